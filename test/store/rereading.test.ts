import { describe, expect, it } from 'vitest'
import type { Reading } from '#shared/domain/reading.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import { rereadIn, rereadPage } from '../../src-main/store/rereading.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addUndo } from '../../src-main/store/steps.ts'
import { madeReport, NOW, newStudy, putReport, reading } from './made.ts'

const SAID = { reason: '', author: '张', now: NOW }
const GLUED: CellValue = { kind: 'ambiguous', text: '1513', candidates: [{ number: 15, why: '' }] }
const OTHER_GLUED: CellValue = { kind: 'ambiguous', text: '1514', candidates: [] }

/** What the file is read as, or null where it has no such cell. */
type As = string | CellValue | null

function readings(as: As): readonly Reading[] {
  if (as === null) return []
  return [typeof as === 'string' ? reading('req_received', as) : reading('req_received', '0', { value: as })]
}

describe('a file that is read again under a correction', () => {
  it.each<[string, As, string, As, string]>([
    ['the same', '12', '21', '12', 'same'],
    ['the same number spelled otherwise', '1,200', '21', '１２００', 'same'],
    ['what the person said', '12', '21', '21', 'agrees'],
    ['what the person said, with its unit printed', '12', '21', '21件', 'agrees'],
    ['what the person said, in another unit', '12', '21', '21万元', 'differs'],
    ['something else', '12', '21', '13', 'differs'],
    ['a blank where there was a dash', '—', '21', '', 'differs'],
    ['a blank, as the person said', '—', '', '', 'agrees'],
    ['nothing any more', '12', '21', null, 'differs'],
    ['something where there was nothing', null, '21', '13', 'differs'],
    ['what the person filled in where there was nothing', null, '21', '21', 'agrees'],
    ['nothing still', null, '21', null, 'same'],
    ['the same digits run together', GLUED, '15', GLUED, 'same'],
    ['other digits run together', GLUED, '15', OTHER_GLUED, 'differs'],
    ['digits that are told apart at last', GLUED, '15', '15', 'agrees'],
    ['another word', '详见附件', '15', '见附件', 'differs'],
    ['the same word', '详见附件', '15', '详见附件', 'same'],
  ])('as %s', async (_what, then, typed, now, expected) => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport({ readings: readings(then) }))
    const edit = { reportId, indicator: 'req_received', value: readValue(typed), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    expect(putReport(store, 'a', madeReport({ readings: readings(now) }))).toBe(reportId)

    const [cell] = currentValues(store, reportId)
    expect(cell?.value).toEqual(readValue(typed))
    expect(cell?.edit?.rereading).toBe(expected)
    expect(cell?.edit?.readThen?.text ?? null).toBe(then === null ? null : typeof then === 'string' ? then : then.text)
    const page = rereadPage(store, { offset: 0, limit: 9 })
    expect(page.rows.map(({ rereading }) => rereading)).toEqual(expected === 'same' ? [] : [expected])
    expect(rereadIn(store, reportId)).toBe(page.total)
  })

  it('is held against the correction that is shown, not against those under it', async () => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport({ readings: readings('12') }))
    const edit = (typed: string) => {
      const correction = { reportId, indicator: 'req_received', value: readValue(typed), unit: '件' }
      allOrNothing(store, () => addEdits(store, [correction], SAID))
    }
    edit('21')
    putReport(store, 'a', madeReport({ readings: readings('13') }))
    expect(rereadIn(store, reportId)).toBe(1)
    edit('22')
    expect(rereadIn(store, reportId)).toBe(0)
    allOrNothing(store, () => addUndo(store, null, SAID))
    expect(rereadIn(store, reportId)).toBe(1)
  })
})
