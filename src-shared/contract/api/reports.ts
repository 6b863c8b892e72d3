import type { BlockMade, EditedCell, RereadCell } from '../../domain/edit.ts'
import type { IndicatorId } from '../../domain/form.ts'
import type { OrganisationFilters } from '../../domain/organisation.ts'
import type { StepChange, StepFilters, StepId, StepLine } from '../../domain/step.ts'
import type {
  FindingFilters,
  FindingGroup,
  FindingLine,
  NewEdit,
  Page,
  ReportId,
  ReportLine,
  ReportView,
} from '../../domain/study.ts'
import type { NewTarget, TeachOffer } from '../../domain/teaching.ts'
import type { Verdict } from '../../domain/verdict.ts'

export type ReportSort = 'organisation' | 'year' | 'values' | 'findings' | 'inDoubt' | 'fileName' | 'importedAt'

/** What is asked about reports, their values and findings, and of what people do to them. */
export type ReportsApi = {
  'report.page': {
    takes: Omit<OrganisationFilters, 'search'> & {
      offset: number
      limit: number
      search: string
      sort: ReportSort
      descending: boolean
    }
    gives: Page<ReportLine>
  }
  'report.read': { takes: { reportId: ReportId }; gives: ReportView }

  /** Say that readings of a report are right, as one step; no value changes. */
  'reading.confirm': {
    takes: { reportId: ReportId; indicators: readonly IndicatorId[]; author?: string }
    gives: StepLine
  }

  /** Write a note on a cell, or on the whole report; empty takes it away. */
  'note.write': {
    takes: { reportId: ReportId; indicator: IndicatorId | null; text: string; author?: string }
    gives: StepLine
  }

  /** Mark a report as checked, or take it up again. */
  'report.check': { takes: { reportId: ReportId; checked: boolean; author?: string }; gives: StepLine }
  /** The next report that nobody is done with, by body and year; null when all are checked. */
  'report.nextUnchecked': { takes: { after: ReportId }; gives: { reportId: ReportId | null } }

  /** What a row of a report is that the form does not have, and how many reports print it. `row` counts its own rows. */
  'teach.offer': { takes: { reportId: ReportId; row: number }; gives: TeachOffer }
  /** Say what it is; every report that prints it is read again, which is announced. */
  'teach.row': {
    takes: { reportId: ReportId; row: number; target: NewTarget; author?: string }
    gives: { step: StepLine; reports: number }
  }
  /** Make an indicator of one's own. */
  'teach.own': {
    takes: { id: IndicatorId | null; label: string; unit: string; group: string; author?: string }
    gives: { step: StepLine; reports: number }
  }

  'edit.make': { takes: NewEdit; gives: StepLine }
  /** Correct a block of cells as one step: all of them, or none when one cannot be read. */
  'edit.makeMany': {
    takes: { cells: readonly EditedCell[]; reason: string; author?: string }
    gives: BlockMade
  }
  /** Corrected cells that are read otherwise now than when they were corrected, the newest correction first. */
  'edit.reread': { takes: { offset: number; limit: number }; gives: Page<RereadCell> }
  /** Take the corrections of another report over to this one, where it has none of its own; null where none is left. */
  'edit.carryOver': {
    takes: { from: ReportId; to: ReportId; author?: string }
    gives: StepLine | null
  }

  /** Undo the last standing step of the study, or the one named. */
  'step.undo': { takes: { stepId?: StepId; author?: string }; gives: StepLine }
  /** Redo the step undone last, until a new one is made; or the one named. */
  'step.redo': { takes: { stepId?: StepId; author?: string }; gives: StepLine }
  /** The history, newest first. */
  'step.page': { takes: StepFilters & { offset: number; limit: number }; gives: Page<StepLine> }
  /** What one step changed. */
  'step.changes': { takes: { stepId: StepId; offset: number; limit: number }; gives: Page<StepChange> }
  /** Who has done anything, for the filter. */
  'step.authors': { takes: Record<never, never>; gives: readonly string[] }

  /** Findings, worst first, each check's together. */
  'finding.page': { takes: FindingFilters & { offset: number; limit: number }; gives: Page<FindingLine> }
  /** How many findings of each check there are; of all verdicts, whatever `verdict` says. */
  'finding.groups': { takes: FindingFilters; gives: readonly FindingGroup[] }
  /** Say of findings what they are; null: open again. One step, with the reason as the note. */
  'finding.judge': {
    takes: { findingIds: readonly number[]; verdict: Verdict | null; reason: string; author?: string }
    gives: StepLine
  }
}
