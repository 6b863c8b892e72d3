import type { Level } from '#shared/domain/check.ts'
import type { ComparisonCell, ComparisonRow } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Observation, ReportId } from '#shared/domain/study.ts'
import { change } from './change.ts'
import type { FormOrder, Place } from './form-order.ts'

/** One report of a body, with its current values. */
export type ComparedReport = {
  readonly reportId: ReportId
  readonly year: number
  readonly path: string
  /** Found in the file, or in force in the year where it has no table. */
  readonly editions: readonly EditionId[]
  readonly values: ReadonlyMap<IndicatorId, Observation>
  readonly inFinding: ReadonlyMap<IndicatorId, Level>
}

/**
 * The indicators that a body's rows are about, in the order of the form.
 *
 * @param editions  Of all its reports.
 * @param also      Indicators that are shown even where no edition has them: people filled them in.
 * @param wanted    Only these; empty for all.
 */
export function rowsOf(
  order: FormOrder,
  editions: ReadonlySet<EditionId>,
  also: ReadonlySet<IndicatorId>,
  wanted: ReadonlySet<IndicatorId>,
): readonly Place[] {
  return [...order.values()].filter(
    place =>
      (wanted.size === 0 || wanted.has(place.indicator)) &&
      (also.has(place.indicator) || [...place.editions].some(edition => editions.has(edition))),
  )
}

/**
 * Set the reports of one body side by side.
 *
 * @param years  Columns, ascending.
 * @returns      A row for each place, in their order: a cell a year, null where no report covers it.
 */
export function arrange(
  organisation: string,
  years: readonly number[],
  places: readonly Place[],
  reports: readonly ComparedReport[],
): readonly ComparisonRow[] {
  const columns = years.map(year => reports.find(report => report.year === year) ?? null)
  return places.map(place => {
    const cells = columns.map(report => (report ? cellOf(place, report) : null))
    return {
      organisation,
      indicator: place.indicator,
      label: place.label,
      table: place.table,
      unit: place.unit,
      cells,
      changes: cells.map((cell, at) => (at === 0 ? null : change(cells[at - 1] ?? null, cell))),
    }
  })
}

function cellOf(place: Place, report: ComparedReport): ComparisonCell {
  const { reportId, path } = report
  const observation = report.values.get(place.indicator)
  if (!observation) {
    const state = report.editions.some(edition => place.editions.has(edition)) ? 'missing' : 'not-in-form'
    return { reportId, state, value: null, unit: place.unit, inFinding: null, origin: 'table', evidence: null, path }
  }
  return {
    reportId,
    state: stateOf(observation),
    value: observation.value,
    unit: observation.unit,
    inFinding: report.inFinding.get(place.indicator) ?? null,
    origin: observation.origin,
    evidence: observation.read?.evidence ?? null,
    path,
  }
}

function stateOf({ edit, value }: Observation): ComparisonCell['state'] {
  if (edit) return 'corrected'
  return value.kind === 'ambiguous' || value.kind === 'unreadable' ? 'in-doubt' : 'read'
}
