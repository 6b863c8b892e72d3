import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { ImportOutcome } from '#shared/domain/study.ts'
import type { Store } from '../store/open.ts'
import { findSource } from '../store/sources.ts'
import { allOrNothingSoon } from '../store/statements.ts'
import type { ImportMeans } from './import-files.ts'
import { keepFailed, keepRead } from './keep.ts'
import type { Piece } from './pieces.ts'

/** Milliseconds after which a transaction takes no further file: meanwhile the engine answers nobody. */
const TURN = 12

/**
 * Keep pieces, several in one transaction, and give what became of them once they are safe. Between transactions the
 * engine answers whoever asks.
 *
 * @param keptBefore  Hashes of what this import has kept; added to. The same bytes come in under several names.
 * @throws Failure  `study/cannot-write` and the like; anything wrong with one piece is its outcome.
 */
export async function* keepBatch(
  pieces: readonly Piece[],
  means: ImportMeans,
  keptBefore: Set<string>,
): AsyncGenerator<readonly ImportOutcome[]> {
  for (let at = 0; at < pieces.length; ) {
    const kept = allOrNothingSoon(means.store, () => {
      const until = performance.now() + TURN
      const outcomes: ImportOutcome[] = []
      for (const piece of pieces.slice(at)) {
        outcomes.push(keepPiece(piece, means, keptBefore))
        if (performance.now() > until) break
      }
      return outcomes
    })
    at += kept.length
    yield kept
    await eventLoopTurn()
  }
}

function keepPiece(piece: Piece, means: ImportMeans, keptBefore: Set<string>): ImportOutcome {
  const { store, forms, parserVersion, language, log } = means
  const by = { parserVersion, now: means.now() }
  switch (piece.kind) {
    case 'unfit':
      return { kind: 'not-report', path: piece.path, reason: 'other', says: piece.says[language] }
    case 'known':
      return known(store, piece.path, piece.sha256)
    case 'failed': {
      const { error, path, file, bug } = piece
      if (bug !== undefined) log(new Error(`${path}: ${bug}`))
      const said = { code: error.code, message: errorText(error, language) }
      return file ? keepFailed(store, file, said, by) : { kind: 'failed', path, ...said }
    }
    case 'read':
      if (keptBefore.has(piece.file.sha256)) return known(store, piece.file.path, piece.file.sha256)
      keptBefore.add(piece.file.sha256)
      try {
        return keepRead(store, forms, piece.file, piece.read, by)
      } catch (thrown) {
        const error = toAppError(thrown)
        if (error.code.startsWith('study/')) throw thrown
        if (!(thrown instanceof Failure)) log(thrown)
        return keepFailed(store, piece.file, { code: error.code, message: errorText(error, language) }, by)
      }
  }
}

function known(store: Store, path: string, sha256: string): ImportOutcome {
  return { kind: 'known', path, reportId: findSource(store, sha256)?.reportId ?? null }
}
