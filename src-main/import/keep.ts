import type { AppError } from '#shared/contract/errors.ts'
import type { Document, Remark } from '#shared/domain/document.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { NotReport, ParsedReport } from '#shared/domain/reading.ts'
import type { ImportOutcome } from '#shared/domain/study.ts'
import { wasEverCorrected } from '../store/edits.ts'
import type { Store } from '../store/open.ts'
import { deleteReport, saveReport } from '../store/save-report.ts'
import { type FoundFile, findSource, keepEarlierReading, type SourceOutcome, saveSource } from '../store/sources.ts'
import { allOrNothing } from '../store/statements.ts'
import type { ReadFile } from './read-and-parse.ts'
import { reviewReport } from './review.ts'

type By = { readonly parserVersion: string; readonly now: string }
type Failed = { readonly code: AppError['code']; readonly message: string }

/** Keep what was read from a file: one transaction, so that the file is in the study wholly or not at all. */
export function keepRead(store: Store, forms: Forms, file: FoundFile, read: ReadFile, by: By): ImportOutcome {
  const { document, parsed } = read
  return allOrNothing(store, () =>
    parsed.kind === 'report'
      ? keepReport(store, forms, file, document, parsed.report, by)
      : keepNotReport(store, file, document, parsed.why, by),
  )
}

/** Keep that a file could not be read. What an earlier version read from the same bytes stays. */
export function keepFailed(store: Store, file: FoundFile, { code, message }: Failed, by: By): ImportOutcome {
  return allOrNothing(store, () => {
    const known = findSource(store, file.sha256)
    if (known?.outcome === 'report') keepEarlierReading(store, known.id, by.parserVersion)
    else save(store, file, { outcome: 'failed', code, message }, by)
    return { kind: 'failed', path: file.path, code, message }
  })
}

function keepReport(
  store: Store,
  forms: Forms,
  file: FoundFile,
  document: Document,
  report: ParsedReport,
  by: By,
): ImportOutcome {
  const sourceId = save(store, file, { outcome: 'report', document }, by)
  const reportId = saveReport(store, sourceId, report, remarksOf(document, report))
  const { values, findings, inDoubt } = reviewReport(store, forms, reportId)
  return {
    kind: 'imported',
    path: file.path,
    reportId,
    organisation: report.organisation.best?.value ?? '',
    year: report.year.best?.value ?? null,
    values,
    findings,
    inDoubt,
  }
}

function keepNotReport(store: Store, file: FoundFile, document: Document, why: NotReport, by: By): ImportOutcome {
  const known = findSource(store, file.sha256)
  // Corrections hang on the report: it stays as an earlier version read it, whatever this one thinks.
  if (known?.reportId != null && wasEverCorrected(store, known.reportId)) {
    keepEarlierReading(store, known.id, by.parserVersion)
  } else {
    if (known?.reportId != null) deleteReport(store, known.id)
    save(store, file, { outcome: 'not-report', document, why }, by)
  }
  return { kind: 'not-report', path: file.path, reason: why.reason, says: why.says }
}

function save(store: Store, { path, fileName, bytes, sha256 }: FoundFile, read: SourceOutcome, by: By): number {
  return saveSource(store, { path, fileName, bytes, sha256 }, read, by)
}

/** The parser may have handed the reader's remarks on or not; each is kept once. */
function remarksOf(document: Document, report: ParsedReport): readonly Remark[] {
  const handedOn = new Set(report.remarks.map(remark => JSON.stringify(remark)))
  return [...document.remarks.filter(remark => !handedOn.has(JSON.stringify(remark))), ...report.remarks]
}
