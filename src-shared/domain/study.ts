import type { Finding, Level } from './check.ts'
import type { Block, Format, Remark } from './document.ts'
import type { Rereading, Uncarried } from './edit.ts'
import type { EditionId, IndicatorId } from './form.ts'
import type { Rank } from './place.ts'
import type { Evidence, LocalRow, NarrativeReading, Origin, Scope, Section, SectionKind } from './reading.ts'
import type { StepId, StepLine } from './step.ts'
import type { CellValue } from './value.ts'
import type { Judgement, Verdict } from './verdict.ts'
import type { Wording } from './wording.ts'

export type ReportId = number & { readonly brand?: 'report' }
export type EditId = number & { readonly brand?: 'edit' }

/** What is in a study, for the status bar and the side bar. */
export type StudySummary = {
  readonly path: string
  readonly name: string
  readonly reports: number
  readonly organisations: number
  readonly values: number
  /** Open ones. */
  readonly findings: number
  /** Findings that a person judged. */
  readonly judged: number
  /** Reports that a person is done with. */
  readonly checked: number
  /** Values whose reading could not be settled and that nobody has corrected. */
  readonly inDoubt: number
  /** Cells that stand corrected. */
  readonly corrected: number
  /** What undo and redo would be about now. */
  readonly undo: StepLine | null
  readonly redo: StepLine | null
}

/** One report in a list. */
export type ReportLine = {
  readonly id: ReportId
  readonly organisation: string
  /** Of the body: code of its division, how high it stands, id of its kind. */
  readonly region: string | null
  readonly rank: Rank | null
  readonly kind: string | null
  readonly year: number | null
  readonly editions: readonly EditionId[]
  readonly title: string
  readonly scope: Scope
  readonly published: string | null
  readonly values: number
  readonly corrected: number
  readonly inDoubt: number
  readonly findings: number
  readonly worst: Level | null
  /** `reread`: checked, and read otherwise since. */
  readonly checked: 'yes' | 'reread' | 'no'
  readonly fileName: string
  readonly path: string
  readonly format: Format
  readonly importedAt: string
}

/** The value of one cell of one report as it stands now, with what the file states beside it. */
export type Observation = {
  readonly indicator: IndicatorId
  readonly value: CellValue
  readonly unit: string
  /** `corrected` when a person's value stands, `absent` in the form but not found in the file. */
  readonly origin: Origin | 'corrected'
  readonly edition: EditionId | null
  readonly confidence: number
  /** What the file states; null when the file has no such cell. */
  readonly read: {
    readonly value: CellValue
    readonly evidence: Evidence
    readonly confidence: number
    readonly origin: Origin
  } | null
  readonly edit: {
    readonly id: EditId
    readonly stepId: StepId
    readonly reason: string
    readonly author: string
    readonly madeAt: string
    /** What the file was read as when the person said so; null where it had no such cell. */
    readonly readThen: CellValue | null
    readonly rereading: Rereading
  } | null
  /** Who held this reading against the source and agrees; null also when it was another reading. */
  readonly confirmed: Looked | null
}

/** Who did what is shown, and by which step. */
export type Looked = { readonly stepId: StepId; readonly author: string; readonly madeAt: string }

/** What a person wrote about a cell of a report, or about the whole of it. */
export type Note = Looked & { readonly indicator: IndicatorId | null; readonly text: string }

/** A finding with its place in the study. */
export type FindingLine = Finding & {
  readonly id: number
  readonly reportId: ReportId
  /** The report of the year before, where the finding is about both. */
  readonly earlierId: ReportId | null
  readonly organisation: string
  readonly year: number | null
  readonly path: string
  /** What a person said of it; null while it is open. */
  readonly judged: Judgement | null
  /** What was said when the numbers were others: the finding is open again. */
  readonly judgedBefore: Judgement | null
}

/** Which findings; what is left out does not limit. */
export type FindingFilters = {
  readonly level?: Level
  readonly check?: string
  /** Part of the name of a body. */
  readonly organisation?: string
  /** Code of a division, with all below it; `none` for bodies whose division is not known. */
  readonly region?: string
  /** The year reported on. */
  readonly year?: number
  readonly reportId?: ReportId
  /** `changed`: open again, because the numbers changed since it was judged. */
  readonly verdict?: Verdict | 'open' | 'judged' | 'changed'
}

/** A check with how many findings of it there are. */
export type FindingGroup = {
  readonly check: string
  readonly title: Wording
  /** Of the worst finding. */
  readonly level: Level
  readonly open: number
  readonly judged: number
}

