import type { LocalRow } from '#shared/domain/reading.ts'
import { readValue } from '#shared/domain/value.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import type { Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { madeReport, NOW, newStudy, putReport, reading, stated } from '../store/made.ts'

/** A name that wants to be a formula, end its cell and its line. */
export const HOSTILE = '=HYPERLINK("http://x","甲")\r\n,＝乙;@丙'

const own = (label: string, text: string, personal: boolean): LocalRow => ({
  label,
  values: [readValue(text)],
  unit: '',
  after: null,
  personal,
  evidence: { start: 0, end: 3, quote: `${label} ${text}` },
})

const REPORTS = {
  b: madeReport({
    organisation: stated(HOSTILE),
    year: stated(2017),
    readings: [
      reading('req_received', '-'),
      reading('answer_total', '15', {
        value: {
          kind: 'ambiguous',
          text: '151',
          candidates: [
            { number: 15, why: 'a' },
            { number: 151, why: 'b' },
          ],
        },
      }),
      reading('review14_total', '3', { value: { kind: 'unreadable', text: '?' } }),
      reading('fees_collected', '3.5', {
        unit: '万元',
        evidence: { start: 1, end: 4, quote: '负责人：张三丰 联系电话：0391-5556666' },
      }),
    ],
    narrative: [
      {
        indicator: 'req_received',
        value: readValue('12'),
        unit: '件',
        origin: 'narrative',
        confidence: 0.8,
        evidence: { start: 9, end: 11, quote: '约12件' },
        approximate: true,
      },
    ],
  }),
  a: madeReport({
    readings: [
      reading('proactive_total', '0', { unit: '条' }),
      reading('normdocs_issued', '', { unit: '条' }),
      reading('channel_website', '/', { unit: '条' }),
      reading('channel_weibo', '—', { unit: '条' }),
      reading('channel_wechat', '无', { unit: '条' }),
      reading('channel_other', '若干', { unit: '条' }),
      reading('req_received', '-7'),
      reading('answer_total', '20', { origin: 'derived' }),
      reading('fees_collected', '35000元', { unit: '万元' }),
      reading('complaints', '2万元'),
    ],
    local: [own('联系电话', '0391-5556666', true), own('信息员数', '4', false)],
  }),
} as const

/**
 * A study with every kind of value, a correction, hostile names and rows of persons.
 *
 * @param order  Of importing, which must make no difference.
 */
export async function aStudy(order: readonly ('a' | 'b')[] = ['a', 'b']): Promise<Store> {
  const store = await newStudy()
  for (const name of order) {
    const id = putReport(store, `${name},文件`, REPORTS[name])
    if (name !== 'a') continue
    allOrNothing(store, () => {
      const said = { reason: '正文为准', author: '王研究', now: NOW }
      addEdits(store, [{ reportId: id, indicator: 'channel_other', value: readValue('5'), unit: '条' }], said)
      countReport(store, id)
    })
  }
  return store
}
