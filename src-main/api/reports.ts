import type { Handlers } from '#shared/contract/api.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import { uncarriedTo } from '../store/carry.ts'
import { checkedOf } from '../store/checked.ts'
import { findingsOf, laterFindingsOf } from '../store/findings.ts'
import { localRowsOf } from '../store/local-rows.ts'
import { notesOf } from '../store/notes.ts'
import { currentValues, narrativeOf } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { claimsOf, remarksOf, sectionsOf, sourceOf } from '../store/report-parts.ts'
import { reportLine, reportPage } from '../store/reports.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function reportHandlers(session: Session): Pick<Handlers, 'report.page' | 'report.read'> {
  return {
    'report.page': query => reportPage(openStore(session), { ...query, ...pageOf(query) }),
    'report.read': ({ reportId }) => reportView(openStore(session), reportId),
  }
}

/**
 * Everything about one report.
 *
 * @throws Failure `report/unknown`.
 */
export function reportView(store: Store, reportId: ReportId): ReportView {
  return {
    report: reportLine(store, reportId),
    source: sourceOf(store, reportId),
    claims: claimsOf(store, reportId),
    observations: currentValues(store, reportId),
    local: localRowsOf(store, reportId),
    narrative: narrativeOf(store, reportId),
    sections: sectionsOf(store, reportId),
    findings: findingsOf(store, reportId),
    later: laterFindingsOf(store, reportId),
    remarks: remarksOf(store, reportId),
    notes: notesOf(store, reportId),
    checked: checkedOf(store, reportId),
    uncarried: uncarriedTo(store, reportId),
  }
}
