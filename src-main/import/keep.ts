import { errorWording } from '#shared/contract/error-text.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { Level } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { NotReport, ParsedReport } from '#shared/domain/reading.ts'
import type { ImportOutcome, ReportId } from '#shared/domain/study.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import { areOfOnePlace, carryEdits } from '../store/carry.ts'
import { replaceFindings } from '../store/findings.ts'
import type { Store } from '../store/open.ts'
import { rereadIn } from '../store/rereading.ts'
import { deleteReport, saveReport } from '../store/save-report.ts'
import { saveWords } from '../store/search.ts'
import {
  type FoundFile,
  findSource,
  keepEarlierReading,
  replacedReport,
  type SourceOutcome,
  saveSource,
} from '../store/sources.ts'
import { wasEverTouched } from '../store/steps.ts'
import { saveFirstTally, type Tally, tallyOf } from '../store/tally.ts'
import type { ReadFile } from './pieces.ts'
import { reviewReport, reviewYears } from './review.ts'

type By = { readonly parserVersion: string; readonly now: string }

/**
 * Keep what was read from a file. Call inside a transaction: the file is in the study wholly or not at all.
 *
 * @throws whatever is wrong with this reading; then the transaction must not stand.
 */
export function keepRead(store: Store, forms: Forms, file: FoundFile, read: ReadFile, by: By): ImportOutcome {
  const { parsed } = read
  return parsed.kind === 'report'
    ? keepReport(store, forms, file, { ...read, report: parsed.report }, by)
    : keepNotReport(store, forms, file, { ...read, why: parsed.why }, by)
}

/** Keep that a file could not be read, inside a transaction. What an earlier version read from the same bytes stays. */
export function keepFailed(store: Store, file: FoundFile, error: AppError, by: By): ImportOutcome {
  const known = findSource(store, file.sha256)
  if (known?.outcome === 'report') keepEarlierReading(store, known.id, by.parserVersion)
  else save(store, file, { outcome: 'failed', error }, by)
  return failedOutcome(file.path, error)
}

/** What an import tells of a file that failed. */
export function failedOutcome(path: string, error: AppError): ImportOutcome {
  return { kind: 'failed', path, code: error.code, says: errorWording(error) }
}

type ReadReport = ReadFile & { readonly report: ParsedReport }

function keepReport(store: Store, forms: Forms, file: FoundFile, read: ReadReport, by: By): ImportOutcome {
  const { report, remarks, prints, place, words } = read
  const known = findSource(store, file.sha256)
  const sourceId = save(store, file, { outcome: 'report', document: read.document }, by)
  const reportId = saveReport(store, sourceId, report, remarks, prints, place ?? undefined)
  saveWords(store, sourceId, words, known === null)
  const replaces = known === null ? replacedReport(store, sourceId) : null
  const isCarried = replaces !== null && carry(store, replaces, reportId, by.now)
  const isTouched = known !== null || isCarried
  const { values, findings, inDoubt, corrected } = review(store, forms, reportId, read, isTouched)
  const reread = corrected > 0 ? rereadIn(store, reportId) : 0
  return {
    kind: 'imported',
    path: file.path,
    reportId,
    organisation: report.organisation.best?.value ?? '',
    year: report.year.best?.value ?? null,
    values,
    findings,
    inDoubt,
    ...(replaces === null ? {} : { replaces }),
    ...(reread === 0 ? {} : { reread }),
  }
}

/** A file changed at its place: what people said of the earlier one is said of this one too, if it is the same report. */
function carry(store: Store, from: ReportId, to: ReportId, now: string): boolean {
  if (!areOfOnePlace(store, from, to)) return false
  return carryEdits(store, 'carry', { from, to }, { reason: '', author: '', now }).length > 0
}

/** What was worked out from the file alone holds as long as nobody can have corrected anything. */
function review(store: Store, forms: Forms, reportId: number, read: ReadReport, isTouched: boolean): Tally {
  if (isTouched) return reviewReport(store, forms, reportId)
  replaceFindings(store, reportId, read.findings)
  saveFirstTally(store, reportId, countReading(read))
  reviewYears(store, forms)
  return tallyOf(store, reportId)
}

const LEVELS: readonly (Level | null)[] = ['error', 'warning', 'info']

function countReading({ report, findings }: ReadReport): Omit<Tally, 'corrected' | 'judged'> {
  const cells = new Map<IndicatorId, ValueKind>()
  for (const { indicator, value } of report.readings) if (!cells.has(indicator)) cells.set(indicator, value.kind)
  return {
    values: cells.size,
    inDoubt: [...cells.values()].filter(kind => kind === 'ambiguous' || kind === 'unreadable').length,
    findings: new Set(findings.map(({ fingerprint }) => fingerprint)).size,
    worst: LEVELS.find(level => findings.some(finding => finding.level === level)) ?? null,
  }
}

type ReadOther = ReadFile & { readonly why: NotReport }

function keepNotReport(store: Store, forms: Forms, file: FoundFile, read: ReadOther, by: By): ImportOutcome {
  const { why } = read
  const known = findSource(store, file.sha256)
  // What people did hangs on the report: it stays as an earlier version read it, whatever this one thinks.
  if (known?.reportId != null && wasEverTouched(store, known.reportId)) {
    keepEarlierReading(store, known.id, by.parserVersion)
  } else {
    if (known?.reportId != null) deleteReport(store, known.id)
    save(store, file, { outcome: 'not-report', document: read.document, why }, by)
    reviewYears(store, forms)
  }
  return { kind: 'not-report', path: file.path, reason: why.reason, says: why.says }
}

function save(store: Store, { path, fileName, bytes, sha256 }: FoundFile, read: SourceOutcome, by: By): number {
  return saveSource(store, { path, fileName, bytes, sha256 }, read, by)
}
