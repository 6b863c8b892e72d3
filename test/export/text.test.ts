import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src-main/export/workbook/workbook.ts'
import { cleanText, LONGEST_TEXT } from '../../src-main/export/workbook/xml.ts'
import { hostile } from './hostile.ts'
import { aFolder, partsOf, reopen } from './reopen.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)
/** For the property test, which writes many workbooks; time is not what it is about. */
const PATIENCE_MS = 60_000

/** A workbook with one text a row. */
function writeTexts(texts: readonly string[], path = join(aFolder(), 'x.xlsx')): string {
  writeWorkbook(path, { title: 't', author: 'Nianbao', madeAt: '2026-05-04T03:02:01.000Z' }, workbook => {
    const sheet = workbook.sheet({ name: 'S', widths: [10], frozen: { rows: 0, columns: 0 }, kind: 'page' })
    for (const text of texts) sheet.row([{ text }])
    sheet.end()
  })
  return path
}

describe('text', () => {
  it(
    'of any kind comes back as the same text and is never a formula',
    async () => {
      const folder = aFolder()
      await fc.assert(
        fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 40 }), async texts => {
          const path = writeTexts(texts, join(folder, 'text.xlsx'))
          const xml = partsOf(path).get('xl/worksheets/sheet1.xml')!
          const sheet = (await reopen(path)).worksheets[0]!
          expect(xml).not.toMatch(/<f>/)
          texts.forEach((text, at) => {
            const { value, formula } = sheet.getCell(at + 1, 1)
            expect(formula).toBeUndefined()
            // Excel and LibreOffice undo this escape; exceljs does so only in shared strings.
            const read = typeof value === 'string' ? value.replaceAll('_x005F_', '_') : value
            expect(read).toBe(text === '' ? null : cleanText(text))
          })
        }),
        { seed: SEED, numRuns: 60 },
      )
    },
    PATIENCE_MS,
  )

  it('is left alone when it has nothing unfit in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(cleanText(text)).toBe(text)
      }),
    )
  })

  it.each([
    ['a\u0000b', 'a\ufffdb'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\ud83d', '\ufffd'],
    ['😀', '😀'],
    ['\t=1', '\t=1'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned)
  })

  it('over the limit is cut with a mark, never through a character', () => {
    const cut = cleanText('😀'.repeat(20_000))
    expect(cut.length).toBeLessThanOrEqual(LONGEST_TEXT)
    expect(cut).toMatch(/😀…〔截断〕$/u)
    expect(cleanText('x'.repeat(LONGEST_TEXT))).toHaveLength(LONGEST_TEXT)
  })

  it('that starts like a formula stays text when a person edits the cell', () => {
    const path = writeTexts(['plain', '＝1+1'])
    expect(
      partsOf(path)
        .get('xl/styles.xml')!
        .match(/quotePrefix="1"/g),
    ).toHaveLength(1)
    expect(partsOf(path).get('xl/worksheets/sheet1.xml')).toContain('<c r="A2" s="1" t="inlineStr">')
  })
})
