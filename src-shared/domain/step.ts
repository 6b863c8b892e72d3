import type { IndicatorId } from './form.ts'
import type { Page, ReportId } from './study.ts'

export type StepId = number & { readonly brand?: 'step' }

/**
 * What a person can do to a study. `carry` is the one kind that happens by itself: corrections of a file that a newer
 * one replaced, taken over to it.
 *
 * A further kind is one more name here, tables of its own whose lines carry `step_id`, what follows from its undoing in
 * `src-main/api/step-kinds.ts`, and its name in `src-renderer/text/history-*.ts`: it does not compile before.
 */
export const STEP_KINDS = [
  'edit',
  'carry',
  'choice',
  'confirm',
  'note',
  'checked',
  'verdict',
  'merge',
  'split',
  'organisation',
  'link',
  'unlike',
  'list',
  'teach',
  'view',
  'series',
  'sample',
  'audit',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** `make` for a step itself, the others for a turn of one. */
export type StepAct = 'make' | 'undo' | 'redo'

/** One thing that a step changed, as it was shown on the day. */
export type StepChange = {
  /** The report it is about, and as which body and year it is known now; null when it is about none. */
  readonly report: { readonly id: ReportId; readonly organisation: string; readonly year: number | null } | null
  readonly indicator: IndicatorId | null
  /** What else it is about: a name, a file, a wording. */
  readonly subject: string
  /** Null where there was no such cell; empty where it was blank, or nothing was said. */
  readonly before: string | null
  readonly after: string | null
}

/** One line of the history: a step, or the undoing or redoing of one. */
export type StepLine = {
  readonly id: StepId
  readonly act: StepAct
  /** The step undone or redone; itself for `make`. */
  readonly target: StepId
  /** Of the target. */
  readonly kind: StepKind
  readonly reason: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** Whether the target stands now. */
  readonly stands: boolean
  /** How many things it changed. */
  readonly size: number
  /** How many of them look as before because something newer holds there: of an undo or redo under a newer correction. */
  readonly covered: number
  /** The first of them; of those asked for where the history was filtered. */
  readonly first: StepChange | null
}

/** What to show of the history; what is left out does not limit. */
export type StepFilters = {
  readonly kind?: StepKind
  readonly act?: StepAct
  readonly author?: string
  readonly organisation?: string
  /** The year reported on. */
  readonly year?: number
  readonly reportId?: ReportId
  readonly indicator?: IndicatorId
  /** ISO 8601, UTC: made at or after this moment. */
  readonly from?: string
  /** ISO 8601, UTC: made before this moment. */
  readonly until?: string
  /** Words that must all occur in reason, author, body, year, subject, before or after. */
  readonly search?: string
}

export type StepPage = Page<StepLine>
