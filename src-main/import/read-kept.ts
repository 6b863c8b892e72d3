import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { KeptFile } from '../store/reading-due.ts'
import type { FoundFile } from '../store/sources.ts'
import type { Piece, ReaderStart } from './pieces.ts'
import { whatItStates } from './read-and-parse.ts'

/**
 * Understand a document anew as it was extracted before: what is in the file is known, what it means may have changed.
 * Total: whatever goes wrong is its piece.
 *
 * @param hold  Told of the file before, so that somebody knows which one it was if this thread dies.
 */
export function readKept({ file, document }: KeptFile, start: ReaderStart, hold: (file: FoundFile) => void): Piece {
  hold(file)
  try {
    const { asReport } = start.instructions.get(file.sha256) ?? { asReport: false }
    return { kind: 'read', file, read: whatItStates(document, file.path, start.forms, asReport) }
  } catch (thrown) {
    const failed = { kind: 'failed', path: file.path, file, error: toAppError(thrown) } as const
    return thrown instanceof Failure ? failed : { ...failed, bug: thrown instanceof Error ? (thrown.stack ?? '') : '' }
  }
}
