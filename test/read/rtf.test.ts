import { expect, it } from 'vitest'
import { readDocument } from '../../src-main/read/read-document.ts'
import { bytesOf } from './office.ts'

async function textOf(rtf: string): Promise<string> {
  return (await readDocument(bytesOf(`{\\rtf1\\ansi\\ansicpg936 ${rtf}}`), 'a.rtf')).text
}

it.each([
  ['bytes of the code page', "\\'d5\\'fe\\'b8\\'ae\\par", '政府\n'],
  ['Unicode with its fallback', "\\uc1\\u25919?\\u24220\\'3f\\par", '政府\n'],
  ['Unicode without a fallback', '\\uc0\\u25919\\u24220 \\par', '政府\n'],
  ['negative Unicode', '\\u-244?\\par', '\uff0c\n'],
  ['a font of another script', "{\\fonttbl{\\f1\\fcharset136 x;}}\\f1\\'ac\\'46\\par", '\u653f\n'],
  ['skipped groups', '{\\info{\\title x}}{\\*\\unknown x}{\\header x}a\\par', 'a\n'],
  ['hidden and deleted text', 'a{\\v b}{\\deleted c}\\v d\\v0 e\\par', 'ae\n'],
  ['fields by what they show', '{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt b}}\\par', 'b\n'],
  ['binary data', 'a{\\pict\\bin5 }}}}}}b\\par', 'ab\n'],
  ['footnotes at the end', '22{\\footnote\\pard c\\par}\\u20214?\\par', '22件\nc\n'],
  ['text boxes', 'a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt b\\par}}{\\shprslt c}}d\\par', 'b\nad\n'],
])('reads %s', async (_, rtf, text) => {
  expect(await textOf(rtf)).toBe(text)
})

it('reads merged cells', async () => {
  const rtf = `\\trowd\\clvmgf\\cellx1000\\cellx2000\\cellx3000 \\intbl a\\cell b\\cell c\\cell\\row
\\trowd\\clvmrg\\cellx1000\\cellx3000 \\intbl\\cell d\\cell\\row\\pard e\\par`
  const { text, blocks } = await readDocument(bytesOf(`{\\rtf1 ${rtf}}`), 'a.rtf')
  const [table] = blocks
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows.map(row => row.map(cell => [text.slice(cell.start, cell.end), cell.rowSpan, cell.colSpan]))).toEqual([
    [
      ['a', 2, 1],
      ['b', 1, 1],
      ['c', 1, 1],
    ],
    [['d', 1, 2]],
  ])
})

it('bears groups nested beyond reason', async () => {
  expect(await textOf(`${'{'.repeat(100_000)}a${'}'.repeat(100_000)}\\par`)).toBe('a\n')
})
