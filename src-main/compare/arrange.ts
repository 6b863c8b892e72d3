import type { BodyLine } from '#shared/domain/body-line.ts'
import { changeBetween } from '#shared/domain/change.ts'
import type { Level } from '#shared/domain/check.ts'
import type { ComparisonCell, ComparisonRow, Correction } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Observation, ReportId } from '#shared/domain/study.ts'
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
 * Set the reports of one body, and of those it took over from, side by side.
 *
 * @param years  Columns, ascending.
 * @returns      A row for each place, in their order: a cell a year, null where no report covers it.
 */
export function arrange(
  { organisation, earlier }: BodyLine,
  years: readonly number[],
  places: readonly Place[],
  reports: readonly ComparedReport[],
): readonly ComparisonRow[] {
  const columns = years.map(year => reports.find(report => report.year === year) ?? null)
  return places.map(place => {
    const cells = columns.map(report => (report ? cellOf(place, report) : null))
    return {
      organisation,
      earlier,
      indicator: place.indicator,
      label: place.label,
      table: place.table,
      unit: place.unit,
      cells,
      changes: cells.map((cell, at) => changeBetween(cells[at - 1] ?? null, cell)),
    }
  })
}

function isInForm(place: Place, report: ComparedReport): boolean {
  return report.editions.some(edition => place.editions.has(edition))
}

function cellOf(place: Place, report: ComparedReport): ComparisonCell {
  const { reportId, path } = report
  const inForm = isInForm(place, report)
  const observation = report.values.get(place.indicator)
  if (!observation) {
    return {
      ...{ reportId, path, unit: place.unit, isInForm: inForm, state: inForm ? 'missing' : 'not-in-form' },
      ...{ value: null, inFinding: null, origin: 'table', evidence: null, confidence: 1, correction: null },
    }
  }
  return {
    reportId,
    state: stateOf(observation),
    value: observation.value,
    unit: observation.unit,
    isInForm: inForm,
    inFinding: report.inFinding.get(place.indicator) ?? null,
    origin: observation.origin,
    evidence: observation.read?.evidence ?? null,
    confidence: observation.edit || observation.confirmed ? 1 : observation.confidence,
    correction: correctionOf(observation),
    path,
  }
}

function correctionOf({ edit, read }: Observation): Correction | null {
  if (!edit) return null
  const { reason, author, madeAt } = edit
  return { was: read?.value ?? null, reason, author, madeAt }
}

function stateOf({ edit, value }: Observation): ComparisonCell['state'] {
  if (edit) return 'corrected'
  return value.kind === 'ambiguous' || value.kind === 'unreadable' ? 'in-doubt' : 'read'
}
