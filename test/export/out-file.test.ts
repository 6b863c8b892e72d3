import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openFolder } from '../../src-main/export/table/out-file.ts'
import { utf8Characters } from '../../src-main/export/table/utf8.ts'
import { temporaryFolder } from '../store/made.ts'

/** More than is kept before it is written. */
const LONG = '年报'.repeat(60_000)

it('a text has a character for each byte of its UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(Buffer.from(utf8Characters(text), 'latin1')).toEqual(Buffer.from(text, 'utf8'))
    }),
    { seed: Number(process.env.NIANBAO_SEED ?? 1) },
  )
})

it('a file holds texts and bytes in the order they came, however long they are', () => {
  const folder = openFolder(temporaryFolder())
  const file = folder.file('a.txt')
  file.text('甲,')
  file.encoded(utf8Characters('乙,'))
  file.bytes(Buffer.from('丙,'))
  file.text(LONG)
  for (let nth = 0; nth < 40_000; nth += 1) file.text(`${nth}，`)
  file.bytes(Buffer.from('丁'))
  file.end()
  folder.finish()
  const numbers = Array.from({ length: 40_000 }, (_, nth) => `${nth}，`).join('')
  expect(readFileSync(join(folder.path, 'a.txt'), 'utf8')).toBe(`甲,乙,丙,${LONG}${numbers}丁`)
  expect(file.size).toBe(Buffer.byteLength(`甲,乙,丙,${LONG}${numbers}丁`))
})
