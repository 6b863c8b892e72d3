import { bandMates } from './bands.ts'
import type { PrintedReport, YearIndex } from './year-index.ts'

/** Two reports whose prose is alike. */
export type AlikePair = {
  readonly reportId: number
  readonly otherId: number
  /** Characters of the different sentences both have, of those that either has; 0 to 1. Figures aside. */
  readonly likeness: number
}

/** A sentence of more bodies than these is the form's own wording: it tells nothing of who copied whom. */
const COMMON = 20
/** Reports with most in common that are looked at more closely, for each report. */
const CLOSER = 4
/** Pairs kept for each report. */
const KEPT = 3
/** Of each report, while it is looked for. */
const SEARCHED = 6
const ROUNDS = 2
/** Less is what any two reports have in common. */
export const LEAST_ALIKE = 0.2

/**
 * The reports of one year that are most alike: for each the few most like it. Never all pairs: those that share rare
 * sentences are held against each other, those whose sketches agree, which finds also what dozens of bodies have in
 * common, and then those that are most like the same ones (Dong 2011). How alike two are is counted in full.
 */
export function* alikeOfYear(index: YearIndex): Generator<undefined, readonly AlikePair[], undefined> {
  const likest: Found[][] = index.reports.map(() => [])
  const mates: number[][] = index.reports.map(() => [])
  yield* bySharing(index, (own, other) => mates[own]!.push(other))
  yield* bandMates(index, (own, other) => mates[own]!.push(other))
  for (const [own, others] of mates.entries()) {
    for (const other of new Set(others)) holdAgainst(index, likest, own, other)
    yield
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [own, found] of likest.entries()) {
      const others = found.flatMap(({ other }) => likest[other]!.map(further => further.other))
      for (const other of new Set(others)) if (other !== own) holdAgainst(index, likest, own, other)
      yield
    }
  }
  const kept = likest.map(found => found.slice(0, KEPT))
  return kept.flatMap((found, own) =>
    found
      // a pair that both keep is taken from the first of the two
      .filter(({ other }) => own < other || !kept[other]!.some(back => back.other === own))
      .map(({ other, likeness }) => ({
        reportId: index.reports[own]!.reportId,
        otherId: index.reports[other]!.reportId,
        likeness,
      })),
  )
}

/** How alike a report is to its body's report of the year before; null where that is too little to tell. */
export function alikeYears(report: PrintedReport, before: PrintedReport): AlikePair | null {
  const [now, old] = [charactersOf(report), charactersOf(before)]
  let [both, either] = [0, 0]
  for (const [hash, characters] of now) {
    either += characters
    if (old.has(hash)) both += characters
  }
  for (const [hash, characters] of old) if (!now.has(hash)) either += characters
  const likeness = either === 0 ? 0 : both / either
  return likeness < LEAST_ALIKE ? null : { reportId: report.reportId, otherId: before.reportId, likeness }
}

type Found = { readonly other: number; readonly likeness: number }

function holdAgainst(index: YearIndex, likest: readonly Found[][], own: number, other: number): void {
  if (likest[own]!.some(found => found.other === other)) return
  const likeness = likenessOf(index, own, other)
  if (likeness < LEAST_ALIKE) return
  keepLikest(likest[own]!, { other, likeness })
  keepLikest(likest[other]!, { other: own, likeness })
}

function keepLikest(kept: Found[], found: Found): void {
  if (kept.length === SEARCHED && kept.at(-1)!.likeness >= found.likeness) return
  if (kept.some(({ other }) => other === found.other)) return
  kept.push(found)
  kept.sort((a, b) => b.likeness - a.likeness || a.other - b.other)
  kept.length = Math.min(kept.length, SEARCHED)
}

function charactersOf({ hashes, characters }: PrintedReport): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  hashes.forEach((hash, at) => {
    found.set(hash, characters[at]!)
  })
  return found
}

/** For each report the ones it shares most with, sentences that many have left out. */
function* bySharing(
  index: YearIndex,
  found: (own: number, other: number) => void,
): Generator<undefined, void, undefined> {
  const { reports, different, characters } = index
  const { starts, having } = yield* rareHolders(index)
  const shared = new Int32Array(reports.length)
  for (const [own, sentences] of different.entries()) {
    const touched: number[] = []
    for (const sentence of sentences) {
      for (let at = starts[sentence]!; at < starts[sentence + 1]!; at += 1) {
        const other = having[at]!
        if (other === own) continue
        if (shared[other] === 0) touched.push(other)
        shared[other]! += characters[sentence]!
      }
    }
    touched.sort((a, b) => shared[b]! - shared[a]! || a - b)
    for (const other of touched.slice(0, CLOSER)) found(own, other)
    for (const other of touched) shared[other] = 0
    yield
  }
}

/** Which reports have a rare sentence: those of the first one after another, from its start on, then those of the next. */
function* rareHolders({ different, holders }: YearIndex) {
  const isRare = (sentence: number) => holders[sentence]! > 1 && holders[sentence]! <= COMMON
  const starts = new Int32Array(holders.length + 1)
  for (let sentence = 0; sentence < holders.length; sentence += 1)
    starts[sentence + 1] = starts[sentence]! + (isRare(sentence) ? holders[sentence]! : 0)
  yield
  const having = new Int32Array(starts[holders.length]!)
  const filled = starts.slice()
  for (const [own, sentences] of different.entries()) {
    for (const sentence of sentences) if (isRare(sentence)) having[filled[sentence]!++] = own
    yield
  }
  return { starts, having }
}

/** Both lists ascend: walked side by side. */
function likenessOf({ different, characters, lengths }: YearIndex, one: number, other: number): number {
  const left = different[one]!
  const right = different[other]!
  let both = 0
  for (let at = 0, beside = 0; at < left.length && beside < right.length; ) {
    const a = left[at]!
    const b = right[beside]!
    if (a === b) both += characters[a]!
    if (a <= b) at += 1
    if (b <= a) beside += 1
  }
  return both === 0 ? 0 : both / (lengths[one]! + lengths[other]! - both)
}
