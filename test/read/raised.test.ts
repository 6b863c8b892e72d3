import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { bytesOf, docxOf, fixture, xlsxOf } from './office.ts'

const page = (cell: string) => new TextEncoder().encode(`<table><tr><td>收到申请数</td><td>${cell}</td></tr></table>`)
const run = (text: string, align?: string) =>
  `<w:r>${align === undefined ? '' : `<w:rPr><w:vertAlign w:val="${align}"/></w:rPr>`}<w:t>${text}</w:t></w:r>`

describe('the mark of a note behind a number', () => {
  it('is no digit of the number on a page', async () => {
    const { text } = await readDocument(page('8<sup>1</sup> 件，9<sub>20</sub>7'), 'a.html')
    expect(text).toBe('收到申请数\t8¹ 件，9₂₀7\n')
    expect(readValue('8¹').kind).toBe('text')
  })

  it('is no digit of the number in a Word document', async () => {
    const body = `<w:p>${run('8')}${run('1', 'superscript')}${run('件9')}${run('2', 'subscript')}${run('3', 'baseline')}</w:p>`
    expect((await readDocument(docxOf(body, {}), 'a.docx')).text).toBe('8¹件9₂3\n')
  })
})

const rtf = (text: string) => bytesOf(`{\\rtf1\\ansi ${text}\\par}`)
/** A sheet with a string in runs of their own properties, in the cell itself or shared by the book. */
const sheet = (runs: string, isShared: boolean) => {
  const row = (cell: string) => `<sheetData><row r="1"><c r="A1" ${cell}</c></row></sheetData>`
  if (!isShared) return xlsxOf(row(`t="inlineStr"><is>${runs}</is>`))
  return xlsxOf(row('t="s"><v>0</v>'), { 'xl/sharedStrings.xml': `<sst><si>${runs}</si></sst>` })
}
const piece = (text: string, properties = '') => `<r><rPr>${properties}</rPr><t>${text}</t></r>`

describe('the mark of a note behind a number in other formats', () => {
  it('is no digit of the number in rich text', async () => {
    const { text } = await readDocument(rtf('8{\\super 1}9\\sub 2\\nosupersub 3{\\up6 4}\\dn6 5\\plain 6'), 'a.rtf')
    expect(text).toBe('8¹9₂3⁴₅6\n')
  })

  it.each([true, false])('is no digit of the number in a sheet, its string shared: %s', async isShared => {
    const runs = piece('8') + piece('1', '<vertAlign val="superscript"/>') + piece('9', '<vertAlign val="baseline"/>')
    expect((await readDocument(sheet(runs, isShared), 'a.xlsx')).text).toContain('8¹9')
  })

  it('is no digit of the number in a document of Word 97', async () => {
    const { text, remarks } = await readDocument(fixture('marks.doc'), 'a.doc')
    expect(text).toContain('8¹')
    expect(text).toContain('9₂7')
    expect(text).toContain('\t6\n')
    expect(remarks).toEqual([{ stage: 'read', says: '有划掉的文字，没有读' }])
  })
})

describe('what is struck out', () => {
  it('is no part of the number beside it in rich text and in a sheet', async () => {
    const struck = await readDocument(rtf('{\\strike 5}6\\striked1 7\\striked0 8'), 'a.rtf')
    expect(struck.text).toBe('68\n')
    expect(struck.remarks).toEqual([{ stage: 'read', says: '有划掉的文字，没有读' }])
    const runs = piece('5', '<strike/>') + piece('6', '<strike val="0"/>')
    expect((await readDocument(sheet(runs, true), 'a.xlsx')).text).toMatch(/(?<!5)6/)
  })

  it('is no part of the number beside it on a page, and it is said that it was not read', async () => {
    for (const tag of ['del', 's', 'strike']) {
      const { text, remarks } = await readDocument(page(`<${tag}>5</${tag}>6`), 'a.html')
      expect(text).toBe('收到申请数\t6\n')
      expect(remarks).toEqual([{ stage: 'read', says: '有划掉的文字，没有读' }])
    }
  })

  it('is no part of the number beside it in a Word document', async () => {
    const struck = (mark: string, text: string) => `<w:r><w:rPr><w:${mark}/></w:rPr><w:t>${text}</w:t></w:r>`
    const kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>6</w:t></w:r>'
    const body = `<w:p>${struck('strike', '5')}${kept}${struck('dstrike', '7')}${run('8')}</w:p>`
    expect((await readDocument(docxOf(body, {}), 'a.docx')).text).toBe('68\n')
  })
})
