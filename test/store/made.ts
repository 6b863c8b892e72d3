import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ParsedReport, Reading, Stated } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { readValue } from '#shared/domain/value.ts'
import { openStudy, type Store } from '../../src-main/store/open.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { type KeptDocument, saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'

export const NOW = '2026-01-02T03:04:05.000Z'
export const BY = { parserVersion: 'test-1', now: NOW }

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new study in a folder of its own, closed after the test. */
export async function newStudy(): Promise<Store> {
  const store = await openStudy(join(temporaryFolder(), '研究.nianbao'), { create: true })
  onTestFinished(() => void store.database.close())
  return store
}

export function reading(indicator: string, printed: string, more: Partial<Reading> = {}): Reading {
  return {
    indicator,
    edition: 't14',
    value: readValue(printed),
    unit: '件',
    origin: 'table',
    confidence: 0.99,
    evidence: { start: 3, end: 3 + printed.length, quote: printed },
    ...more,
  }
}

export function stated<T>(value: T | null): Stated<T> {
  if (value === null) return { best: null, others: [] }
  return { best: { value, evidence: null, by: 'test', confidence: 0.9 }, others: [] }
}

export function madeReport(more: Partial<ParsedReport> = {}): ParsedReport {
  return {
    organisation: stated('甲县民政局'),
    year: stated(2016),
    published: stated('2017-01-06'),
    scope: 'own',
    title: '甲县民政局2016年政府信息公开工作年度报告',
    editions: ['t14'],
    readings: [],
    local: [],
    taught: [],
    narrative: [],
    sections: [],
    remarks: [],
    ...more,
  }
}

export function madeDocument(text: string): KeptDocument {
  return {
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: JSON.stringify([{ kind: 'line', start: 0, end: text.length }]),
  }
}

/** Put a report into the study as an import does, except for its checks. `name` stands for the bytes of the file. */
export function putReport(store: Store, name: string, report: ParsedReport): ReportId {
  const sha256 = createHash('sha256').update(name).digest('hex')
  const file = { path: `/reports/${name}.txt`, fileName: `${name}.txt`, bytes: 10, sha256 }
  return allOrNothing(store, () => {
    const sourceId = saveSource(store, file, { outcome: 'report', document: madeDocument(name) }, BY)
    const reportId = saveReport(store, sourceId, report, report.remarks)
    countReport(store, reportId)
    return reportId
  })
}
