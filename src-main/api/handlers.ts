import type { Handlers } from '#shared/contract/api.ts'
import { backupHandlers } from './backups.ts'
import { comparisonHandlers } from './comparisons.ts'
import { duplicateHandlers } from './duplicates.ts'
import { editHandlers } from './edits.ts'
import { engineHandlers } from './engine-info.ts'
import { exportHandlers } from './exports.ts'
import { findingHandlers } from './findings.ts'
import { gridHandlers } from './grid.ts'
import { importHandlers } from './imports.ts'
import { listHandlers } from './listings.ts'
import { lookingHandlers } from './looking.ts'
import { mergeHandlers } from './merging.ts'
import { organisationListHandlers } from './organisation-list.ts'
import { organisationHandlers } from './organisations.ts'
import { ownSeriesHandlers } from './own-series.ts'
import { panelHandlers } from './panels.ts'
import { proseHandlers } from './prose.ts'
import { reportHandlers } from './reports.ts'
import { sampleHandlers } from './samples.ts'
import { searchHandlers } from './search.ts'
import type { Session } from './session.ts'
import { sourcePagesHandlers } from './source-pages.ts'
import { sourceHandlers } from './sources.ts'
import { stepHandlers } from './steps.ts'
import { studyHandlers } from './studies.ts'
import { takenOverHandlers } from './taken-over.ts'
import { teachHandlers } from './teaching.ts'
import { viewHandlers } from './views.ts'
import { workbookHandlers } from './workbooks.ts'

/** The whole contract kept. */
export function handlersOf(session: Session): Handlers {
  return {
    ...engineHandlers(session),
    ...studyHandlers(session),
    ...backupHandlers(session),
    ...mergeHandlers(session),
    ...importHandlers(session),
    ...sourceHandlers(session),
    ...sourcePagesHandlers(session),
    ...duplicateHandlers(session),
    ...searchHandlers(session),
    ...reportHandlers(session),
    ...lookingHandlers(session),
    ...teachHandlers(session),
    ...editHandlers(session),
    ...stepHandlers(session),
    ...organisationHandlers(session),
    ...organisationListHandlers(session),
    ...findingHandlers(session),
    ...gridHandlers(session),
    ...comparisonHandlers(session),
    ...listHandlers(session),
    ...exportHandlers(session),
    ...sampleHandlers(session),
    ...panelHandlers(session),
    ...proseHandlers(session),
    ...viewHandlers(session),
    ...workbookHandlers(session),
    ...takenOverHandlers(session),
    ...ownSeriesHandlers(session),
  }
}
