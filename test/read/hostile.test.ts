import { describe, expect, it } from 'vitest'
import { Failure } from '#shared/contract/errors.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { compoundFile } from './compound-file.ts'
import { bytesOf, fixture, mhtmlOf } from './office.ts'

const page = (body: string) => bytesOf(`<html><body>${body}</body></html>`)

describe('web pages', () => {
  it('spans are held to the rows there are', async () => {
    const { blocks } = await readDocument(
      page('<table><tr><td rowspan=3000000 colspan=20>一</td><td>二</td></tr><tr><td>三</td></tr></table>'),
      'a.html',
    )
    const [table] = blocks
    expect(table?.kind === 'table' && table.rows.map(row => row.map(cell => [cell.rowSpan, cell.colSpan]))).toEqual([
      [
        [2, 20],
        [1, 1],
      ],
      [[1, 1]],
    ])
  })

  it('a table is read up to 200,000 places, counted with spans', async () => {
    const wide = '<tr><td colspan=1000>x</td><td>y</td></tr>'.repeat(1_000)
    const { blocks } = await readDocument(page(`<table>${wide}</table>`), 'a.html')
    const [table] = blocks
    const cells = table?.kind === 'table' ? table.rows.flat() : []
    expect(cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0)).toBeLessThanOrEqual(200_000)
  })

  it('loses nothing however deep it nests', async () => {
    const deep = 20_000
    const { text } = await readDocument(
      page(`${'<div>'.repeat(deep)}<table><tr><td>规章</td><td>5</td></tr></table>${'</div>'.repeat(deep)}<p>后</p>`),
      'a.html',
    )
    expect(text).toMatch(/规章\s*5\s*后/)
  })

  it('more markup than any report is refused', async () => {
    await expect(readDocument(page('<b>'.repeat(500_000)), 'a.html')).rejects.toMatchObject({
      error: { code: 'file/bomb', why: 'markup' },
    })
  })
})

it('a directory that runs in circles is looked through once', async () => {
  const file = Buffer.from(compoundFile('One', 'Two'))
  const second = 512 * 2 + 2 * 128
  file.writeUInt32LE(1, second + 68)
  file.writeUInt32LE(2, second + 72)
  expect(await outcome(new Uint8Array(file), 'a.doc')).toBe('file/unsupported')
  file.writeUInt32LE(2, 512 + 2 * 4)
  expect(await outcome(new Uint8Array(file), 'a.doc')).toBe('file/unsupported')
})

/** A file of each format; those that Office writes are no use when cut. */
const FILES = [
  ['docx', fixture('t21.docx')],
  ['xlsx', fixture('t21.xlsx')],
  ['doc', fixture('t21.doc')],
  ['xls', fixture('t21.xls')],
  ['rtf', fixture('t21.rtf')],
  ['html', fixture('t21.html')],
  ['mhtml', mhtmlOf(fixture('t21.html'), 'utf-8', 'base64')],
] as const

/** Read, or a coded failure with a reason. */
async function outcome(bytes: Uint8Array, path: string): Promise<string> {
  try {
    const { text, blocks } = await readDocument(bytes, path)
    for (const { start, end } of blocks) if (start > end || end > text.length) throw new Error('block outside the text')
    return 'read'
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.error.code
    throw thrown
  }
}

describe.each(FILES)('%s', (format, whole) => {
  it('cut short is read or says why not', async () => {
    const outcomes = new Set<string>()
    for (let part = 0; part < 24; part += 1)
      outcomes.add(await outcome(whole.slice(0, Math.floor((whole.length * part) / 24)), `a.${format}`))
    for (const one of outcomes) expect(one).toMatch(/^(?:read|file\/(?:unreadable|unsupported))$/)
    if (format === 'docx' || format === 'xlsx' || format === 'rtf') expect(outcomes).toContain('file/unreadable')
  })

  it('with bytes changed is read or says why not', async () => {
    let random = 12_345
    const next = (below: number) => {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0
      return (random >>> 8) % below
    }
    for (let round = 0; round < 60; round += 1) {
      const changed = whole.slice()
      for (let nth = 0; nth < 1 + (round % 40); nth += 1) changed[next(changed.length)] = next(256)
      expect(await outcome(changed, `a.${format}`)).toMatch(/^(?:read|file\/)/)
    }
  })
})
