import { errorWording } from '#shared/contract/error-text.ts'
import { type AppError, Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { NotReport } from '#shared/domain/reading.ts'
import type { Page, ReportId, StudyFile } from '#shared/domain/study.ts'
import type { Wording } from '#shared/domain/wording.ts'
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

/** A document as it is kept: its blocks are never looked into here, so they come as the text that is kept. */
export type KeptDocument = Pick<Document, 'format' | 'encoding' | 'text'> & { readonly blocks: string }

/** What a reading of the file came to. */
export type SourceOutcome =
  | { readonly outcome: 'report'; readonly document: KeptDocument }
  | { readonly outcome: 'not-report'; readonly document: KeptDocument; readonly why: NotReport }
  | { readonly outcome: 'failed'; readonly error: AppError }

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
                         format, encoding, replaces, text, blocks)
     VALUES (@sha256, @path, @fileName, @bytes, @now, @parserVersion, @outcome, @reason, @message,
             @format, @encoding, @replaces, @text, @blocks)
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
      message: messageOf(read),
      format: document?.format ?? null,
      encoding: document?.encoding ?? null,
      replaces: earlierAt(store, file),
      text: document?.text ?? null,
      blocks: document?.blocks ?? null,
    })
  return id as number
}

/** Other bytes that stood at the same path when they were imported: the newest of them. */
function earlierAt(store: Store, { path, sha256 }: FoundFile): number | null {
  const id = prepared<[string, string], number>(store, 'SELECT max(id) FROM source WHERE path = ? AND sha256 <> ?')
    .pluck()
    .get(path, sha256)
  return id ?? null
}

/** The report that the bytes of this source took the place of, if they did. */
export function replacedReport(store: Store, sourceId: number): ReportId | null {
  const id = prepared<[number], ReportId>(
    store,
    'SELECT r.id FROM source s JOIN report r ON r.source_id = s.replaces WHERE s.id = ?',
  )
    .pluck()
    .get(sourceId)
  return id ?? null
}

/** Sources that need not be read again: this parser, or whatever read them last, has done so. */
export function currentSources(store: Store, parserVersion: string): readonly string[] {
  return prepared<[string], string>(store, 'SELECT sha256 FROM source WHERE parser_version = ?')
    .pluck()
    .all(parserVersion)
}

/** Where a source was found and what its bytes are; null when there is none of that id. */
export function sourceFile(store: Store, sourceId: number): { path: string; sha256: string } | null {
  const file = prepared<[number], { path: string; sha256: string }>(
    store,
    'SELECT path, sha256 FROM source WHERE id = ?',
  ).get(sourceId)
  return file ?? null
}

/**
 * Where the file of a report was found, what its bytes are and the text that was read from it.
 *
 * @throws Failure `report/unknown`.
 */
export function sourceOfReport(store: Store, reportId: ReportId): { path: string; sha256: string; text: string } {
  const file = prepared<[number], { path: string; sha256: string; text: string }>(
    store,
    'SELECT s.path, s.sha256, s.text FROM report r JOIN source s ON s.id = r.source_id WHERE r.id = ?',
  ).get(reportId)
  if (!file) throw new Failure({ code: 'report/unknown', reportId })
  return file
}

/** The bytes imported last from a path; null when there are none. */
export function sourceAtPath(store: Store, path: string): number | null {
  const id = prepared<[string], number>(store, 'SELECT max(id) FROM source WHERE path = ?').pluck().get(path)
  return id ?? null
}

/** A page of the files of the study, by path. */
export function filePage(
  store: Store,
  { offset, limit, outcome }: { offset: number; limit: number; outcome: StudyFile['outcome'] | null },
): Page<StudyFile> {
  const total = prepared<[string | null], number>(
    store,
    'SELECT count(*) FROM source WHERE outcome = coalesce(?, outcome)',
  )
    .pluck()
    .get(outcome)
  const rows = prepared<{ offset: number; limit: number; outcome: string | null }, StudyFile & { says: string | null }>(
    store,
    `SELECT s.id, s.path, s.file_name AS fileName, s.bytes, s.imported_at AS importedAt, s.outcome, s.reason,
            s.message AS says, s.format, s.encoding, r.id AS reportId
     FROM source s
     LEFT JOIN report r ON r.source_id = s.id
     WHERE s.outcome = coalesce(@outcome, s.outcome)
     ORDER BY s.path, s.id
     LIMIT @limit OFFSET @offset`,
  ).all({ offset, limit, outcome })
  return { total: total ?? 0, offset, rows: rows.map(row => ({ ...row, says: wordingOf(row.says) })) }
}

/** Note that a newer parser looked at the file and that what an earlier one read stays. */
export function keepEarlierReading(store: Store, sourceId: number, parserVersion: string): void {
  prepared<[string, number]>(store, 'UPDATE source SET parser_version = ? WHERE id = ?').run(parserVersion, sourceId)
}

function reasonOf(read: SourceOutcome): string | null {
  if (read.outcome === 'failed') return read.error.code
  return read.outcome === 'not-report' ? read.why.reason : null
}

/** A failure is kept as what it is, so that it can be told in any language, later wordings included. */
function messageOf(read: SourceOutcome): string | null {
  if (read.outcome === 'failed') return JSON.stringify(read.error)
  return read.outcome === 'not-report' ? read.why.says : null
}

/** Why a file is no report is kept in one language; so were failures by earlier versions. */
function wordingOf(message: string | null): Wording | null {
  if (message === null) return null
  return message.startsWith('{"code":') ? errorWording(JSON.parse(message) as AppError) : { zh: message, en: message }
}
