import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll } from 'vitest'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of the test's own, gone when the tests of the file are. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-workbook-test-'))
  folders.push(folder)
  return folder
}

/** Read a workbook with a library that had no part in writing it. */
export async function reopen(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

/** The parts of the package, by name. */
export function partsOf(path: string): ReadonlyMap<string, string> {
  const parts = unzipSync(new Uint8Array(readFileSync(path)))
  return new Map(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}
