import type { IndicatorId } from '#shared/domain/form.ts'
import type { Observation, ReportId, RivalComparison } from '#shared/domain/study.ts'
import { showValue } from '#shared/domain/value.ts'
import { linesOf } from '../store/duplicates.ts'
import { currentValues } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { reportLine } from '../store/reports.ts'
import { rivalsOf } from '../store/rivals.ts'

/**
 * The files that claim the place of a report, side by side: as they stand now, with what people corrected.
 *
 * @throws Failure `report/unknown`.
 */
export function compareRivals(store: Store, reportId: ReportId): RivalComparison {
  const ids = rivalsOf(store, reportLine(store, reportId).id)
  const lines = new Map(linesOf(store, ids).map(line => [line.reportId, line]))
  const reports = ids.flatMap(id => lines.get(id) ?? [])
  if (reports.length < 2) return { reports, differences: [], same: 0 }
  const values = reports.map(report => byIndicator(currentValues(store, report.reportId)))
  const indicators = [...new Set(values.flatMap(own => [...own.keys()]))]
  const differences = indicators.flatMap(indicator => {
    const cells = values.map(own => own.get(indicator) ?? null)
    // 0, blank and "/" are different facts here as anywhere
    const isSame = new Set(cells.map(cell => cell && `${cell.value.kind}/${showValue(cell.value)}`)).size === 1
    if (isSame) return []
    const unit = cells.find(cell => cell !== null)?.unit ?? ''
    return [{ indicator, unit, values: cells.map(cell => cell?.value ?? null) }]
  })
  return { reports, differences, same: indicators.length - differences.length }
}

function byIndicator(observations: readonly Observation[]): ReadonlyMap<IndicatorId, Observation> {
  return new Map(observations.map(observation => [observation.indicator, observation]))
}
