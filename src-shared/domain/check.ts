import { columnsOfRow, type IndicatorId, type TableTemplate, type Template } from './form.ts'
import { plainName } from './indicator-name.ts'
import type { Wording } from './wording.ts'

/** `error`: the form's own rule is broken; `warning`: unusual and worth a look; `info`: for completeness. */
export type Level = 'error' | 'warning' | 'info'

export const LEVEL_NAMES: Readonly<Record<Level, Wording>> = {
  error: { zh: '矛盾', en: 'Contradiction' },
  warning: { zh: '留意', en: 'Look' },
  info: { zh: '备注', en: 'Note' },
}

type Head = {
  readonly id: string
  readonly level: Level
  /** What is checked, as the heading of a list. */
  readonly title: Wording
  /** The sentence a person reads; {left}, {right} and {where} are filled in. */
  readonly says: Wording
  /** The same where a person corrected one of the figures, so that it is not said of the file. */
  readonly saysCorrected?: Wording
  readonly source: string
  /** Repeat the rule for every column (or row) of a table: `{column}` (`{row}`) in ids stands for each. */
  readonly each?: { readonly table: string; readonly over: 'column' | 'row'; readonly only?: readonly string[] }
  /** Rows that not every file has: those missing are left out, as long as each side has one. */
  readonly ifThere?: boolean
}

/** What must agree with what. One evaluator a kind, in src-main/reconcile. */
export type Check = Head &
  (
    | { readonly kind: 'equal'; readonly left: readonly string[]; readonly right: readonly string[] }
    | { readonly kind: 'at-most'; readonly left: readonly string[]; readonly right: readonly string[] }
    | { readonly kind: 'largest-at-most'; readonly left: readonly string[]; readonly right: readonly string[] }
    | { readonly kind: 'needs'; readonly left: readonly string[]; readonly right: readonly string[] }
    /** Sides that are the same figure only when one was written into the place of the other; `least` of it is no chance. */
    | {
        readonly kind: 'unlike'
        readonly least: number
        readonly left: readonly string[]
        readonly right: readonly string[]
      }
    | { readonly kind: 'whole-number'; readonly left: readonly string[]; readonly right: readonly [] }
    | ProseRule
    | {
        readonly kind: 'claims'
        readonly about: 'organisation' | 'year'
        readonly left: readonly []
        readonly right: readonly []
      }
    | YearsRule
  )

/** `sums`: what prose states of several cells together, and the cells it is the sum of. */
type ProseRule = {
  readonly kind: 'prose'
  readonly sums?: Readonly<Record<string, readonly string[]>>
  readonly left: readonly []
  readonly right: readonly []
}

/**
 * What two reports of one body must agree on, the later in the year after the earlier: the `earlier` figures of the
 * one and the `later` of the other. A sign before an id (`-normdoc_repealed`) takes the figure off. The later side
 * equals the earlier, or is at most or at least as much; below nothing is nothing.
 */
type YearsRule = {
  readonly kind: 'years'
  readonly laterIs?: 'equal' | 'at-most' | 'at-least'
  readonly earlier: readonly string[]
  readonly later: readonly string[]
  readonly left: readonly []
  readonly right: readonly []
}

/** A place where a report does not agree with itself. */
export type Finding = {
  readonly check: string
  readonly level: Level
  readonly says: Wording
  readonly indicators: readonly IndicatorId[]
  /** Cells of the report of the year before that take part; none where a report disagrees with itself. */
  readonly earlier: readonly IndicatorId[]
  readonly left: number | null
  readonly right: number | null
  /** The same for the same disagreement in the same report through every new reading. */
  readonly fingerprint: string
}

/** A check spelled out for one place: `key` and `where` name the column or row it is repeated for. */
export type CheckInstance = {
  readonly check: Check
  readonly left: readonly IndicatorId[]
  readonly right: readonly IndicatorId[]
  readonly where: Wording | null
  readonly key: string
}

/**
 * One instance of a check, or one for every column or row it is to be repeated over.
 *
 * @param template  The edition the check belongs to; without it only checks that are not repeated have an instance.
 */
export function instancesOf(check: Check, template: Template | undefined): readonly CheckInstance[] {
  const { each } = check
  if (each === undefined) return [{ check, left: check.left, right: check.right, where: null, key: '' }]
  const table = template?.tables.find(({ id }) => id === each.table)
  if (!table) return []
  return partsOf(table, each.over)
    .filter(({ id }) => each.only === undefined || each.only.includes(id))
    .map(part => {
      const { id } = part
      const spell = (pattern: string): IndicatorId => pattern.replace(`{${each.over}}`, id)
      return { check, left: check.left.map(spell), right: check.right.map(spell), where: plainName(part), key: id }
    })
}

function partsOf(
  table: TableTemplate,
  over: 'row' | 'column',
): readonly { id: string; label: Wording; name?: Wording }[] {
  if (over === 'column') return table.columns
  return table.rows.filter(row => !row.heading && columnsOfRow(table, row).length > 1)
}

/** The cells a finding is shown at: a sum of many parts marks the sum alone, a mark on every cell would say nothing. */
export function markedCells({ indicators }: Pick<Finding, 'indicators'>): readonly IndicatorId[] {
  return indicators.length <= MARKED ? indicators : indicators.slice(0, 1)
}

/** Most cells of one finding that are all marked. */
export const MARKED = 3
