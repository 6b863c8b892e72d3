import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { answer } from '../../src-main/api/serve.ts'
import { pdfPages } from '../../src-main/import/pdf-pages.ts'
import { drawPdf, text } from '../fixtures/pdf/draw-pdf.ts'
import { desk } from './desk.ts'

const T21 = join(import.meta.dirname, '../fixtures/pdf/t21.pdf')

async function deskWith(file: (folder: string) => string) {
  const at = await desk()
  const path = file(at.folder)
  await at.handlers['import.start']({ paths: [path] })
  await at.session.running?.ended
  return {
    ...at,
    path,
    ask: (name: string, input: object) => answer(at.handlers, name, input, bug => at.bugs.push(bug)),
  }
}

const plainCopy = (folder: string): string => {
  const path = join(folder, 'a.pdf')
  copyFileSync(T21, path)
  return path
}

it('the pages of a report come with a place for each stretch of the text that the study holds', async () => {
  const { handlers } = await deskWith(plainCopy)
  const { shapes, places } = await handlers['source.pages']({ reportId: 1 })
  const { source } = await handlers['report.read']({ reportId: 1 })
  expect(source.format).toBe('pdf')
  expect(shapes.map(({ turned }) => turned)).toEqual(shapes.map(() => 0))
  expect(Math.max(...(places?.pages ?? []))).toBe(shapes.length)
  expect(Math.max(...(places?.ends ?? []))).toBeLessThanOrEqual(source.text.length)
})

it('the bytes of a file come in parts and are the same, in an archive too', async () => {
  const whole = readFileSync(T21)
  // a large thing in the file that nobody looks at
  const large = Buffer.concat([whole, Buffer.alloc(5 * 1_048_576, '%\n')])
  const { handlers } = await deskWith(folder => {
    writeFileSync(join(folder, 'a.zip'), zipSync({ 'in.pdf': large }, { level: 0 }))
    return join(folder, 'a.zip')
  })
  const parts: Uint8Array[] = []
  let total = Infinity
  for (let from = 0; from < total; ) {
    const part = await handlers['source.bytes']({ reportId: 1, from })
    parts.push(part.bytes)
    from += part.bytes.length
    total = part.total
  }
  expect(parts).toHaveLength(3)
  expect(Buffer.concat(parts).equals(large)).toBe(true)
})

it('a file that is gone, or is another one now, is said to be', async () => {
  const { ask, path, bugs } = await deskWith(plainCopy)
  writeFileSync(path, drawPdf([{ marks: [text(72, 100, '这一页上只有一行不长不短的文字。')] }]))
  expect(await ask('source.pages', { reportId: 1 })).toMatchObject({ ok: false, error: { code: 'source/gone', path } })
  rmSync(path)
  expect(await ask('source.bytes', { reportId: 1, from: 0 })).toMatchObject({
    ok: false,
    error: { code: 'source/gone', path },
  })
  copyFileSync(T21, path)
  expect(await ask('source.pages', { reportId: 1 })).toMatchObject({ ok: true })
  expect(await ask('source.pages', { reportId: 2 })).toMatchObject({ ok: false, error: { code: 'report/unknown' } })
  expect(bugs).toEqual([])
})

it('places are kept back when the study holds another text of the file', async () => {
  const task = { path: 'a.pdf', content: readFileSync(T21), text: 'as it was read before' }
  const { shapes, places } = await pdfPages(task)
  expect(shapes.length).toBeGreaterThan(1)
  expect(places).toBeNull()
})

it('a file that takes too long or too much memory ends its reader, and says so', async () => {
  const page = { marks: [text(72, 100, '这一页上只有一行不长不短的文字。')] }
  const task = { path: 'a.pdf', content: drawPdf(Array.from({ length: 299 }, () => page)), text: '' }
  const failure = (limits: { seconds: number; megabytes: number }) =>
    pdfPages(task, limits).catch((thrown: unknown) => thrown)
  expect(await failure({ seconds: 0.05, megabytes: 400 })).toMatchObject({ error: { code: 'file/too-slow' } })
  expect(await failure({ seconds: 20, megabytes: 8 })).toMatchObject({ error: { code: 'file/too-heavy' } })
})

it('what drawing needs beside the file is handed out by name, and nothing else', async () => {
  const { handlers } = await desk()
  const sizeOf = async (kind: 'cmaps' | 'standard_fonts' | 'wasm', name: string) =>
    (await handlers['source.pdfData']({ kind, name })).bytes?.length ?? null
  expect(await sizeOf('cmaps', 'UniGB-UCS2-H.bcmap')).toBeGreaterThan(10_000)
  expect(await sizeOf('standard_fonts', 'LiberationSans-Regular.ttf')).toBeGreaterThan(10_000)
  expect(await sizeOf('wasm', 'openjpeg.wasm')).toBeGreaterThan(10_000)
  expect(await sizeOf('cmaps', 'none.bcmap')).toBeNull()
  expect(await sizeOf('cmaps', '../package.json')).toBeNull()
  expect(await sizeOf('cmaps', '..')).toBeNull()
  expect(await sizeOf('../pdfjs-dist' as 'cmaps', 'package.json')).toBeNull()
})