/** One report in full, for the report page. */
export type ReportView = {
  readonly report: ReportLine
  readonly source: {
    readonly text: string
    readonly blocks: readonly Block[]
    readonly format: Format
    readonly encoding: string | null
    readonly sha256: string
  }
  readonly claims: readonly {
    readonly about: 'organisation' | 'year' | 'published'
    readonly value: string
    readonly by: string
    readonly evidence: Evidence | null
    readonly stands: boolean
  }[]
  readonly observations: readonly Observation[]
  readonly local: readonly LocalRow[]
  readonly narrative: readonly NarrativeReading[]
  readonly sections: readonly Section[]
  readonly findings: readonly FindingLine[]
  /** Findings of the report of the year after that are about this one too, in their `earlier` cells. */
  readonly later: readonly FindingLine[]
  readonly remarks: readonly Remark[]
  readonly notes: readonly Note[]
  /** Who is done with it; `holds` while it is read as it was then. Null when nobody is. */
  readonly checked: (Looked & { readonly holds: boolean }) | null
  /** Where corrections could be taken over from. */
  readonly uncarried: readonly Uncarried[]
}

/** A correction as typed; the engine reads the text as the parser would. */
export type NewEdit = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId
  readonly text: string
  readonly reason: string
  /** Who says so; empty when left out. */
  readonly author?: string
}

/** A report among others that are likely the same. */
export type DuplicateReport = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly title: string
  readonly path: string
  readonly published: string | null
  readonly importedAt: string
  readonly values: number
  /** Whether it is the one that is compared. */
  readonly standing: boolean
  /** Whether a person said so. */
  readonly chosen: boolean
}

/** Several files of one report side by side. */
export type RivalComparison = {
  /** By path; one that stands is marked. Only one when no other file claims its place. */
  readonly reports: readonly DuplicateReport[]
  /** Values in which they differ, in the order of the reports; null where a file has no such cell. */
  readonly differences: readonly {
    readonly indicator: IndicatorId
    readonly unit: string
    readonly values: readonly (CellValue | null)[]
  }[]
  /** How many values are the same in all. */
  readonly same: number
}

/** Reports that are likely the same one, and what says so; one that stands comes first. */
export type DuplicateGroup = {
  readonly why: readonly ('same-place' | 'same-values' | 'near-prose')[]
  readonly reports: readonly DuplicateReport[]
}

/** A report whose text holds what was searched for. `start` and `end` are a place in that text. */
export type SearchHit = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly title: string
  readonly path: string
  readonly start: number
  readonly end: number
  /** How often the first phrase stands in the text. */
  readonly count: number
  readonly snippet: { readonly before: string; readonly hit: string; readonly after: string }
}

/** Narrows a search; empty and null for everything. */
export type SearchFilters = {
  /** Part of the name of a body. */
  readonly organisation: string
  readonly from: number | null
  readonly to: number | null
  /** Only in parts of reports that are about this; for texts. */
  readonly section: SectionKind | null
}

/** A note that holds what was searched for. */
export type NoteHit = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly path: string
  /** Null for a note on the report as a whole. */
  readonly indicator: IndicatorId | null
  readonly text: string
  readonly author: string
  readonly madeAt: string
}

/** A file of the study, whatever came of it. */
export type StudyFile = {
  readonly id: number
  readonly path: string
  readonly fileName: string
  readonly bytes: number
  readonly importedAt: string
  readonly outcome: 'report' | 'not-report' | 'failed'
  /** Why it is no report, or the code of the failure; null for reports. */
  readonly reason: string | null
  /** The same as a sentence. */
  readonly says: Wording | null
  readonly format: Format | null
  readonly encoding: string | null
  readonly reportId: ReportId | null
}

/** A page of a longer list: rows from `offset`, and how many there are in all. */
export type Page<Row> = { readonly total: number; readonly offset: number; readonly rows: readonly Row[] }

/** What became of one file of an import. */
export type ImportOutcome =
  | {
      readonly kind: 'imported'
      readonly path: string
      readonly reportId: ReportId
      readonly organisation: string
      readonly year: number | null
      readonly values: number
      readonly findings: number
      readonly inDoubt: number
      /** The report of the earlier bytes at the same path: this file is a new version of it. */
      readonly replaces?: ReportId
      /** Corrections in it whose reading is no longer what the person saw. */
      readonly reread?: number
    }
  | { readonly kind: 'known'; readonly path: string; readonly reportId: ReportId | null }
  | { readonly kind: 'not-report'; readonly path: string; readonly reason: string; readonly says: string }
  | { readonly kind: 'failed'; readonly path: string; readonly code: string; readonly says: Wording }

export type ImportProgress = {
  readonly importId: number
  readonly phase: 'scanning' | 'reading' | 'done' | 'cancelled'
  readonly done: number
  readonly of: number
  readonly current: string
  /** Files a second, over the last few seconds. */
  readonly rate: number
  readonly secondsLeft: number | null
}

export type ImportSummary = {
  readonly importId: number
  readonly cancelled: boolean
  readonly imported: number
  readonly known: number
  readonly notReports: number
  readonly failed: number
  /** Corrections whose reading is no longer what the person saw, in the files read. */
  readonly reread: number
  readonly seconds: number
}
