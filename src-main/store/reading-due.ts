import type { Block, Document, Format, RemarkStage } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import type { FoundFile } from './sources.ts'
import { prepared } from './statements.ts'

/** Labels in the study that hold a word's first and last character: few of many, to be looked at more closely. */
export function labelsLike(store: Store, key: string): readonly string[] {
  return prepared<[string, string], string>(
    store,
    'SELECT DISTINCT label FROM local_row WHERE instr(label, ?) > 0 AND instr(label, ?) > 0',
  )
    .pluck()
    .all(key.slice(0, 1), key.slice(-1))
}

/** Reports of an edition that print a row under one of these labels after one of these rows of the form. */
export function reportsWithRow(
  store: Store,
  { labels, after, edition }: { labels: readonly string[]; after: readonly string[]; edition: EditionId },
): readonly ReportId[] {
  return prepared<[string, string, string], ReportId>(
    store,
    `SELECT DISTINCT l.report_id
     FROM local_row l
     JOIN report_edition e ON e.report_id = l.report_id AND e.edition = ?
     WHERE l.label IN (SELECT value FROM json_each(?)) AND l.follows IN (SELECT value FROM json_each(?))
     ORDER BY l.report_id`,
  )
    .pluck()
    .all(edition, JSON.stringify(labels), JSON.stringify(after))
}

/** Reports of which a row was read by a wording of this step. */
export function reportsTaughtBy(store: Store, stepId: StepId): readonly ReportId[] {
  return prepared<[number], ReportId>(
    store,
    `SELECT DISTINCT t.report_id
     FROM wording w
     JOIN taught_row t ON t.wording_id = w.id
     WHERE w.step_id = ?
     ORDER BY t.report_id`,
  )
    .pluck()
    .all(stepId)
}

/** These reports are to be read again. Call in the transaction of what makes it so. */
export function markDue(store: Store, reports: readonly ReportId[]): void {
  prepared<[string]>(
    store,
    'INSERT INTO reading_due (report_id) SELECT value FROM json_each(?) WHERE true ON CONFLICT (report_id) DO NOTHING',
  ).run(JSON.stringify(reports))
}

export type DueReport = { readonly reportId: ReportId; readonly path: string }

/** Reports that are still to be read again, by the path of their files. */
export function dueReports(store: Store): readonly DueReport[] {
  return prepared<[], DueReport>(
    store,
    `SELECT d.report_id AS reportId, s.path
     FROM reading_due d
     JOIN report r ON r.id = d.report_id
     JOIN source s ON s.id = r.source_id
     ORDER BY s.path, d.report_id`,
  ).all()
}

/** Whatever kept a report from being read again would do so once more. */
export function forgetDue(store: Store, reports: readonly ReportId[]): void {
  prepared<[string]>(store, 'DELETE FROM reading_due WHERE report_id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(reports),
  )
}

/** A file of the study with its document as it was extracted: no need of the file itself. */
export type KeptFile = { readonly file: FoundFile; readonly document: Document }

type KeptColumns = FoundFile & { format: Format; encoding: string | null; text: string; blocks: string }

/** The document of a report as it was extracted from its file. */
export function keptFile(store: Store, reportId: ReportId): KeptFile {
  const row = prepared<[number], KeptColumns>(
    store,
    `SELECT s.path, s.file_name AS fileName, s.bytes, s.sha256, s.format, s.encoding, s.text, s.blocks
     FROM report r
     JOIN source s ON s.id = r.source_id
     WHERE r.id = ?`,
  ).get(reportId)
  if (!row) throw new Error(`report ${reportId} is gone`)
  const { format, encoding, text, blocks, ...file } = row
  const remarks = prepared<[number], { says: string; start: number | null; end: number | null }>(
    store,
    "SELECT says, start_at AS start, end_at AS end FROM remark WHERE report_id = ? AND stage = 'read' ORDER BY nth",
  )
    .all(reportId)
    .map(({ says, start, end }) => {
      const stage: RemarkStage = 'read'
      return start === null || end === null ? { stage, says } : { stage, says, start, end }
    })
  return { file, document: { format, encoding, text, blocks: JSON.parse(blocks) as readonly Block[], remarks } }
}
