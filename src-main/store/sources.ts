import type { AppError } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { NotReport } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What is known of a file by its bytes. */
export type KnownSource = {
  readonly id: number
  readonly parserVersion: string
  readonly outcome: 'report' | 'not-report' | 'failed'
  readonly reportId: ReportId | null
}

/** A file in hand: where it was found and what it is. */
export type FoundFile = {
  /** Absolute. */
  readonly path: string
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
}

/** What a reading of the file came to. */
export type SourceOutcome =
  | { readonly outcome: 'report'; readonly document: Document }
  | { readonly outcome: 'not-report'; readonly document: Document; readonly why: NotReport }
  | { readonly outcome: 'failed'; readonly code: AppError['code']; readonly message: string }

/** The source with these bytes, if the study has it. */
export function findSource(store: Store, sha256: string): KnownSource | null {
  const source = prepared<[string], KnownSource>(
    store,
    `SELECT s.id, s.parser_version AS parserVersion, s.outcome, r.id AS reportId
     FROM source s
     LEFT JOIN report r ON r.source_id = s.id
     WHERE s.sha256 = ?`,
  ).get(sha256)
  return source ?? null
}

/** Keep a file with what its reading came to, in place of what an earlier reading of the same bytes came to. */
export function saveSource(
  store: Store,
  file: FoundFile,
  read: SourceOutcome,
  by: { readonly parserVersion: string; readonly now: string },
): number {
  const document = read.outcome === 'failed' ? null : read.document
  const id = prepared<Record<string, unknown>, number>(
    store,
    `INSERT INTO source (sha256, path, file_name, bytes, imported_at, parser_version, outcome, reason, message,
                         format, encoding, text, blocks)
     VALUES (@sha256, @path, @fileName, @bytes, @now, @parserVersion, @outcome, @reason, @message,
             @format, @encoding, @text, @blocks)
     ON CONFLICT (sha256) DO UPDATE SET
       path = excluded.path, file_name = excluded.file_name, imported_at = excluded.imported_at,
       parser_version = excluded.parser_version, outcome = excluded.outcome, reason = excluded.reason,
       message = excluded.message, format = excluded.format, encoding = excluded.encoding,
       text = excluded.text, blocks = excluded.blocks
     RETURNING id`,
  )
    .pluck()
    .get({
      ...file,
      ...by,
      outcome: read.outcome,
      reason: reasonOf(read),
      message: read.outcome === 'failed' ? read.message : read.outcome === 'not-report' ? read.why.says : null,
      format: document?.format ?? null,
      encoding: document?.encoding ?? null,
      text: document?.text ?? null,
      blocks: document ? JSON.stringify(document.blocks) : null,
    })
  return id as number
}

/** Note that a newer parser looked at the file and that what an earlier one read stays. */
export function keepEarlierReading(store: Store, sourceId: number, parserVersion: string): void {
  prepared<[string, number]>(store, 'UPDATE source SET parser_version = ? WHERE id = ?').run(parserVersion, sourceId)
}

function reasonOf(read: SourceOutcome): string | null {
  if (read.outcome === 'failed') return read.code
  return read.outcome === 'not-report' ? read.why.reason : null
}
