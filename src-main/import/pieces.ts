import type { AppError } from '#shared/contract/errors.ts'
import type { Finding } from '#shared/domain/check.ts'
import type { Remark } from '#shared/domain/document.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { BodyPlace } from '#shared/domain/place.ts'
import type { Parsed } from '#shared/domain/reading.ts'
import type { Wording } from '#shared/domain/wording.ts'
import type { Instructions } from '../store/instructions.ts'
import type { KeptFile } from '../store/reading-due.ts'
import type { Prints } from '../store/save-report.ts'
import type { FoundFile, KeptDocument } from '../store/sources.ts'

/** A file to read. */
export type Job = {
  /** Absolute. */
  readonly path: string
  /** Read it even when it is known, and whatever its name ends in. */
  readonly force: boolean
  /** Of an archive: only these entries; null for all. */
  readonly entries: readonly string[] | null
  /** Take the document as it was extracted before, instead of the file. Asked for when its turn comes: it is large. */
  readonly kept?: () => KeptFile
}

/** A job as it is sent to another thread. */
export type SentJob = Omit<Job, 'kept'> & { readonly kept: KeptFile | null }

/** What reading a file comes to, ready to be kept. Plain data: it comes from another thread. */
export type ReadFile = {
  readonly document: KeptDocument
  readonly remarks: readonly Remark[]
  readonly parsed: Parsed
  /** Where the report does not agree with itself as the file states it; for a report only, like the rest. */
  readonly findings: readonly Finding[]
  readonly prints: Prints
  /** What name and file tell of where the body belongs; null where no body is named. */
  readonly place: BodyPlace | null
  /** The words of the text, for the index. */
  readonly words: string
}

/** What became of one file, or of one file in an archive. */
export type Piece =
  | { readonly kind: 'known'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'unfit'; readonly path: string; readonly says: Wording }
  | { readonly kind: 'read'; readonly file: FoundFile; readonly read: ReadFile }
  | {
      readonly kind: 'failed'
      readonly path: string
      /** Null when not even its bytes could be had. */
      readonly file: FoundFile | null
      readonly error: AppError
      /** Where in the program, when the program is to blame. */
      readonly bug?: string
    }

/** What a reader has to know beforehand. */
export type ReaderStart = {
  readonly forms: Forms
  /** Hashes of the bytes that need not be read again. */
  readonly known: ReadonlySet<string>
  readonly instructions: Instructions
}

/** The next pieces in the order asked, and how many files that ends. */
export type Batch = { readonly pieces: readonly Piece[]; readonly filesDone: number }

/** Reads files, several at once, and gives what became of them in the order asked. */
export type Readers = {
  /** Ends early, without waiting for the file in hand, once it is cancelled. */
  readonly read: (jobs: readonly Job[], isCancelled: () => boolean) => AsyncIterable<Batch>
  /** The file at which the reading is now. */
  readonly current: () => string
  readonly close: () => Promise<void>
}

/** How much of the room for waiting pieces one takes: a usual report 1. */
export function weightOf(piece: Piece): number {
  return piece.kind === 'read' ? 1 + Math.floor(piece.read.document.blocks.length / 100_000) : 1
}
