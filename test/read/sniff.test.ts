import { describe, expect, it } from 'vitest'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure } from '#shared/contract/errors.ts'
import { isArchive } from '../../src-main/read/archive.ts'
import { PLAIN_LIMIT, readDocument } from '../../src-main/read/read-document.ts'
import { compoundFile } from './compound-file.ts'
import { bytesOf, fixture, mhtmlOf, zipOf } from './office.ts'

const HTML = bytesOf('<html><body><p>政府信息公开</p></body></html>')
const start = (...bytes: number[]) => Uint8Array.from([...bytes, ...Array.from({ length: 200 }, () => 0)])

async function errorOf(bytes: Uint8Array, path: string) {
  try {
    await readDocument(bytes, path)
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.error
    throw thrown
  }
  throw new Error(`${path} was read`)
}

describe('the content decides, not the name', () => {
  it.each([
    ['a web page named .doc', HTML, 'a.doc', 'html'],
    ['a web page named .xls', bytesOf('<table><tr><td>a</td><td>b</td></tr></table>'), 'a.xls', 'html'],
    ['a web page named .txt', HTML, 'a.txt', 'html'],
    ['mhtml named .doc', mhtmlOf(HTML, 'utf-8', 'base64'), 'a.doc', 'mhtml'],
    ['xlsx named .xls', fixture('t21.xlsx'), 'a.xls', 'xlsx'],
    ['docx named .doc', fixture('t21.docx'), 'a.doc', 'docx'],
    ['docx named .zip', fixture('t21.docx'), 'a.zip', 'docx'],
    ['doc named .docx', fixture('t21.doc'), 'a.docx', 'doc'],
    ['doc named .wps', fixture('t21.doc'), 'a.wps', 'doc'],
    ['xls named .et', fixture('t21.xls'), 'a.et', 'xls'],
    ['xls named .doc', fixture('t21.xls'), 'a.doc', 'xls'],
    ['rtf named .doc', fixture('t21.rtf'), 'a.doc', 'rtf'],
    ['text named .docx', bytesOf('政府信息公开'), 'a.docx', 'text'],
    ['text that begins with BM', bytesOf('BMW 政府信息公开工作'), 'a.txt', 'text'],
    ['text without an ending', bytesOf('政府信息公开'), 'a', 'text'],
    ['markdown', bytesOf('# 政府信息公开'), 'a.md', 'markdown'],
    ['csv', bytesOf('指标,数'), 'a.CSV', 'csv'],
  ])('%s', async (_, bytes, path, format) => {
    expect((await readDocument(bytes, path)).format).toBe(format)
  })
})

describe('what is not read says what it is and what to do', () => {
  it.each([
    ['PNG', start(0x89, 0x50, 0x4e, 0x47), 'file/no-text-layer', '图片'],
    ['JPEG named .doc', start(0xff, 0xd8, 0xff, 0xe0), 'file/no-text-layer', '图片'],
    ['GIF', bytesOf('GIF89a'), 'file/no-text-layer', '图片'],
    ['BMP', start(0x42, 0x4d, 1, 1, 0, 0), 'file/no-text-layer', '图片'],
    ['TIFF', start(0x49, 0x49, 0x2a, 0), 'file/no-text-layer', '图片'],
    ['OFD', zipOf({ 'OFD.xml': '<OFD/>' }), 'file/unsupported', '请转为 PDF'],
    ['pptx', zipOf({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'file/unsupported', '请转为 PDF'],
    ['odt', zipOf({ mimetype: 'x', 'content.xml': '' }), 'file/unsupported', 'docx'],
    ['RAR', start(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07), 'file/unsupported', '解压'],
    ['7z', start(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'file/unsupported', '解压'],
    ['zip', zipOf({ 'a.txt': 'x' }), 'file/unsupported', '解压'],
    ['a program', start(0x4d, 0x5a, 0x90, 0), 'file/unsupported', 'EXE'],
    ['OLE2 without a document', compoundFile('Contents'), 'file/unsupported', '请用 WPS'],
    ['an encrypted docx', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'file/protected', '加密'],
    ['a presentation', compoundFile('PowerPoint Document'), 'file/unsupported', 'PDF'],
    ['a document that is none', compoundFile('WordDocument'), 'file/unsupported', 'Word 6'],
    ['Word 2003 XML', bytesOf('<?xml version="1.0"?><w:wordDocument></w:wordDocument>'), 'file/unsupported', 'docx'],
    ['nothing known', Uint8Array.from({ length: 4_000 }, (_, nth) => (nth * nth * 7) % 256), 'file/unreadable', '编码'],
  ])('%s', async (_, bytes, code, words) => {
    const error = await errorOf(bytes, '年报')
    expect(error.code).toBe(code)
    expect(errorText(error, 'zh')).toContain(words)
    expect(errorText(error, 'en')).not.toMatch(/undefined|null/)
  })

  it('an encrypted doc', async () => {
    const file = Buffer.from(fixture('t21.doc'))
    // The head of the main stream lies at the beginning of a sector.
    const at = file.indexOf(Buffer.from([0xec, 0xa5]))
    file.writeUInt16LE(file.readUInt16LE(at + 10) | 0x0100, at + 10)
    expect((await errorOf(new Uint8Array(file), 'a.doc')).code).toBe('file/protected')
  })

  it('a file too large', async () => {
    const error = await errorOf(new Uint8Array(200 * 1_048_576), 'a.html')
    expect(error).toMatchObject({ code: 'file/too-large', bytes: 200 * 1_048_576, limit: PLAIN_LIMIT })
  })
})

it('an archive is a zip that is no Office file', async () => {
  expect(await isArchive(zipOf({ 'a.txt': 'x' }))).toBe(true)
  expect(await isArchive(fixture('t21.docx'))).toBe(false)
  expect(await isArchive(HTML)).toBe(false)
})
