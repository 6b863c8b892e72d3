import type { ComparisonRequest, ComparisonTable } from '../domain/comparison.ts'
import type { Span } from '../domain/document.ts'
import type { BlockMade, EditedCell, RereadCell } from '../domain/edit.ts'
import type { IndicatorId, Template } from '../domain/form.ts'
import type { ColumnSet, GridFound, GridPage, GridPlace, GridQuery, GridSum } from '../domain/grid.ts'
import type { ListCell, ListColumn, ListTarget } from '../domain/listing.ts'
import type { Decisions, MergePreview } from '../domain/merging.ts'
import type {
  ListMatch,
  OrganisationFacts,
  OrganisationFilters,
  OrganisationId,
  OrganisationLine,
  OrganisationSort,
  OrganisationView,
  Region,
  Suggestion,
} from '../domain/organisation.ts'
import type { OwnSeries, OwnSeriesDraft, TriedValue } from '../domain/own-series.ts'
import type { PanelHead, PanelRequest, PanelSort, PanelWindow } from '../domain/panel.ts'
import type { ProseComparison, ReportOf } from '../domain/prose.ts'
import type { SectionKind } from '../domain/reading.ts'
import type { Exported, Recipe } from '../domain/recipe.ts'
import type { SamplePage, SampleResult, SampleVerdict } from '../domain/sample.ts'
import type { Series, SeriesId } from '../domain/series.ts'
import type { PdfDataKind, SourcePages } from '../domain/source-pages.ts'
import type { StepChange, StepFilters, StepId, StepKind, StepLine } from '../domain/step.ts'
import type {
  DuplicateGroup,
  FindingFilters,
  FindingGroup,
  FindingLine,
  ImportOutcome,
  ImportProgress,
  ImportSummary,
  NewEdit,
  NoteHit,
  Page,
  ReportId,
  ReportLine,
  ReportView,
  RivalComparison,
  SearchFilters,
  SearchHit,
  StudyFile,
  StudySummary,
} from '../domain/study.ts'
import type {
  Backup,
  BackupList,
  RecentStudy,
  StudyCondition,
  StudyTextAbout,
  StudyTexts,
} from '../domain/study-care.ts'
import type {
  AlikeKind,
  AlikeLine,
  TakenFilters,
  TakenLine,
  TakenProgress,
  TakenSort,
  TakenState,
  TakenYear,
} from '../domain/taken-over.ts'
import type { NewTarget, TeachOffer } from '../domain/teaching.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Arrangement, BodyGrouping, BodyOrder, SavedView, ViewId, ViewShows } from '../domain/view.ts'
import type { Language, Wording } from '../domain/wording.ts'
import type { AppError } from './errors.ts'

