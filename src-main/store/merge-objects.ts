import type { ConflictKind } from '#shared/domain/merging.ts'
import type { Row } from './merge-rows.ts'
import { isTurn, type KnownStep, type Names, naturally, type StepRow, standingIn } from './merge-steps.ts'

/** A thing of which the newest line that stands says how it is: which line is about which thing, and what it says. */
type ObjectKind = {
  readonly kind: ConflictKind
  readonly key: readonly string[]
  readonly value: readonly string[]
  /** A line that says nothing holds any more; null where there is no such line. */
  readonly none: Row | null
}

/** A further table in which people contradict each other takes a line here. */
export const OBJECTS: Readonly<Record<string, ObjectKind>> = {
  edit: {
    kind: 'edit',
    key: ['report_id', 'indicator'],
    value: ['kind', 'number', 'printed_unit'],
    none: { kind: null, number: null, text: null, unit: null, printed_unit: null },
  },
  verdict: { kind: 'verdict', key: ['source_id', 'fingerprint'], value: ['verdict'], none: { verdict: null } },
  choice: { kind: 'choice', key: ['source_id'], value: ['chosen'], none: null },
  note: { kind: 'note', key: ['report_id', 'indicator'], value: ['text'], none: { text: '' } },
  checked: { kind: 'checked', key: ['report_id'], value: ['is_checked'], none: { is_checked: 0 } },
  organisation_fact: { kind: 'organisation', key: ['organisation_id', 'field'], value: ['value'], none: null },
  organisation_move: { kind: 'organisation', key: ['source_id'], value: ['organisation_id'], none: null },
  saved_view: { kind: 'view', key: ['view', 'field'], value: ['value'], none: null },
  sample_verdict: {
    kind: 'sample',
    key: ['source_id', 'indicator'],
    value: ['verdict'],
    none: { verdict: null },
  },
  own_series: { kind: 'series', key: ['name'], value: ['definition'], none: { definition: null } },
  organisation_merge: { kind: 'organisation', key: ['from_id'], value: ['into_id'], none: null },
}

/** A thing as one study has it. */
export type Thing = {
  readonly key: string
  readonly table: string
  /** What holds, by names; '' where nothing stands. */
  readonly value: string
  /** The line that holds, and its step; null where none stands. */
  readonly holds: { readonly line: StepRow; readonly step: KnownStep } | null
  /** Any line about it, to know what it is about. */
  readonly any: StepRow
  /** Identities of all steps and turns that bear on it. */
  readonly touched: ReadonlySet<string>
}

/** All things that a study says something about. */
export function thingsIn(steps: readonly KnownStep[], names: Names): ReadonlyMap<string, Thing> {
  const standing = standingIn(steps)
  const turns = turnsIn(steps)
  const things = new Map<string, Thing>()
  for (const step of steps) {
    for (const line of step.rows) {
      const kind = OBJECTS[line.table.name]
      if (!kind) continue
      const natural = naturally(line.table, line.row, names)
      const of = (columns: readonly string[]) => JSON.stringify(columns.map(column => natural[column] ?? null))
      const key = `${line.table.name} ${of(kind.key)}`
      const before = things.get(key)
      const touched = new Set([...(before?.touched ?? []), step.identity, ...(turns.get(step.id) ?? [])])
      const isNothing = kind.none !== null && kind.value.every(column => natural[column] === kind.none?.[column])
      const now = standing.has(step.id)
        ? { value: isNothing ? '' : of(kind.value), holds: isNothing ? null : { line, step } }
        : { value: before?.value ?? '', holds: before?.holds ?? null }
      things.set(key, { key, table: line.table.name, ...now, any: line, touched })
    }
  }
  return things
}

/** The identities of the turns of each step. */
function turnsIn(steps: readonly KnownStep[]): ReadonlyMap<number, readonly string[]> {
  const turns = new Map<number, string[]>()
  for (const step of steps) {
    if (isTurn(step)) turns.set(step.target, [...(turns.get(step.target) ?? []), step.identity])
  }
  return turns
}

/** What is to hold of a thing once both studies are one. */
export type Outcome = {
  readonly mine: Thing | null
  readonly theirs: Thing
  readonly isConflict: boolean
}

/**
 * Hold what two studies say against each other: where only one went on since they parted, it has the last word; where
 * both did and do not say the same, a person must decide.
 *
 * @returns Only what the other study changed.
 */
export function outcomes(
  mine: ReadonlyMap<string, Thing>,
  theirs: ReadonlyMap<string, Thing>,
  mySteps: ReadonlySet<string>,
  theirSteps: ReadonlySet<string>,
): readonly Outcome[] {
  return [...theirs.values()]
    .filter(({ touched }) => [...touched].some(identity => !mySteps.has(identity)))
    .map(thing => {
      const own = mine.get(thing.key) ?? null
      const wentOn = own !== null && [...own.touched].some(identity => !theirSteps.has(identity))
      return { mine: own, theirs: thing, isConflict: wentOn && own.value !== thing.value }
    })
}
