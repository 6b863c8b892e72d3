import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rootPath } from '../../src-main/root.ts'
import { makeReport } from '../corpus/make-report.ts'
import type { Seed } from './mutate.ts'

/** Good files to start from: the samples, every fixture that is a document, and some made reports. */
export function seeds(): readonly Seed[] {
  const folders = ['resources/samples', 'test/fixtures'].map(name => rootPath(name))
  const paths = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(txt|html?|mhtml|docx?|wps|pdf|xlsx?|rtf|md|csv)$/.test(name))
      .map(name => join(folder, name)),
  )
  const found = paths.sort().map(path => ({ name: basename(path), bytes: readFileSync(path) }))
  const made = [1, 2, 3, 4].map(seed => {
    const { fileName, bytes } = makeReport(seed, { layout: seed % 2 === 0 ? 'html-table' : 'pipe-rows' })
    return { name: fileName, bytes }
  })
  return [...found, ...made].filter(({ bytes }) => bytes.length < 3_000_000)
}
