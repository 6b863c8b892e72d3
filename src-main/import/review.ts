import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import type { Finding } from '#shared/domain/check.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { identityFindings } from '../reconcile/identity-findings.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import { figuresAcrossYears, reconcileYears } from '../reconcile/years.ts'
import { replaceFindings, replaceYearFindings } from '../store/findings.ts'
import { currentValues, narrativeOf } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { identityOf } from '../store/report-parts.ts'
import { reportFrame } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { countFindings, countReport, type Tally } from '../store/tally.ts'
import { editionsOf, figuresOf, markYearsDue, takeYearsDue } from '../store/years-due.ts'

/**
 * Hold a report against its checks again and count it, and what hangs on it in the years before and after. Part of
 * every change to its values, in the same transaction.
 */
export function reviewReport(store: Store, forms: Forms, reportId: ReportId): Tally {
  replaceOwnFindings(store, forms, reportId)
  reviewYears(store, forms)
  return countReport(store, reportId)
}

/** The same for many at once: what lies between two of them is worked out once. */
export function reviewReports(store: Store, forms: Forms, reportIds: readonly ReportId[]): void {
  for (const reportId of reportIds) replaceOwnFindings(store, forms, reportId)
  reviewYears(store, forms)
  for (const reportId of reportIds) countReport(store, reportId)
}

function replaceOwnFindings(store: Store, forms: Forms, reportId: ReportId): void {
  const values = new Map<IndicatorId, CellValue>()
  const corrected = new Set<IndicatorId>()
  for (const { indicator, value, edit } of currentValues(store, reportId)) {
    values.set(indicator, value)
    if (edit !== null) corrected.add(indicator)
  }
  const narrative = narrativeOf(store, reportId)
  replaceFindings(store, reportId, [
    ...reconcile(forms, { ...reportFrame(store, reportId), values, corrected, narrative }),
    ...identityFindings(forms, identityOf(store, reportId)),
  ])
  markYearsDue(store, reportId)
}

/**
 * Hold reports against the year before wherever something changed since it was last done: values, which of several
 * stands, whose report it is. Part of every such change, in the same transaction; the study itself notes what is due.
 *
 * @returns  How many reports were due.
 */
export function reviewYears(store: Store, forms: Forms, most = Number.MAX_SAFE_INTEGER): number {
  const due = takeYearsDue(store, most)
  for (const { reportId, year, earlierId, hasFindings } of due) {
    if (earlierId === null && !hasFindings) continue
    const findings = earlierId === null ? [] : findingsBetween(store, forms, { earlierId, reportId, year })
    if (findings.length === 0 && !hasFindings) continue
    replaceYearFindings(store, reportId, earlierId, findings)
    countFindings(store, reportId)
  }
  return due.length
}

/** Reports held against the year before in one go where many are due: meanwhile the engine answers nobody. */
const IN_ONE_GO = 50

/** See to whatever an earlier version of the program left due. */
export async function reviewYearsLeft(store: Store, forms: Forms): Promise<void> {
  while (allOrNothing(store, () => reviewYears(store, forms, IN_ONE_GO)) > 0) await eventLoopTurn()
}

type Pair = { readonly earlierId: ReportId; readonly reportId: ReportId; readonly year: number }

function findingsBetween(store: Store, forms: Forms, { earlierId, reportId, year }: Pair): readonly Finding[] {
  const [before, now] = [editionsOf(store, earlierId), editionsOf(store, reportId)]
  const figures = figuresFor(forms, [...before, ...now])
  return reconcileYears(
    forms,
    { year: year - 1, editions: before, ...figuresOf(store, earlierId, figures) },
    { year, editions: now, ...figuresOf(store, reportId, figures) },
  )
}

const FIGURES = new WeakMap<Forms, Map<string, readonly IndicatorId[]>>()

/** What findings between reports of these editions may be about: a small part of all that they state. */
function figuresFor(forms: Forms, editions: readonly EditionId[]): readonly IndicatorId[] {
  const known = FIGURES.get(forms) ?? new Map<string, readonly IndicatorId[]>()
  FIGURES.set(forms, known)
  const key = [...new Set(editions)].sort().join(' ')
  const figures = known.get(key) ?? figuresAcrossYears(forms, editions)
  known.set(key, figures)
  return figures
}
