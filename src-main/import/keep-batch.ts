import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { ImportOutcome } from '#shared/domain/study.ts'
import type { Store } from '../store/open.ts'
import { findSource } from '../store/sources.ts'
import { allOrNothingSoon } from '../store/statements.ts'
import type { ImportMeans } from './import-files.ts'
import { failedOutcome, keepFailed, keepRead } from './keep.ts'
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
    const kept = keepSome(pieces.slice(at), means, keptBefore)
    at += kept.length
    yield kept
    await eventLoopTurn()
  }
}

/** The first of these pieces in one transaction, as many as a turn allows. */
function keepSome(pieces: readonly Piece[], means: ImportMeans, keptBefore: Set<string>): readonly ImportOutcome[] {
  try {
    return keepTogether(means, keptBefore, keep => {
      const until = performance.now() + TURN
      const outcomes: ImportOutcome[] = []
      for (const piece of pieces) {
        outcomes.push(keep(piece))
        if (performance.now() > until) break
      }
      return outcomes
    })
  } catch (thrown) {
    if (isTroubleOfStudy(thrown)) throw thrown
    // One of them cannot be kept. A transaction within the transaction for each would tell which, but costs a tenth
    // more for all that can: so nothing of this one stands, and the first goes by itself.
    const [first] = pieces
    return first ? [keepAlone(first, means, keptBefore)] : []
  }
}

function keepAlone(piece: Piece, means: ImportMeans, keptBefore: Set<string>): ImportOutcome {
  try {
    return keepTogether(means, keptBefore, keep => keep(piece))
  } catch (thrown) {
    if (isTroubleOfStudy(thrown) || piece.kind !== 'read') throw thrown
    if (!(thrown instanceof Failure)) means.log(thrown)
    const error = toAppError(thrown)
    return keepTogether(means, keptBefore, keep =>
      keep({ kind: 'failed', path: piece.file.path, file: piece.file, error }),
    )
  }
}

function isTroubleOfStudy(thrown: unknown): boolean {
  return toAppError(thrown).code.startsWith('study/')
}

/** One transaction. Hashes count as kept, and bugs are told, once it stands. */
function keepTogether<Result>(
  means: ImportMeans,
  keptBefore: Set<string>,
  work: (keep: (piece: Piece) => ImportOutcome) => Result,
): Result {
  const keptNow = new Set<string>()
  const bugs: Error[] = []
  const result = allOrNothingSoon(means.store, () =>
    work(piece => {
      if (piece.kind === 'failed' && piece.bug !== undefined) bugs.push(new Error(`${piece.path}: ${piece.bug}`))
      return keepPiece(piece, means, hash => {
        if (keptBefore.has(hash) || keptNow.has(hash)) return true
        keptNow.add(hash)
        return false
      })
    }),
  )
  for (const hash of keptNow) keptBefore.add(hash)
  for (const bug of bugs) means.log(bug)
  return result
}

/** @param isKept  Whether this import has kept these bytes; if not, it has from now on. */
function keepPiece(piece: Piece, means: ImportMeans, isKept: (sha256: string) => boolean): ImportOutcome {
  const { store, forms, parserVersion, language } = means
  const by = { parserVersion, now: means.now() }
  switch (piece.kind) {
    case 'unfit':
      return { kind: 'not-report', path: piece.path, reason: 'other', says: piece.says[language] }
    case 'known':
      return known(store, piece.path, piece.sha256)
    case 'failed': {
      const { error, path, file } = piece
      return file ? keepFailed(store, file, error, by) : failedOutcome(path, error)
    }
    case 'read':
      if (isKept(piece.file.sha256)) return known(store, piece.file.path, piece.file.sha256)
      return keepRead(store, forms, piece.file, piece.read, by)
  }
}

function known(store: Store, path: string, sha256: string): ImportOutcome {
  return { kind: 'known', path, reportId: findSource(store, sha256)?.reportId ?? null }
}
