import { describe, expect, it } from 'vitest'
import { type ArchivedFile, readArchive } from '../../src-main/read/archive.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { bytesOf, fixture, zipOf } from './office.ts'
import { entryOf, rawZip, spaces } from './raw-zip.ts'

async function filesIn(zip: Uint8Array): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = []
  for await (const file of readArchive(zip, 'a.zip')) files.push(file)
  return files
}

const namesIn = async (zip: Uint8Array) => (await filesIn(zip)).map(({ name }) => name)
const failure = (code: string, more: object = {}) => ({ error: { code, ...more } })
const GB = 1_024

describe('names', () => {
  const gbk = Buffer.from([0xc4, 0xea, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74]) // 年报.txt
  it.each([
    ['年报.txt in UTF-8, said so', '年报.txt', 0x800, '年报.txt'],
    ['年报.txt in UTF-8, not said', '年报.txt', 0, '年报.txt'],
    ['年报.txt as Windows in China writes it', gbk, 0, '年报.txt'],
    ['backslashes', 'a\\b.txt', 0, 'a/b.txt'],
    ['a way out', '../../etc/passwd', 0, 'etc/passwd'],
    ['a way out with backslashes', '..\\..\\x.txt', 0, 'x.txt'],
    ['an absolute path', '/etc/passwd', 0, 'etc/passwd'],
    ['a drive', 'C:\\Windows\\x.txt', 0, 'Windows/x.txt'],
    ['control characters', 'a\u0000\u0007\u202eb.txt', 0x800, 'ab.txt'],
    ['nothing but dots', '../..', 0, '(无名)'],
    ['code page 437', Buffer.from([0x81, 0x2e, 0x74]), 0, 'ü.t'],
  ])('%s', async (_, name, flags, shown) => {
    expect(await namesIn(rawZip([entryOf(name, 'x', flags)]))).toEqual([shown])
  })
})

describe('what is inside', () => {
  it('is given in the order of names, without what programs leave behind', async () => {
    const zip = zipOf({
      'b.txt': 'b',
      'a/c.txt': 'c',
      '__MACOSX/a': 'x',
      '~$b.docx': 'x',
      'a/.DS_Store': 'x',
      'a/': '',
    })
    expect(await namesIn(zip)).toEqual(['a/c.txt', 'b.txt'])
  })

  it('may be archives, one level deep', async () => {
    const deep = zipOf({ 'deepest.txt': 'x' })
    const zip = zipOf({ 'in.zip': zipOf({ 'two.zip': deep, 'one.txt': 'x' }), 'top.txt': 'x' })
    const files = await filesIn(zip)
    expect(files.map(file => [file.name, 'error' in file ? file.error.code : file.bytes.length])).toEqual([
      ['in.zip/one.txt', 1],
      ['in.zip/two.zip', 'file/unsupported'],
      ['top.txt', 1],
    ])
  })

  it('are Office files, which are not opened as archives', async () => {
    expect(await namesIn(zipOf({ 'a.docx': fixture('t21.docx') }))).toEqual(['a.docx'])
  })

  it('one bad file costs no other', async () => {
    const zip = rawZip([
      entryOf('a.txt', 'x'),
      entryOf('b.txt', 'x', 1),
      { ...entryOf('c.txt', 'x'), crc: 5 },
      { ...entryOf('d.txt', 'x'), method: 99 },
      { name: 'e.txt', packed: spaces(80), size: 1_000 },
      entryOf('f.txt', 'x'),
    ])
    expect((await filesIn(zip)).map(file => ('error' in file ? file.error.code : 'read'))).toEqual([
      'read',
      'file/protected',
      'file/unreadable',
      'file/unsupported',
      'file/bomb',
      'read',
    ])
  })

  it('all encrypted is a protected file', async () => {
    const zip = rawZip([entryOf('a.txt', 'x', 1), entryOf('b.txt', 'x', 1)])
    await expect(filesIn(zip)).rejects.toMatchObject(failure('file/protected', { path: 'a.zip' }))
  })
})

describe('bombs', () => {
  const office = (name: string, packed: Uint8Array, size: number) =>
    rawZip([entryOf('[Content_Types].xml', '<Types/>'), { name, packed, size }])
  const gigabyte = spaces(GB)

  it('a gigabyte of spaces in a megabyte', async () => {
    expect(gigabyte.length).toBeLessThan(1_200_000)
    const honest = rawZip([{ name: 'a.txt', packed: gigabyte, size: GB * 1_048_576 }])
    await expect(filesIn(honest)).rejects.toMatchObject(failure('file/bomb', { why: 'entry' }))
    const lying = rawZip([{ name: 'a.txt', packed: gigabyte, size: 1_000 }])
    expect(await filesIn(lying)).toMatchObject([failure('file/bomb', { why: 'entry', path: 'a.txt' })])
  })

  it.each([
    ['docx', 'word/document.xml'],
    ['xlsx', 'xl/workbook.xml'],
  ])('inside a %s', async (ending, name) => {
    for (const size of [GB * 1_048_576, 1_000]) {
      const read = readDocument(office(name, gigabyte, size), `a.${ending}`)
      await expect(read).rejects.toMatchObject(failure('file/bomb', { path: `a.${ending}` }))
    }
  })

  it.each([
    ['too many files', Array.from({ length: 2_001 }, (_, nth) => entryOf(`${nth}`, 'x')), 'entries'],
    ['too much in all', Array.from({ length: 4 }, (_, nth) => stored(`${nth}`, 60)), 'total'],
    ['too much in one', [{ name: 'a', packed: new Uint8Array(), size: 65 * 1_048_576 }], 'entry'],
    ['beyond belief', [{ name: 'a', packed: spaces(3), size: 3 * 1_048_576 }], 'ratio'],
    ['overlapping files', [entryOf('a', 'x'.repeat(99)), { ...entryOf('a', 'x'.repeat(99)), at: 0 }], 'overlap'],
  ] as const)('%s', async (_, entries, why) => {
    await expect(filesIn(rawZip(entries))).rejects.toMatchObject(failure('file/bomb', { why }))
  })

  function stored(name: string, megabytes: number) {
    return { name, packed: new Uint8Array(megabytes * 6_000), size: megabytes * 1_048_576 }
  }
})

it.each([0, 10, 30])('an archive cut %d bytes short is unreadable', async left => {
  const zip = zipOf({ 'a.txt': bytesOf('x'.repeat(500)), 'b.txt': 'y' })
  const cut = left === 0 ? zip.slice(0, zip.length / 2) : zip.slice(0, -left)
  await expect(filesIn(cut)).rejects.toMatchObject(failure('file/unreadable'))
})