/** Every question the window may ask the engine. This type is the only list of them. */
export type Api = {
  /** Alive, and on what. */
  'engine.describe': {
    takes: Record<never, never>
    gives: { version: string; parser: string; node: string; sqlite: string | null; process: string }
  }
  /** Read and parse one file without a study: what the reader makes of it. */
  'engine.tryFile': {
    takes: { path: string }
    gives: { kind: 'report' | 'not-report'; organisation: string | null; year: number | null; values: number }
  }

  /** The editions of the form, oldest first. */
  'form.all': { takes: Record<never, never>; gives: readonly Template[] }

  /** Open a study file; make it first when `create`. The one that was open is closed. */
  'study.open': { takes: { path: string; create: boolean }; gives: StudySummary }
  'study.summary': { takes: Record<never, never>; gives: StudySummary }
  /** Whether it can be written, and what else a person should know about the file. */
  'study.condition': { takes: Record<never, never>; gives: StudyCondition }
  /** Copy the open study, looked through; of a damaged one what could be read. */
  'study.saveCopy': { takes: { path: string }; gives: { path: string; bytes: number } }

  /** What merging another study into this one would bring, and what a person must decide. */
  'merge.preview': { takes: { path: string }; gives: MergePreview }
  /** Merge it; what is not decided stays mine, with theirs in the history. `before` is the backup of how it was. */
  'merge.start': {
    takes: { path: string; decisions: Decisions; author?: string }
    gives: { summary: StudySummary; before: Backup }
  }

  /** Title, description and notes of the study, with what stood there before. */
  'study.texts': { takes: Record<never, never>; gives: StudyTexts }
  'study.write': { takes: { about: StudyTextAbout; text: string; author?: string }; gives: StudyTexts }

  /** The backups of the open study, newest first. */
  'backup.all': { takes: Record<never, never>; gives: BackupList }
  'backup.make': { takes: Record<never, never>; gives: Backup }
  /** Put a backup in the place of the study; `before` is the backup of how it was, to undo this. */
  'backup.restore': { takes: { path: string }; gives: { summary: StudySummary; before: Backup | null } }

  /** Files and folders, as dropped. Returns at once; progress is announced. */
  'import.start': { takes: { paths: readonly string[] }; gives: { importId: number } }
  'import.cancel': { takes: { importId: number }; gives: Record<never, never> }
  /** What became of each file of the last import. */
  'import.outcomes': {
    takes: { kind: ImportOutcome['kind'] | 'all'; offset: number; limit: number }
    gives: Page<ImportOutcome> & { summary: ImportSummary | null }
  }

  /** Read a file as a report whatever it looks like; holds for these bytes from now on. Announced like an import. */
  'import.asReport': { takes: { path: string; author?: string }; gives: { importId: number } }

  /** The files of the study and what came of them, by path. */
  'source.page': {
    takes: { offset: number; limit: number; outcome?: StudyFile['outcome'] }
    gives: Page<StudyFile>
  }
  /** Read files again in another encoding, null for the program's own choice; holds from now on. Announced like an import. */
  'source.readAgain': {
    takes: { sourceIds: readonly number[]; encoding: string | null; author?: string }
    gives: { importId: number }
  }
  /** The beginning of a file's text as it would be in another encoding; `doubtful` counts characters that no text has. */
  'source.preview': {
    takes: { sourceId: number; encoding: string | null }
    gives: { text: string; encoding: string | null; doubtful: number }
  }

  /** The pages of a report's PDF and where its text stands on them; the file is read again for it. */
  'source.pages': { takes: { reportId: ReportId }; gives: SourcePages }
  /** The bytes of a report's file from `from` on, a part at a time, and how many there are in all. */
  'source.bytes': { takes: { reportId: ReportId; from: number }; gives: { bytes: Uint8Array; total: number } }
  /** What drawing a PDF needs beside the file; null when there is none of that name. */
  'source.pdfData': { takes: { kind: PdfDataKind; name: string }; gives: { bytes: Uint8Array | null } }

  /** Reports that are likely the same one. */
  'duplicates.page': { takes: { offset: number; limit: number }; gives: Page<DuplicateGroup> }
  /** The files that claim the same body and year as this report, side by side, with the values in which they differ. */
  'duplicates.compare': { takes: { reportId: ReportId }; gives: RivalComparison }
  /** Let this one of its group stand, and the others not. */
  'duplicates.choose': { takes: { reportId: ReportId; reason: string; author?: string }; gives: DuplicateGroup }

  /** Reports whose text holds these words. */
  'search.page': {
    takes: { query: string; offset: number; limit: number; filters?: SearchFilters }
    gives: Page<SearchHit>
  }
  /** Notes that hold these words, newest first. */
  'search.notes': {
    takes: { query: string; offset: number; limit: number; filters?: SearchFilters }
    gives: Page<NoteHit>
  }

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

  /** The bodies of the study. */
  'organisation.page': {
    takes: OrganisationFilters & { sort: OrganisationSort; descending: boolean; offset: number; limit: number }
    gives: Page<OrganisationLine>
  }
  'organisation.read': { takes: { organisationId: OrganisationId }; gives: OrganisationView }
  /** What bodies can be told apart by, with how many have it; null where it is not known. */
  'organisation.choices': {
    takes: Record<never, never>
    gives: {
      regions: readonly (Region & { organisations: number })[]
      withoutRegion: number
      ranks: readonly { value: string | null; organisations: number }[]
      kinds: readonly { value: string | null; organisations: number }[]
      allKinds: readonly { id: string; says: Wording }[]
    }
  }
  /** Divisions of the country whose name has these words. */
  'organisation.regions': { takes: { search: string; limit: number }; gives: readonly Region[] }
  /** Bodies that are likely one, or of which one took over from the other; the surest first. */
  'organisation.suggestions': { takes: { offset: number; limit: number }; gives: Page<Suggestion> }
  /** Several names are one body. */
  'organisation.merge': {
    takes: { from: readonly OrganisationId[]; into: OrganisationId; author?: string }
    gives: StepLine
  }
  /** Two names are not one body: not to be suggested again. */
  'organisation.unlike': { takes: { a: OrganisationId; b: OrganisationId; author?: string }; gives: StepLine }
  /** These reports are of another body; made where none has the name. */
  'organisation.split': { takes: { reportIds: readonly ReportId[]; name: string; author?: string }; gives: StepLine }
  'organisation.edit': {
    takes: { organisationIds: readonly OrganisationId[]; facts: OrganisationFacts; author?: string }
    gives: StepLine
  }
  /** Hold a list of bodies from a file against those of the study. */
  'organisation.matchList': { takes: { path: string }; gives: ListMatch }
  /** Take over all that such a list says, in one step. */
  'organisation.acceptList': { takes: { path: string; author?: string }; gives: StepLine }
  /** One body took over from another; `holds` false takes that back. */
  'organisation.link': {
    takes: { from: OrganisationId; to: OrganisationId; year: number | null; holds: boolean; author?: string }
    gives: StepLine
  }

  /** A window of the grid of all reports; the rows of one asking keep their order. */
  'grid.page': {
    takes: { query: GridQuery; columns: readonly IndicatorId[]; offset: number; limit: number }
    gives: GridPage
  }
  /**
   * The next place, from `from` on (or before it), where a name holds the words or a value is the number or holds the
   * words. Looks for a while at a time.
   */
  'grid.find': {
    takes: {
      query: GridQuery
      columns: readonly IndicatorId[]
      words: string
      from: GridPlace
      backwards: boolean
    }
    gives: GridFound
  }
  /** What the numbers of these rows and columns come to; `to` is not counted. Counts for a while at a time. */
  'grid.sum': {
    takes: { query: GridQuery; columns: readonly IndicatorId[]; from: number; to: number }
    gives: GridSum
  }
  /** Choices of columns kept in the study, by name. */
  'columnSet.all': { takes: Record<never, never>; gives: readonly ColumnSet[] }
  /** Keep a choice of columns; one of the same name is replaced. */
  'columnSet.keep': { takes: ColumnSet; gives: readonly ColumnSet[] }
  'columnSet.drop': { takes: { name: string }; gives: readonly ColumnSet[] }

  /** Organisations and years there are reports of. */
  'compare.choices': {
    takes: Record<never, never>
    gives: { organisations: readonly { name: string; reports: number }[]; years: readonly number[] }
  }
  'compare.table': { takes: ComparisonRequest & { offset: number; limit: number }; gives: ComparisonTable }
  /** Harmonised series and ratios. */
  'series.all': { takes: Record<never, never>; gives: readonly Series[] }
  /** Series and ratios of a person's own, as they are written. */
  'ownSeries.all': { takes: Record<never, never>; gives: readonly OwnSeries[] }
  /** What a draft comes to for one body, year by year; `seriesId` is the series it is to replace. */
  'ownSeries.try': {
    takes: { seriesId: SeriesId | null; draft: OwnSeriesDraft; organisation: string }
    gives: readonly TriedValue[]
  }
  /** Keep a draft as a new series, or in place of what a series was. */
  'ownSeries.keep': {
    takes: { seriesId: SeriesId | null; draft: OwnSeriesDraft; author?: string }
    gives: { seriesId: SeriesId }
  }
  'ownSeries.drop': { takes: { seriesId: SeriesId; author?: string }; gives: StepLine }
  /** Work out a panel. The one worked out before is forgotten; one still being worked out ends with `compare/replaced`. */
  'panel.open': { takes: PanelRequest; gives: PanelHead }
  'panel.window': {
    takes: { panelId: number; from: number; count: number; sort?: PanelSort | null }
    gives: PanelWindow
  }
  /** The years of which the reports of a body have prose to set side by side, ascending. */
  'prose.years': { takes: { organisation: string }; gives: readonly number[] }
  /**
   * Bodies by what they are: of each of these, in their order, the place of its group. Groups of regions come with
   * their name.
   */
  'panel.groups': {
    takes: { organisations: readonly string[]; by: BodyGrouping }
    gives: { groups: readonly { value: string | null; name: string }[]; of: Uint16Array }
  }
  /** The prose of two reports, aligned sentence by sentence. */
  'prose.compare': { takes: { left: ReportOf; right: ReportOf }; gives: ProseComparison }
  /** Whether it is known what the reports of the study took over, from last year and from each other. */
  'taken.state': { takes: Record<never, never>; gives: TakenState }
  /** Work it out anew. Returns at once; progress is announced. */
  'taken.start': { takes: Record<never, never>; gives: Record<never, never> }
  'taken.cancel': { takes: Record<never, never>; gives: Record<never, never> }
  /** What each report took over, or one part of each. */
  'taken.page': {
    takes: TakenFilters & {
      part: SectionKind | null
      sort: TakenSort
      descending: boolean
      offset: number
      limit: number
    }
    gives: Page<TakenLine>
  }
  /** Pairs of reports that are alike, the most alike first. */
  'taken.alike': {
    takes: TakenFilters & { kind: AlikeKind; offset: number; limit: number }
    gives: Page<AlikeLine>
  }
  /** All reports of each year together, as a whole and part by part. */
  'taken.years': { takes: Record<never, never>; gives: readonly TakenYear[] }
  /** The indicators that a figure rests on in a report, or the place in its text. */
  'panel.evidence': {
    takes: { id: IndicatorId; reportId: ReportId }
    gives: { indicators: readonly IndicatorId[]; range: Span | null }
  }
  /** Views by name, in their order. */
  'view.all': { takes: Record<never, never>; gives: readonly SavedView[] }
  /** Keep what a page shows under a name, as the last view. */
  'view.keep': { takes: { name: string; shows: ViewShows; author?: string }; gives: { viewId: ViewId } }
  /** Another name, another note, or what a page shows now. */
  'view.change': {
    takes: { viewId: ViewId; author?: string } & ({ name: string } | { note: string } | { shows: ViewShows })
    gives: StepLine
  }
  /** Put a view at another place among the others, counted from 0. */
  'view.move': { takes: { viewId: ViewId; to: number; author?: string }; gives: StepLine }
  'view.drop': { takes: { viewId: ViewId; author?: string }; gives: StepLine }
  /** Begin to write a list as it stands on the screen; `path` is null for the clipboard. */
  'list.begin': {
    takes: {
      to: ListTarget
      path: string | null
      title: string
      columns: readonly ListColumn[]
      marks: string | null
    }
    gives: { listId: number }
  }
  /** The next rows of it, at most `LIST_ROWS`. */
  'list.rows': { takes: { listId: number; rows: readonly (readonly ListCell[])[] }; gives: Record<never, never> }
  /** It is whole: `text` is what goes to the clipboard. */
  'list.end': { takes: { listId: number }; gives: { path: string; text: string; rows: number; bytes: number } }
  'list.cancel': { takes: { listId: number }; gives: Record<never, never> }
  /**
   * Write a panel to a workbook as it is arranged; `year`: that of an arrangement of bodies, null for the fullest, and of
   * the order they are in.
   */
  'panel.export': {
    takes: PanelRequest & {
      readonly arrangement: Arrangement
      readonly year: number | null
      readonly sort?: BodyOrder | null
      readonly path: string
      readonly language: Language
    }
    gives: { path: string; rows: number; bytes: number }
  }
  /** Write what a recipe asks for into a folder of its own within this one. Returns at once; progress is announced. */
  'export.start': { takes: { recipe: Recipe; folder: string }; gives: Record<never, never> }
  'export.cancel': { takes: Record<never, never>; gives: Record<never, never> }
  /** Recipes kept in the study, by name. */
  'recipe.all': { takes: Record<never, never>; gives: readonly { name: string; recipe: Recipe }[] }
  /** Keep a recipe; one of the same name is replaced. */
  'recipe.keep': {
    takes: { name: string; recipe: Recipe }
    gives: readonly { name: string; recipe: Recipe }[]
  }
  'recipe.drop': { takes: { name: string }; gives: readonly { name: string; recipe: Recipe }[] }

  /** Draw values of the reports that stand, for people to hold against the sources; one step. How far it is is announced. */
  'sample.draw': {
    takes: { size: number; seed: number; stratified: boolean; author?: string }
    gives: StepLine
  }
  /** Give up the draw that is under way. */
  'sample.cancel': { takes: Record<never, never>; gives: Record<never, never> }
  /** The newest draw that stands. */
  'sample.page': { takes: { offset: number; limit: number }; gives: SamplePage }
  /** Say what a value drawn is when held against the source; null takes that back. */
  'sample.judge': {
    takes: { reportId: ReportId; indicator: IndicatorId; verdict: SampleVerdict | null; author?: string }
    gives: StepLine
  }
  /** What came of it; null where nothing was drawn. */
  'sample.result': { takes: Record<never, never>; gives: SampleResult | null }
  /** Give up the workbooks that are being written. */
  'workbook.cancel': { takes: Record<never, never>; gives: Record<never, never> }
  /** Write the whole comparison to a workbook; how far it is is announced. */
  'compare.export': {
    takes: ComparisonRequest & { path: string; language: Language }
    gives: { path: string; rows: number; bytes: number }
  }
}

