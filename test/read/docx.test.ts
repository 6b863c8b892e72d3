import { expect, it } from 'vitest'
import { readDocument } from '../../src-main/read/read-document.ts'
import { docxOf } from './office.ts'

const p = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`

async function textOf(body: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await readDocument(docxOf(body, more), 'a.docx')).text
}

async function tableOf(body: string) {
  const { text, blocks } = await readDocument(docxOf(body), 'a.docx')
  return blocks.flatMap(block =>
    block.kind === 'table'
      ? block.rows.map(row => row.map(cell => [text.slice(cell.start, cell.end), cell.rowSpan, cell.colSpan]))
      : [],
  )
}

it('reads merged cells and keeps blank ones', async () => {
  const table = tbl(
    tr(tc(p('结果'), '<w:vMerge w:val="restart"/>'), tc(p('甲乙'), '<w:gridSpan w:val="2"/>')),
    tr(tc(p('不显示'), '<w:vMerge/>'), tc(p('1')), tc('<w:p/>')),
    tr(tc(p('其他')), tc(p('0')), tc(p('2'))),
  )
  expect(await tableOf(table)).toEqual([
    [
      ['结果', 2, 1],
      ['甲乙', 1, 2],
    ],
    [
      ['1', 1, 1],
      ['', 1, 1],
    ],
    [
      ['其他', 1, 1],
      ['0', 1, 1],
      ['2', 1, 1],
    ],
  ])
})

it('reads a table inside a cell as a table, the outer one as the layout it is', async () => {
  const inner = tbl(tr(tc(p('规章')), tc(p('5'))))
  expect(await tableOf(tbl(tr(tc(p('说明') + inner), tc(p('旁')))))).toEqual([
    [
      ['规章', 1, 1],
      ['5', 1, 1],
    ],
  ])
})

it('leaves deleted, moved and hidden text out, and what is inserted in', async () => {
  const body = `<w:p><w:r><w:t>一</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>
    <w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>
    <w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>旧</w:t></w:r></w:p>`
  expect(await textOf(body)).toBe('一增显旧\n')
})

it('leaves a deleted row out', async () => {
  const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p('删'))}${tc(p('9'))}</w:tr>`
  expect(await textOf(tbl(tr(tc(p('规章')), tc(p('1'))), gone))).toBe('规章\t1\n')
})

it('reads a text box once, behind its paragraph, and fields by what they show', async () => {
  const box = `<w:txbxContent>${p('框内')}</w:txbxContent>`
  const body = `<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice>
    <mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>
    <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t></w:r></w:p>`
  expect(await textOf(body)).toBe('前后\n框内\n3\n')
})

it('puts footnotes at the end, without their marks in the text', async () => {
  const body = '<w:p><w:r><w:t>22</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
  const footnotes = `<w:footnotes><w:footnote w:type="separator">${p('线')}</w:footnote><w:footnote w:id="2">${p('含结转')}</w:footnote></w:footnotes>`
  expect(await textOf(body, { 'word/footnotes.xml': footnotes })).toBe('22\n含结转\n')
})

it('spells automatic numbers out before words, not before figures', async () => {
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
  const at = (level: number) => `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr></w:pPr>`
  const body = p('总体情况', at(0)) + p('主动公开', at(0)) + p('规章', at(1)) + p('5', at(0)) + p('依申请', at(0))
  expect(await textOf(body, { 'word/numbering.xml': numbering })).toBe(
    '一、总体情况\n二、主动公开\n二.1 规章\n5\n四、依申请\n',
  )
})

it('knows headings by their style', async () => {
  const styles = '<w:styles><w:style w:styleId="a3"><w:name w:val="heading 2"/></w:style></w:styles>'
  const body = p('一、总体情况', '<w:pPr><w:pStyle w:val="a3"/></w:pPr>')
  const { blocks } = await readDocument(docxOf(body, { 'word/styles.xml': styles }), 'a.docx')
  expect(blocks).toEqual([{ kind: 'heading', depth: 2, start: 0, end: 6 }])
})

it('loses nothing of tables nested beyond reason', async () => {
  const deep = 3_000
  const body = `${'<w:tbl><w:tr><w:tc>'.repeat(deep)}${p('底')}${'</w:tc></w:tr></w:tbl>'.repeat(deep)}${p('后')}`
  expect(await textOf(body)).toBe('底\n后\n')
})

it.each([
  ['cells before any row', '<w:tbl><w:tc><w:p/></w:tc></w:tbl>'],
  ['a row without a table', `<w:tr>${tc(p('一'))}</w:tr>`],
  ['spans beyond reason', tbl(tr(tc(p('一'), '<w:gridSpan w:val="999999999"/>'), tc(p('二'))))],
])('bears %s', async (_, body) => {
  await expect(textOf(body)).resolves.toBeTypeOf('string')
})
