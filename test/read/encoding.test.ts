import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src-main/read/encoding.ts'
import { readDocument } from '../../src-main/read/read-document.ts'

const SIMPLE =
  '衡阳市民政局2023年政府信息公开工作年度报告。根据《中华人民共和国政府信息公开条例》要求，本报告由总体情况、主动公开政府信息情况组成。'
const TRADITIONAL = '香港特別行政區政府新聞公報：政府資訊公開年度報告，電話及地址等資料請向有關機構查詢。'
/** Two-byte encodings turned round: Node only decodes them. */
function encodedAs(encoding: 'gb18030' | 'big5', text: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const pairs = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && !pairs.has(character)) pairs.set(character, [lead, trail])
    }
  return Uint8Array.from([...text].flatMap(one => pairs.get(one) ?? one.charCodeAt(0)))
}
const GBK = encodedAs('gb18030', SIMPLE)
const BIG5 = encodedAs('big5', TRADITIONAL)

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const utf8 = (text: string) => new Uint8Array(Buffer.from(text))
const page = (charset: string, body: Uint8Array) =>
  new Uint8Array(
    Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"></head><body><p>`), body, Buffer.from('</p>')]),
  )

describe('text', () => {
  it.each([
    ['utf-8', utf8(SIMPLE), 'utf-8', SIMPLE],
    ['utf-8 with a mark', utf8(`\ufeff${SIMPLE}`), 'utf-8', SIMPLE],
    ['utf-16le with a mark', utf16(SIMPLE, false, true), 'utf-16le', SIMPLE],
    ['utf-16be with a mark', utf16(SIMPLE, true, true), 'utf-16be', SIMPLE],
    ['utf-16le without a mark', utf16(SIMPLE, false, false), 'utf-16le', SIMPLE],
    ['utf-16be without a mark', utf16(SIMPLE, true, false), 'utf-16be', SIMPLE],
    ['traditional utf-16le without a mark', utf16(TRADITIONAL, false, false), 'utf-16le', TRADITIONAL],
    ['gbk', GBK, 'gb18030', SIMPLE],
    ['plain ASCII', utf8('2023, 15'), 'utf-8', '2023, 15'],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes, 'a.txt')).toMatchObject({ encoding, text })
  })

  it('big5', () => {
    const { encoding, text } = decodeText(BIG5, 'a.txt')
    expect(encoding).toBe('big5')
    expect(text).toContain('政府資訊公開年度報告')
  })

  it('gbk cut in the middle of a character', () => {
    expect(decodeText(GBK.slice(0, -1), 'a.txt')).toMatchObject({ encoding: 'gb18030' })
  })

  it.each([
    ['random bytes', Uint8Array.from({ length: 4_000 }, (_, nth) => (nth * nth * 31 + nth * 17) % 256)],
    ['zeros', new Uint8Array(4_000)],
  ])('%s are no text', (_, bytes) => {
    expect(() => decodeText(bytes, 'a.bin')).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ code: 'file/unreadable' }) }),
    )
  })
})

describe('pages, what they say and what they are', () => {
  it.each([
    ['gb2312', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['gbk', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['utf-8', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['big5', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['iso-8859-1', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['utf-16', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['no-such-thing', GBK, 'gb18030', '政府信息公开工作年度报告'],
    ['gb2312', utf8(SIMPLE), 'utf-8', '衡阳市民政局2023年'],
    ['big5', utf8(TRADITIONAL), 'utf-8', '香港特別行政區'],
    ['gb2312', BIG5, 'big5', '政府資訊公開年度報告'],
    ['utf-8', BIG5, 'big5', '政府資訊公開年度報告'],
    ['big5', BIG5, 'big5', '政府資訊公開年度報告'],
  ])('says %s', async (charset, body, encoding, words) => {
    const document = await readDocument(page(charset, body), 'a.html')
    expect(document).toMatchObject({ format: 'html', encoding })
    expect(document.text).toContain(words)
  })

  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])('in UTF-16, big-endian %s, marked %s', async (big, mark) => {
    const markup = `<html><body><table><tr><td>规章</td><td>5</td></tr></table><p>${SIMPLE}</p></body></html>`
    const document = await readDocument(utf16(markup, big, mark), 'a.doc')
    expect(document).toMatchObject({ format: 'html', encoding: big ? 'utf-16be' : 'utf-16le' })
    expect(document.text).toBe(`规章\t5\n${SIMPLE}\n`)
  })
})