export type ReportSort = 'organisation' | 'year' | 'values' | 'findings' | 'inDoubt' | 'fileName' | 'importedAt'

/** Everything the engine may announce. */
export type News = {
  'import.progress': ImportProgress
  /** Rows of a workbook that is being written. */
  'workbook.progress': { done: number; of: number }
  /** Of a draw, in reports. */
  'sample.progress': { done: number; of: number }
  'import.done': ImportSummary
  /** Reports were read again because of what was taught. */
  'teach.done': { reports: number }
  /** How far the study is compared with itself; null when that is over, with what stopped it if something did. */
  'taken.progress': { progress: TakenProgress | null; error: AppError | null }
  /** Of an export, in reports. */
  'export.progress': { done: number; of: number }
  'export.done': { done: Exported | null; error: AppError | null }
  /** Something in the study changed: read again what is shown. */
  'study.changed': { reason: 'import' | 'open' | 'restore' | 'merged' | 'study' | StepKind }
  /** A backup that the program made by itself, or why it could not. */
  'backup.made': { backup: Backup | null; error: AppError | null }
  /** Something was chosen in the window's menu. */
  'menu.chosen': { command: MenuCommand; path?: string }
  'engine.stopped': AppError
  'engine.ready': { process: string }
}

/** Questions for the window's own process: dialogs and the like, no study data. */
export type ShellApi = {
  'shell.choosePaths': { takes: { kind: 'files' | 'folder' | 'destination' }; gives: readonly string[] }
  'shell.chooseStudy': {
    takes: { kind: 'open' | 'create' | 'copy' | 'merge'; suggested?: string }
    gives: string | null
  }
  /** The studies opened last, newest first. */
  'shell.recentStudies': { takes: Record<never, never>; gives: readonly RecentStudy[] }
  'shell.forgetStudy': { takes: { path: string }; gives: readonly RecentStudy[] }
  /** Whether a person has not been warned of this before; from now on they have. */
  'shell.warnOnce': { takes: { about: string }; gives: { first: boolean } }
  'shell.chooseSave': {
    takes: { suggested: string; kind: 'workbook' | 'table' | 'picture' | 'drawing' }
    gives: string | null
  }
  /** Write a picture that the window drew (bytes of a PNG or SVG file as base64). */
  'shell.savePicture': { takes: { path: string; base64: string }; gives: { path: string } }
  'shell.showInFolder': { takes: { path: string }; gives: Record<never, never> }
  'shell.samplesFolder': { takes: Record<never, never>; gives: string }
  /** The study to open at start, and whether the program has ever been used here. */
  'shell.startWith': { takes: Record<never, never>; gives: { study: string | null; suggested: string } }
  'shell.readSettings': { takes: Record<never, never>; gives: Settings }
  'shell.writeSettings': { takes: Partial<Settings>; gives: Settings }
}

