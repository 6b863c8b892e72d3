/** The prose of a report as fingerprints of its sentences. */
export type ProsePrints = {
  readonly reportId: number
  readonly organisationId: number
  readonly year: number
  readonly hashes: Float64Array
  /** Characters of each sentence, in the order of `hashes`. */
  readonly characters: Uint16Array
}

/** How much of a report's prose stands elsewhere too, figures aside. Shares are of its characters, 0 to 1. */
export type TakenOver = {
  readonly reportId: number
  /** From the same body's report of the year before; null where there is none. */
  readonly fromPrevious: number | null
  /** In reports of other bodies on the same year; null where there is no other. */
  readonly fromOthers: number | null
  /** The report of another body on the same year that holds the most of it, leaving out what many hold. */
  readonly mostAlike: { readonly reportId: number; readonly share: number } | null
}

/** A sentence of more bodies than these is the form's own wording and says nothing of who copied whom. */
const COMMON = 20

/**
 * What each report of a year took over.
 *
 * @param reports   Of one year, one a body.
 * @param previous  Of the year before, by body.
 */
export function takenOver(
  reports: readonly ProsePrints[],
  previous: ReadonlyMap<number, ProsePrints>,
): readonly TakenOver[] {
  const holders = holdersOf(reports)
  return reports.map((report, own) => {
    const total = sum(report.characters)
    if (total === 0) return { reportId: report.reportId, fromPrevious: null, fromOthers: null, mostAlike: null }
    const before = previous.get(report.organisationId)
    const old = before && new Set(before.hashes)
    const shared = new Map<number, number>()
    let [again, elsewhere] = [0, 0]
    report.hashes.forEach((hash, at) => {
      const characters = report.characters[at]!
      if (old?.has(hash)) again += characters
      const found = holders.get(hash)!
      if (found.length > 1) elsewhere += characters
      if (found.length > COMMON) return
      for (const other of found) if (other !== own) shared.set(other, (shared.get(other) ?? 0) + characters)
    })
    return {
      reportId: report.reportId,
      fromPrevious: before ? again / total : null,
      fromOthers: reports.length > 1 ? elsewhere / total : null,
      mostAlike: mostOf(shared, reports, total),
    }
  })
}

/** For each sentence the reports that hold it, by place. One more than counts is enough to know that it is common. */
function holdersOf(reports: readonly ProsePrints[]): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>()
  reports.forEach(({ hashes }, place) => {
    for (const hash of hashes) {
      const found = holders.get(hash)
      if (!found) holders.set(hash, [place])
      else if (found.length <= COMMON && found.at(-1) !== place) found.push(place)
    }
  })
  return holders
}

function mostOf(
  shared: ReadonlyMap<number, number>,
  reports: readonly ProsePrints[],
  total: number,
): TakenOver['mostAlike'] {
  let [best, most] = [-1, 0]
  for (const [place, characters] of shared) {
    if (characters > most || (characters === most && place < best)) [best, most] = [place, characters]
  }
  return best === -1 ? null : { reportId: reports[best]!.reportId, share: most / total }
}

function sum(numbers: Uint16Array): number {
  return numbers.reduce((total, value) => total + value, 0)
}
