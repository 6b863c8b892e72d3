import type { StepId, StepKind } from '#shared/domain/step.ts'
import { reviewReports } from '../import/review.ts'
import { renewMarked } from '../store/checked.ts'
import { decideChosen } from '../store/duplicates.ts'
import { reportsEdited } from '../store/edits.ts'
import type { Store } from '../store/open.ts'
import { renewOrganisations } from '../store/organisation-roots.ts'
import { countFindings } from '../store/tally.ts'
import { reportsJudged, settleVerdicts } from '../store/verdicts.ts'
import type { Means } from './session.ts'
import { markTaught } from './teaching.ts'

/**
 * Work out anew what follows from a step once it was undone or redone: findings, tallies, who stands. Runs inside the
 * transaction of the turn; a Failure thrown here refuses the turn.
 */
export type AfterTurn = (store: Store, means: Means, stepId: StepId) => void

const reviewEdited: AfterTurn = (store, { forms }, stepId) => {
  reviewReports(store, forms, reportsEdited(store, stepId))
}

/** Nothing is worked out from what a person says about a reading, a cell or a report, nor from views and series: what rests on them asks anew. */
const nothing: AfterTurn = () => undefined
const settleJudged: AfterTurn = (store, _means, stepId) => {
  for (const reportId of reportsJudged(store, stepId)) {
    settleVerdicts(store, reportId)
    countFindings(store, reportId)
  }
}

const renewed: AfterTurn = (store, _means, stepId) => renewOrganisations(store, stepId)

/** For each kind of step, what has to follow a turn of it. */
export const AFTER_TURN: Readonly<Record<StepKind, AfterTurn>> = {
  edit: reviewEdited,
  carry: reviewEdited,
  choice: (store, _means, stepId) => decideChosen(store, stepId),
  confirm: nothing,
  note: nothing,
  view: nothing,
  series: nothing,
  merge: renewed,
  split: renewed,
  organisation: renewed,
  list: renewed,
  link: nothing,
  unlike: nothing,
  teach: markTaught,
  /** What came of a draw is counted when it is asked for. */
  sample: nothing,
  audit: nothing,
  checked: (store, _means, stepId) => renewMarked(store, stepId),
  verdict: settleJudged,
}
