import { lineName } from '#shared/domain/body-line.ts'
import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { KINDS, STATES } from './words.ts'

/** Every cell of the comparison falls under exactly one of these. */
const COUNTED = {
  number: KINDS.number,
  blank: KINDS.blank,
  slash: KINDS.slash,
  dash: KINDS.dash,
  none: KINDS.none,
  text: KINDS.text,
  unreadable: KINDS.unreadable,
  ambiguous: KINDS.ambiguous,
  corrected: STATES.corrected,
  'in-doubt': STATES['in-doubt'],
  missing: STATES.missing,
  'not-in-form': STATES['not-in-form'],
  'no-report': { zh: '当年没有报告', en: 'No report for the year' },
} as const satisfies Record<string, Wording>
type Counted = keyof typeof COUNTED

export type Tally = {
  add(row: ComparisonRow): void
  readonly rows: number
  readonly organisations: ReadonlySet<string>
  /** Counts a year, in the order of the years; kinds that never occur are left out. */
  lines(): readonly { readonly says: Wording; readonly counts: readonly number[] }[]
  /** Cells in a finding, whatever their kind. */
  readonly inFinding: readonly number[]
}

/** Counts what a comparison holds while its rows go by. */
export function openTally(years: number): Tally {
  const counts = new Map<Counted, number[]>()
  const inFinding = Array.from({ length: years }, () => 0)
  const organisations = new Set<string>()
  let rows = 0
  return {
    organisations,
    inFinding,
    get rows() {
      return rows
    },
    add(row) {
      rows += 1
      organisations.add(lineName(row))
      for (let year = 0; year < years; year += 1) {
        const cell = row.cells[year] ?? null
        const kind = kindOf(cell)
        const line = counts.get(kind) ?? Array.from({ length: years }, () => 0)
        line[year]! += 1
        counts.set(kind, line)
        if (cell?.inFinding) inFinding[year]! += 1
      }
    },
    lines: () =>
      (Object.keys(COUNTED) as Counted[]).flatMap(kind => {
        const line = counts.get(kind)
        return line ? [{ says: COUNTED[kind], counts: line }] : []
      }),
  }
}

function kindOf(cell: ComparisonRow['cells'][number]): Counted {
  if (cell === null) return 'no-report'
  if (cell.state !== 'read') return cell.state
  return cell.value?.kind ?? 'missing'
}
