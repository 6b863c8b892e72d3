import type { Holder, ReadOnlyWhy } from '../domain/study-care.ts'
import type { Wording } from '../domain/wording.ts'

/** Every failure a person can be told about. Plain data, so it survives the way between processes. */
export type AppError =
  | { readonly code: 'path/missing'; readonly path: string }
  | { readonly code: 'path/unreadable'; readonly path: string; readonly why: string }
  | { readonly code: 'file/unreadable'; readonly path: string; readonly why: string }
  | {
      readonly code: 'file/unsupported'
      readonly path: string
      readonly looksLike: string
      readonly advice?: 'save-as-docx' | 'save-as-pdf' | 'unpack'
    }
  | { readonly code: 'file/too-large'; readonly path: string; readonly bytes: number; readonly limit: number }
  | { readonly code: 'file/protected'; readonly path: string }
  | { readonly code: 'file/no-text-layer'; readonly path: string; readonly pages: number | null }
  | { readonly code: 'file/bomb'; readonly path: string; readonly why: BombReason }
  | { readonly code: 'file/changed'; readonly path: string }
  | { readonly code: 'file/too-slow'; readonly path: string; readonly seconds: number }
  | { readonly code: 'file/too-heavy'; readonly path: string; readonly megabytes: number }
  | { readonly code: 'file/broke-reader'; readonly path: string; readonly why: string }
  | { readonly code: 'path/bad-name'; readonly path: string }
  | { readonly code: 'source/unknown'; readonly sourceId: number }
  | { readonly code: 'source/gone'; readonly path: string }
  | { readonly code: 'encoding/unknown'; readonly encoding: string }
  | { readonly code: 'study/missing'; readonly path: string }
  | { readonly code: 'study/no-database'; readonly found: string; readonly needed: string }
  | { readonly code: 'study/not-a-study'; readonly path: string }
  | { readonly code: 'study/damaged'; readonly path: string; readonly why: string }
  | { readonly code: 'study/newer-than-app'; readonly path: string; readonly found: number; readonly known: number }
  | { readonly code: 'study/in-use'; readonly path: string; readonly holder: Holder | null }
  | { readonly code: 'study/read-only'; readonly path: string; readonly why: ReadOnlyWhy }
  /** It is being restored or merged: nothing may be written meanwhile. */
  | { readonly code: 'study/busy'; readonly path: string }
  /** Its schema would have to be changed, and no backup could be made. */
  | { readonly code: 'study/no-backup'; readonly path: string; readonly cause: AppError }
  | { readonly code: 'study/is-open'; readonly path: string }
  | { readonly code: 'backup/no-room'; readonly folder: string; readonly needed: number; readonly free: number }
  | { readonly code: 'backup/cannot-write'; readonly folder: string; readonly why: string }
  | { readonly code: 'backup/bad'; readonly path: string; readonly why: string }
  | { readonly code: 'backup/unknown'; readonly path: string }
  | { readonly code: 'study/not-open' }
  | { readonly code: 'study/cannot-write'; readonly path: string; readonly why: string }
  | { readonly code: 'report/unknown'; readonly reportId: number }
  | { readonly code: 'indicator/unknown'; readonly indicator: string }
  | { readonly code: 'edit/unreadable'; readonly text: string }
  | { readonly code: 'reading/not-to-confirm'; readonly indicator: string }
  | {
      readonly code: 'edit/unreadable-cell'
      readonly text: string
      readonly organisation: string
      readonly year: number | null
      readonly label: Wording
    }
  | { readonly code: 'edit/too-many'; readonly cells: number; readonly limit: number }
  | { readonly code: 'teach/no-row' }
  | { readonly code: 'teach/unfit' }
  | { readonly code: 'teach/no-label' }
  | { readonly code: 'teach/bad-id'; readonly id: string }
  | { readonly code: 'teach/id-taken'; readonly id: string }
  | { readonly code: 'step/nothing-to-undo' }
  | { readonly code: 'step/nothing-to-redo' }
  | { readonly code: 'step/unknown'; readonly stepId: number }
  | { readonly code: 'finding/unknown'; readonly findingId: number }
  | { readonly code: 'organisation/unknown'; readonly organisationId: number }
  | { readonly code: 'organisation/name-taken'; readonly name: string }
  | { readonly code: 'organisation/name-empty' }
  | { readonly code: 'organisation/region-unknown'; readonly region: string }
  | { readonly code: 'organisation/list-agrees'; readonly path: string }
  | { readonly code: 'organisation/list-unreadable'; readonly path: string }
  | { readonly code: 'import/running' }
  | { readonly code: 'compare/unknown-organisation'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'compare/unknown-year'; readonly year: number; readonly known: readonly number[] }
  | { readonly code: 'compare/no-report'; readonly organisation: string; readonly year: number }
  | { readonly code: 'compare/nothing' }
  | { readonly code: 'compare/nothing-chosen' }
  /** Another comparison was asked for since. */
  | { readonly code: 'compare/replaced' }
  | { readonly code: 'view/unknown'; readonly viewId: string }
  | { readonly code: 'view/unnamed' }
  /** `known`: the views that can be written to a workbook. */
  | { readonly code: 'view/no-such-name'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'view/several'; readonly name: string; readonly count: number }
  | { readonly code: 'view/no-workbook'; readonly name: string }
  | { readonly code: 'view/too-new'; readonly name: string }
  | { readonly code: 'series/unknown'; readonly seriesId: string }
  | { readonly code: 'series/unnamed' }
  | { readonly code: 'series/no-formula' }
  | { readonly code: 'series/bad-formula'; readonly formula: string }
  | { readonly code: 'export/cannot-write'; readonly path: string; readonly why: string }
  | { readonly code: 'export/nothing' }
  | { readonly code: 'export/cancelled' }
  | { readonly code: 'export/changing' }
  | { readonly code: 'export/running' }
  | { readonly code: 'sample/running' }
  | { readonly code: 'sample/cancelled' }
  | { readonly code: 'sample/bad-size'; readonly size: number; readonly most: number }
  | { readonly code: 'sample/bad-seed'; readonly seed: number; readonly most: number }
  | { readonly code: 'export/too-much-to-copy'; readonly cells: number; readonly limit: number }
  | { readonly code: 'recipe/unreadable'; readonly why: string }
  | { readonly code: 'recipe/not-one' }
  | { readonly code: 'recipe/unknown-part'; readonly part: string; readonly known: readonly string[] }
  | { readonly code: 'recipe/bad-part'; readonly part: string; readonly found: string; readonly wanted: Wording }
  | { readonly code: 'recipe/unknown-indicator'; readonly indicator: string }
  | { readonly code: 'recipe/nothing' }
  | { readonly code: 'option/unknown'; readonly option: string; readonly command: string }
  | { readonly code: 'option/missing'; readonly option: string; readonly command: string }
  | { readonly code: 'option/bad'; readonly option: string; readonly value: string; readonly wanted: string }
  | { readonly code: 'command/unknown'; readonly command: string }
  | { readonly code: 'resources/bad'; readonly file: string; readonly why: string }
  | { readonly code: 'engine/stopped'; readonly detail: string }
  | { readonly code: 'engine/failed'; readonly detail: string; readonly log: string }
  | { readonly code: 'internal'; readonly message: string }

/** What a file claims that no honest document does: it would fill the memory or never end. */
export type BombReason = 'entries' | 'total' | 'entry' | 'ratio' | 'overlap' | 'markup'

/** Thrown inside a process; `error` is the part that crosses to another. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly error: AppError
  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** What crosses between processes for anything thrown: failures as they are, bugs as `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof Failure) return thrown.error
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) }
}
