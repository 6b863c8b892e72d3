import type { StepId } from '#shared/domain/step.ts'
import type { DuplicateGroup, DuplicateReport, ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { decideAlone, decideStanding, type Place } from './standing.ts'
import { prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'
import { takingTurns } from './turns.ts'

type Pair = { readonly a: ReportId; readonly b: ReportId }
type Why = DuplicateGroup['why'][number]

/**
 * Reports that are likely the same one, in groups: those on the same body and year, those whose tables state the same
 * figures, and those of the same year whose prose is nearly the same. Groups come by body and year, the report that
 * stands first in each.
 */
export async function duplicateGroups(store: Store): Promise<readonly DuplicateGroup[]> {
  const turn = takingTurns(store)
  const groups = new Groups()
  for (const { a, b } of samePlace(store)) groups.join(a, b, 'same-place')
  await turn()
  for (const { a, b } of sameValues(store)) groups.join(a, b, 'same-values')
  await turn()
  for await (const { a, b } of nearProse(store, turn)) groups.join(a, b, 'near-prose')
  const found: DuplicateGroup[] = []
  for (const { members, why } of groups.all()) {
    await turn()
    const reports = linesOf(store, members)
    // A reading anew may have taken one away while others had their turn.
    if (reports.length > 1) found.push({ why, reports })
  }
  return found.sort((a, b) => compareHeads(a.reports[0] as DuplicateReport, b.reports[0] as DuplicateReport))
}

/**
 * Let one report of a group stand and the others not; holds through new readings until the next choice.
 * Call inside a transaction.
 */
export function addChoice(store: Store, reportId: ReportId, rivals: readonly ReportId[], said: Said): StepId {
  const members = [reportId, ...rivals.filter(rival => rival !== reportId)]
  const before = members.find(member => isStanding(store, member))
  const change = { reportId, before: before === undefined ? '' : fileNameOf(store, before) }
  const stepId = addStep(store, 'choice', said, [{ ...change, after: fileNameOf(store, reportId) }])
  const insert = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO choice (step_id, source_id, chosen)
     SELECT @stepId, r.source_id, (SELECT source_id FROM report WHERE id = @reportId)
     FROM report r WHERE r.id = @member`,
  )
  for (const member of members) insert.run({ stepId, reportId, member })
  decideChosen(store, stepId)
  return stepId
}

/** Let those stand that should, of all reports that a choice was about: after it was made, undone or redone. */
export function decideChosen(store: Store, stepId: StepId): void {
  const places = prepared<[number], Place & { sourceId: number }>(
    store,
    `SELECT r.source_id AS sourceId, r.organisation_id AS organisationId, r.year
     FROM choice c
     JOIN report r ON r.source_id = c.source_id
     WHERE c.step_id = ?
     ORDER BY c.id`,
  ).all(stepId)
  for (const place of places) {
    decideStanding(store, place)
    decideAlone(store, place.sourceId)
  }
}

function isStanding(store: Store, reportId: ReportId): boolean {
  return prepared<[number], number>(store, 'SELECT standing FROM report WHERE id = ?').pluck().get(reportId) === 1
}

function fileNameOf(store: Store, reportId: ReportId): string {
  const name = prepared<[number], string>(
    store,
    'SELECT s.file_name FROM report r JOIN source s ON s.id = r.source_id WHERE r.id = ?',
  )
  return name.pluck().get(reportId) ?? ''
}

function samePlace(store: Store): readonly Pair[] {
  return prepared<[], Pair>(
    store,
    `SELECT min(id) OVER (PARTITION BY organisation_id, year) AS a, id AS b
     FROM report
     WHERE (organisation_id, year) IN (
       SELECT organisation_id, year FROM report
       WHERE organisation_id IS NOT NULL AND year IS NOT NULL
       GROUP BY organisation_id, year HAVING count(*) > 1
     )`,
  ).all()
}

function sameValues(store: Store): readonly Pair[] {
  return prepared<[], Pair>(
    store,
    `SELECT min(id) OVER (PARTITION BY values_print) AS a, id AS b
     FROM report
     WHERE values_print IN (
       SELECT values_print FROM report WHERE values_print IS NOT NULL GROUP BY values_print HAVING count(*) > 1
     )`,
  ).all()
}

/** Bits in which the prints of nearly the same prose may differ. Two that differ in 3 share one of 4 quarters. */
const NEAR_BITS = 3
/** A quarter that so many reports share says nothing, and comparing them all would take for ever. */
const CROWD = 200

type Printed = {
  readonly id: ReportId
  readonly year: number | null
  readonly prose: string
  readonly values: string | null
}

/** Reports read at once; and how many are shelved before others get their turn. */
const [AT_ONCE, FEW] = [2_000, 500]

async function* nearProse(store: Store, turn: () => Promise<void>): AsyncGenerator<Pair, void, void> {
  const printed = await allPrinted(store, turn)
  for (const quarter of [0, 4, 8, 12]) {
    const shelves = new Map<string, Printed[]>()
    for (const [nth, report] of printed.entries()) {
      if (nth % FEW === 0) await turn()
      const key = report.prose.slice(quarter, quarter + 4)
      const shelf = shelves.get(key)
      if (shelf) shelf.push(report)
      else shelves.set(key, [report])
    }
    let compared = 0
    for (const shelf of shelves.values()) {
      if (shelf.length < 2 || shelf.length > CROWD) continue
      compared += shelf.length ** 2
      if (compared > FEW) {
        compared = 0
        await turn()
      }
      yield* nearOn(shelf)
    }
  }
}

async function allPrinted(store: Store, turn: () => Promise<void>): Promise<readonly Printed[]> {
  const some = prepared<[number, number], Printed>(
    store,
    `SELECT id, year, prose_print AS prose, values_print AS "values"
     FROM report
     WHERE id > ? AND prose_print IS NOT NULL
     ORDER BY id
     LIMIT ?`,
  )
  const all: Printed[] = []
  for (let after = 0; ; ) {
    const found = some.all(after, AT_ONCE)
    for (const report of found) all.push(report)
    if (found.length < AT_ONCE) return all
    after = found.at(-1)?.id ?? after
    await turn()
  }
}

function nearOn(shelf: readonly Printed[]): readonly Pair[] {
  const pairs: Pair[] = []
  for (const [at, a] of shelf.entries()) {
    for (let nth = at + 1; nth < shelf.length; nth += 1) {
      const b = shelf[nth] as Printed
      if (mayBeSame(a, b) && bitsApart(a.prose, b.prose) <= NEAR_BITS) pairs.push({ a: a.id, b: b.id })
    }
  }
  return pairs
}

/** Offices copy last year's words, and their neighbours': another year or other figures make another report. */
function mayBeSame(a: Printed, b: Printed): boolean {
  const years = a.year === null || b.year === null || a.year === b.year
  return years && (a.values === null || b.values === null || a.values === b.values)
}

function bitsApart(a: string, b: string): number {
  let bits = 0
  for (let at = 0; at < 16; at += 8) {
    let differing = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16)
    for (; differing !== 0; differing &= differing - 1) bits += 1
  }
  return bits
}

/** Sets that grow together pair by pair. */
class Groups {
  readonly #head = new Map<ReportId, ReportId>()
  readonly #why = new Map<ReportId, Set<Why>>()

  join(a: ReportId, b: ReportId, why: Why): void {
    if (a === b) return
    const [first, second] = [this.#find(a), this.#find(b)]
    const [head, tail] = first < second ? [first, second] : [second, first]
    const reasons = new Set([...(this.#why.get(head) ?? []), ...(this.#why.get(tail) ?? []), why])
    this.#head.set(tail, head)
    this.#why.set(head, reasons)
  }

  all(): readonly { members: readonly ReportId[]; why: readonly Why[] }[] {
    const members = new Map<ReportId, ReportId[]>()
    for (const id of this.#head.keys()) {
      const head = this.#find(id)
      const own = members.get(head)
      if (own) own.push(id)
      else members.set(head, [id])
    }
    return [...members].map(([head, ids]) => ({ members: ids, why: [...(this.#why.get(head) ?? [])].sort() }))
  }

  #find(id: ReportId): ReportId {
    let head = this.#head.get(id)
    if (head === undefined) this.#head.set(id, id)
    head ??= id
    while (this.#head.get(head) !== head) head = this.#head.get(head) as ReportId
    this.#head.set(id, head)
    return head
  }
}

export function linesOf(store: Store, members: readonly ReportId[]): readonly DuplicateReport[] {
  return prepared<[string], Omit<DuplicateReport, 'standing' | 'chosen'> & { standing: number; chosen: number }>(
    store,
    `SELECT r.id AS reportId, coalesce(o.name, '') AS organisation, r.year, r.title, s.path, r.published,
            s.imported_at AS importedAt, t.stated AS "values", r.standing,
            coalesce((SELECT c.chosen = c.source_id FROM standing_choice c
                      WHERE c.source_id = r.source_id ORDER BY c.id DESC LIMIT 1), 0) AS chosen
     FROM report r
     JOIN source s ON s.id = r.source_id
     JOIN report_tally t ON t.report_id = r.id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE r.id IN (SELECT value FROM json_each(?))
     ORDER BY r.standing DESC, chosen DESC, s.path, r.id`,
  )
    .all(JSON.stringify(members))
    .map(line => ({ ...line, standing: line.standing === 1, chosen: line.chosen === 1 }))
}

function compareHeads(a: DuplicateReport, b: DuplicateReport): number {
  if (a.organisation !== b.organisation) return a.organisation < b.organisation ? -1 : 1
  return (a.year ?? 0) - (b.year ?? 0) || (a.path < b.path ? -1 : 1)
}