/** What the menu of the window offers to do with studies. */
export type MenuCommand = 'open' | 'new' | 'recent' | 'copy' | 'merge' | 'study' | 'reveal'

export type Settings = {
  language: Language
  theme: 'system' | 'light' | 'dark'
  author: string
  /** How a PDF is shown beside its values. */
  sourceAs: 'pages' | 'text'
}

export type Calls = Api & ShellApi
export type Call = <K extends keyof Calls>(name: K, input: Calls[K]['takes']) => Promise<Calls[K]['gives']>
export type Handlers = {
  readonly [K in keyof Api]: (input: Api[K]['takes']) => Api[K]['gives'] | Promise<Api[K]['gives']>
}
export type ShellHandlers = {
  readonly [K in keyof ShellApi]: (input: ShellApi[K]['takes']) => ShellApi[K]['gives'] | Promise<ShellApi[K]['gives']>
}
export type Announce = <K extends keyof News>(name: K, news: News[K]) => void

/** The narrow gap between window and shell, opened by the preload script as `window.bridge`. */
export type Bridge = {
  invoke(name: string, input: unknown): Promise<unknown>
  /** Returns a function that stops listening. */
  listen(hear: (name: string, news: unknown) => void): () => void
  pathOf(file: File): string
}

/** What passes between shell and engine process. */
export type ToEngine = { readonly id: number; readonly name: string; readonly input: unknown }
export type FromEngine =
  | { readonly id: number; readonly reply: import('./errors.ts').Reply<unknown> }
  | { readonly news: keyof News; readonly value: unknown }
