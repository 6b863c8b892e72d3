import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import { replaceFindings } from '../store/findings.ts'
import { currentValues, narrativeOf } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { reportFrame } from '../store/reports.ts'
import { countReport, type Tally } from '../store/tally.ts'

/** Hold a report against its checks again and count it. Part of every change to its values, in the same transaction. */
export function reviewReport(store: Store, forms: Forms, reportId: ReportId): Tally {
  const values = new Map<IndicatorId, CellValue>()
  for (const { indicator, value } of currentValues(store, reportId)) values.set(indicator, value)
  const narrative = narrativeOf(store, reportId)
  replaceFindings(store, reportId, reconcile(forms, { ...reportFrame(store, reportId), values, narrative }))
  return countReport(store, reportId)
}
