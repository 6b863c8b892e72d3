import type { IndicatorId } from './form.ts'
import type { StepId, StepLine } from './step.ts'
import type { ReportId } from './study.ts'
import type { CellValue } from './value.ts'

/**
 * One cell of a block as typed or pasted. Emptied (`''`), it is blank where the file has such a cell, and untouched
 * again where only a person had filled it. `null` takes back whatever was corrected: what the file states holds again.
 */
export type EditedCell = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId
  readonly text: string | null
}

/** What came of a block: cells that showed the same already were left alone; no step where all did. */
export type BlockMade = { readonly step: StepLine | null; readonly changed: number; readonly same: number }

/**
 * How the reading of a corrected cell compares with what it was when the person corrected it: `same` as then; changed,
 * and it now `agrees` with the correction; or changed, and it still `differs` from it.
 */
export type Rereading = 'same' | 'agrees' | 'differs'

/** A corrected cell whose reading is no longer what the person saw. Null where the file had, or has, no such cell. */
export type RereadCell = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly indicator: IndicatorId
  readonly readThen: CellValue | null
  readonly readNow: CellValue | null
  readonly correction: CellValue
  readonly rereading: 'agrees' | 'differs'
  readonly stepId: StepId
  readonly reason: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
}

/** Another file on the same body and year, or one that this one replaced, with corrections that this one has not. */
export type Uncarried = { readonly reportId: ReportId; readonly fileName: string; readonly corrections: number }
