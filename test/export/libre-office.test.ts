import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, CellValue, Workbook } from 'exceljs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src-main/export/workbook/workbook.ts'
import { cleanText } from '../../src-main/export/workbook/xml.ts'
import { desk } from '../api/desk.ts'
import { hostile } from './hostile.ts'
import { aFolder, partsOf, reopen } from './reopen.ts'

const SAMPLES = join(import.meta.dirname, '../../resources/samples')
const IS_THERE = spawnSync('soffice', ['--version']).status === 0
/** It starts a whole office. */
const PATIENCE_MS = 240_000

if (!IS_THERE)
  process.stderr.write('skipped: LibreOffice (soffice) is not installed, workbooks were not opened with it\n')

/** The workbook of the samples, as a comparison or as a panel of series. */
async function samples(kind: 'comparison' | 'panel') {
  const { handlers, session, folder } = await desk()
  await handlers['import.start']({ paths: [SAMPLES] })
  await session.running?.ended
  const path = join(folder, '样本.xlsx')
  const all = { organisations: [], years: [], language: 'zh', path } as const
  if (kind === 'comparison') await handlers['compare.export']({ ...all, indicators: [], onlyStated: true })
  else {
    const figures = (await handlers['series.all']({})).map(({ id }) => ({ id, definition: null }))
    await handlers['panel.export']({ ...all, figures, arrangement: 'years', year: null })
  }
  return { path, folder }
}

/** The same workbook without what its formulas come to, so that whoever opens it must calculate. */
function withoutResults(path: string, folder: string): string {
  const parts = unzipSync(new Uint8Array(readFileSync(path)))
  let removed = 0
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue
    const xml = strFromU8(bytes).replace(/(<\/f>)<v>[^<]*<\/v>/g, (_, end: string) => {
      removed += 1
      return end
    })
    parts[name] = strToU8(xml)
  }
  expect(removed).toBeGreaterThan(1000)
  const bare = join(folder, 'bare.xlsx')
  writeFileSync(bare, zipSync(parts))
  return bare
}

function convert(path: string, folder: string, to: string): string {
  const out = join(folder, 'out')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, path], { stdio: 'ignore' })
  return join(
    out,
    `${path
      .split('/')
      .at(-1)!
      .replace(/\.xlsx$/, '')}.${to}`,
  )
}

/** Every formula of a workbook with what it comes to, rounded past the noise of binary fractions. */
function resultsOf(workbook: Workbook): ReadonlyMap<string, unknown> {
  const results = new Map<string, unknown>()
  for (const sheet of workbook.worksheets) {
    sheet.eachRow(row =>
      row.eachCell(cell => {
        if (cell.formula !== undefined) results.set(`${sheet.name}!${cell.address}`, resultIn(cell))
      }),
    )
  }
  return results
}

function resultIn({ result }: Cell): unknown {
  return typeof result === 'number' ? Number(result.toPrecision(10)) : (result ?? '')
}

describe.skipIf(!IS_THERE)('LibreOffice', () => {
  it.each(['comparison', 'panel'] as const)(
    'calculates every formula of the samples’ %s to our number',
    async kind => {
      const { path, folder } = await samples(kind)
      const ours = resultsOf(await reopen(path))
      const theirs = resultsOf(await reopen(convert(withoutResults(path, folder), folder, 'xlsx')))
      expect(theirs.size).toBe(ours.size)
      const others = [...ours].filter(([cell, result]) => theirs.get(cell) !== result)
      expect(others.map(([cell, result]) => [cell, result, theirs.get(cell)])).toEqual([])
    },
    PATIENCE_MS,
  )

  it(
    'keeps charts with their ranges, notes, filters and printed titles, and prints the workbook',
    async () => {
      const { path, folder } = await samples('comparison')
      const [ours, theirs] = [partsOf(path), partsOf(convert(path, folder, 'xlsx'))]
      const ranges = (parts: ReadonlyMap<string, string>) =>
        [...parts]
          .filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name))
          .map(([, xml]) =>
            [...xml.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, range]) => range!.replaceAll(/['$]/g, '')).sort(),
          )
          .map(all => all.map(range => range.replace(/!([A-Z]+\d+):\1$/, '!$1')).join(' '))
          .sort()
      expect(ranges(ours).length).toBeGreaterThan(5)
      expect(ranges(theirs)).toEqual(ranges(ours))
      const [before, after] = [await reopen(path), await reopen(join(folder, 'out', '样本.xlsx'))]
      // panes belong to the view, and without a window there is none
      for (const sheet of before.worksheets) {
        const other = after.getWorksheet(sheet.name)!
        expect(other.pageSetup.printTitlesRow).toBe(sheet.pageSetup.printTitlesRow)
        expect(other.pageSetup.orientation).toBe(sheet.pageSetup.orientation)
        expect(other.autoFilter ?? null).toEqual(sheet.autoFilter ?? null)
        expect(notesIn(other)).toEqual(notesIn(sheet))
      }
      expect(notesIn(before.getWorksheet('对照表')!).length).toBeGreaterThan(3)
      expect(readFileSync(convert(path, folder, 'pdf')).length).toBeGreaterThan(100_000)
    },
    PATIENCE_MS,
  )
})

describe.skipIf(!IS_THERE)('hostile text', () => {
  it(
    'is the same text to LibreOffice, and never a formula',
    async () => {
      const folder = aFolder()
      const path = join(folder, 'hostile.xlsx')
      const texts = [...new Set(fc.sample(hostile, { seed: 1, numRuns: 400 }).map(cleanText))].filter(
        text => text !== '',
      )
      writeWorkbook(path, { title: 't', author: 'Nianbao', madeAt: '2026-05-04T03:02:01.000Z' }, workbook => {
        const sheet = workbook.sheet({ name: 'S', widths: [10], frozen: { rows: 0, columns: 0 }, kind: 'page' })
        for (const text of texts) sheet.row([{ text }])
        sheet.end()
      })
      const sheet = (await reopen(convert(path, folder, 'xlsx'))).worksheets[0]!
      texts.forEach((text, at) => {
        const { value, formula } = sheet.getCell(at + 1, 1)
        expect(formula).toBeUndefined()
        expect(plainText(value)).toBe(text)
      })
    },
    PATIENCE_MS,
  )
})

/** LibreOffice sets parts of a text in faces that have its characters. */
function plainText(value: CellValue): unknown {
  const isParted = typeof value === 'object' && value !== null && 'richText' in value
  return isParted ? value.richText.map(({ text }) => text).join('') : value
}

function notesIn(sheet: ReturnType<Workbook['getWorksheet']> & object): readonly string[] {
  const notes: string[] = []
  sheet.eachRow(row =>
    row.eachCell(cell => {
      const { note } = cell
      if (note)
        notes.push(
          `${cell.address} ${typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('')}`,
        )
    }),
  )
  return notes
}
