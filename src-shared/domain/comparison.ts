import type { BodyLine } from './body-line.ts'
import type { Level } from './check.ts'
import type { EditionId, IndicatorId } from './form.ts'
import type { Evidence, Origin } from './reading.ts'
import type { ReportId } from './study.ts'
import type { CellValue } from './value.ts'
import type { Wording } from './wording.ts'

/** What to set side by side. Empty lists mean all that the study has. */
export type ComparisonRequest = {
  readonly organisations: readonly string[]
  readonly years: readonly number[]
  readonly indicators: readonly IndicatorId[]
  /** Leave out rows in which no year states anything. */
  readonly onlyStated: boolean
}

/** Rows organisation × indicator in the order of the form, a cell a year. */
export type ComparisonTable = {
  readonly years: readonly number[]
  /** Editions seen in each year, in the order of `years`. */
  readonly editions: readonly (readonly EditionId[])[]
  readonly total: number
  readonly offset: number
  readonly rows: readonly ComparisonRow[]
}

export type ComparisonRow = BodyLine & {
  readonly indicator: IndicatorId
  readonly label: Wording
  readonly table: Wording
  readonly unit: string
  /** A cell a year, in the order of the table's years; null where no report covers the year. */
  readonly cells: readonly (ComparisonCell | null)[]
  /** Change from the year before in the table to this one; the first is always null. */
  readonly changes: readonly (Change | null)[]
}

export type ComparisonCell = {
  readonly reportId: ReportId
  /** `missing`: the form of that year has the cell, the file does not show it; `not-in-form`: the form has no such cell. */
  readonly state: 'read' | 'corrected' | 'in-doubt' | 'missing' | 'not-in-form'
  readonly value: CellValue | null
  readonly unit: string
  /**
   * Whether a form of the report has the cell. What a person filled in where none has it is another count than what
   * stands in the cell of a form, however alike it is called.
   */
  readonly isInForm: boolean
  /** How bad the worst finding shown at the cell is that was not judged to be fine; null where there is none. */
  readonly inFinding: Level | null
  readonly origin: Origin | 'corrected'
  readonly evidence: Evidence | null
  /** How sure the reading is, 0 to 1; 1 where a person said so or agreed. */
  readonly confidence: number
  /** Where a person's value stands: what the file was read as, who changed it, when and why. */
  readonly correction: Correction | null
  readonly path: string
}

export type Correction = {
  readonly was: CellValue | null
  readonly reason: string
  readonly author: string
  readonly madeAt: string
}

/**
 * Change of one indicator from an earlier to a later year.
 * `share` is amount ÷ earlier (0.25 for +25 %), null when the earlier value is not above 0.
 */
export type Change = { readonly amount: number; readonly share: number | null }

/** A file that a comparison rests on. */
export type SourceLine = {
  readonly organisation: string
  readonly year: number | null
  readonly path: string
  readonly fileName: string
  readonly sha256: string
  readonly format: string
  readonly encoding: string | null
  readonly published: string | null
  readonly importedAt: string
  /** Version of the parser that read it last. */
  readonly parser: string
  /** Code of the division of its body; null where that is not known. */
  readonly region: string | null
  readonly editions: readonly EditionId[]
}
