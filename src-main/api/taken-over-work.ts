import { SECTION_KINDS } from '#shared/domain/reading.ts'
import type { TakenCharacters, TakenProgress } from '#shared/domain/taken-over.ts'
import { alikeOfYear, alikeYears } from '../compare/alike.ts'
import { proseLength } from '../compare/prose.ts'
import { PRINT_RULES, packPrints, prosePrints, unpackPrints } from '../compare/prose-prints.ts'
import { type TakenOver, takenOver } from '../compare/taken-over.ts'
import { indexYear, type PrintedReport } from '../compare/year-index.ts'
import type { InTurns } from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'
import {
  countWithoutPrints,
  printsOf,
  reportsOfYear,
  reportsWithoutPrints,
  savePrints,
  yearsCompared,
} from '../store/prose-prints.ts'
import {
  beginTaken,
  endTaken,
  forgetTaken,
  type KeptPair,
  type KeptTaken,
  type KeptYear,
  saveAlike,
  saveTaken,
  saveTakenYears,
} from '../store/taken-over.ts'

/** Reports whose texts are taken up, and written, in one turn: in between one might be read anew. */
const PRINTED = 8
/** Reports whose results are written in one turn. */
const SAVED = 100

/**
 * Compare the whole study with itself and keep what comes of it: turn the sentences of reports into numbers where that
 * was never done, then year after year what each took over and which are alike. What a stop leaves is none, but for the
 * sentences: those need not be done again.
 *
 * @throws Failure `study/read-only`, `study/busy`, `study/cannot-write`.
 */
export function* workOutTaken(store: Store, now: () => string, hear: (progress: TakenProgress) => void): InTurns<void> {
  yield* printAll(store, hear)
  const changes = beginTaken(store)
  yield* forgetTaken(store)
  const years = yearsCompared(store)
  const of = years.reduce((sum, { reports }) => sum + reports, 0)
  let done = 0
  let last: { readonly year: number; readonly reports: readonly PrintedReport[] } | null = null
  for (const { year } of years) {
    const reports: readonly PrintedReport[] = yield* readYear(store, year)
    const before = last?.year === year - 1 ? last.reports : []
    yield* workOutYear(store, year, reports, before, () => {
      done += 1
      hear({ phase: 'comparing', done, of })
    })
    last = { year, reports }
  }
  endTaken(store, changes, now())
}

function* printAll(store: Store, hear: (progress: TakenProgress) => void): InTurns<void> {
  const of = countWithoutPrints(store, PRINT_RULES)
  for (let after = 0, done = 0; ; ) {
    const some = reportsWithoutPrints(store, PRINT_RULES, { after, limit: PRINTED })
    const last = some.at(-1)
    if (!last) return
    const printed = some.map(prose => ({
      reportId: prose.reportId,
      characters: proseLength(prose),
      prints: packPrints(prosePrints(prose)),
    }))
    savePrints(store, PRINT_RULES, printed)
    after = last.reportId
    done += some.length
    hear({ phase: 'reading', done, of })
    yield
  }
}

function* readYear(store: Store, year: number): InTurns<readonly PrintedReport[]> {
  const reports: PrintedReport[] = []
  for (const report of reportsOfYear(store, year)) {
    reports.push({ ...report, ...unpackPrints(printsOf(store, report.reportId)) })
    yield
  }
  return reports
}

function* workOutYear(
  store: Store,
  year: number,
  reports: readonly PrintedReport[],
  before: readonly PrintedReport[],
  hearOne: () => void,
): InTurns<void> {
  const previous = new Map(before.map(report => [report.organisationId, report]))
  const index = yield* indexYear(reports)
  const sums = new YearSums(year)
  const taken: KeptTaken[] = []
  for (const one of takenOver(index, previous)) {
    const kept = keptOf(one)
    sums.add(kept)
    taken.push(kept)
    if (taken.length === SAVED) saveTaken(store, taken.splice(0))
    hearOne()
    yield
  }
  saveTaken(store, taken)
  saveTakenYears(store, sums.all())
  yield
  const pairs: KeptPair[] = (yield* alikeOfYear(index)).map(pair => ({ ...pair, kind: 'bodies' }))
  for (const report of reports) {
    const old = previous.get(report.organisationId)
    const pair = old ? alikeYears(report, old) : null
    if (pair) pairs.push({ ...pair, kind: 'years' })
    yield
  }
  for (let from = 0; from < pairs.length; from += SAVED * 4) {
    saveAlike(store, pairs.slice(from, from + SAVED * 4))
    yield
  }
}

function keptOf({ parts, ...taken }: TakenOver): KeptTaken {
  return { ...taken, parts: [...parts].map(([place, counted]) => ({ part: SECTION_KINDS[place]!, ...counted })) }
}

/** The reports of a year together, as a whole and part by part. */
class YearSums {
  readonly #sums = new Map<KeptYear['part'], { -readonly [Key in keyof KeptYear]: KeptYear[Key] }>()
  readonly #year: number

  constructor(year: number) {
    this.#year = year
  }

  add({ parts, ...whole }: KeptTaken): void {
    this.#count(null, whole)
    for (const { part, ...counted } of parts) this.#count(part, counted)
  }

  all(): readonly KeptYear[] {
    return [...this.#sums.values()]
  }

  #count(part: KeptYear['part'], { characters, again, elsewhere }: TakenCharacters): void {
    const none = { reports: 0, characters: 0, again: 0, againOf: 0, elsewhere: 0, elsewhereOf: 0 }
    const sum = this.#sums.get(part) ?? { year: this.#year, part, ...none }
    this.#sums.set(part, sum)
    sum.reports += 1
    sum.characters += characters
    sum.again += again ?? 0
    sum.againOf += again === null ? 0 : characters
    sum.elsewhere += elsewhere ?? 0
    sum.elsewhereOf += elsewhere === null ? 0 : characters
  }
}
