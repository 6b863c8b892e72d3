import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { docxOf } from './office.ts'

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

describe('what is struck out', () => {
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
