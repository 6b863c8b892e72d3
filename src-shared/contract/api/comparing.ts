import type { ComparisonRequest, ComparisonTable } from '../../domain/comparison.ts'
import type { Span } from '../../domain/document.ts'
import type { IndicatorId } from '../../domain/form.ts'
import type { OwnSeries, OwnSeriesDraft, TriedValue } from '../../domain/own-series.ts'
import type { PanelHead, PanelRequest, PanelSort, PanelWindow } from '../../domain/panel.ts'
import type { ProseComparison, ReportOf } from '../../domain/prose.ts'
import type { SectionKind } from '../../domain/reading.ts'
import type { Series, SeriesId } from '../../domain/series.ts'
import type { StepLine } from '../../domain/step.ts'
import type { Page, ReportId } from '../../domain/study.ts'
import type {
  AlikeKind,
  AlikeLine,
  TakenFilters,
  TakenLine,
  TakenSort,
  TakenState,
  TakenYear,
} from '../../domain/taken-over.ts'
import type { BodyGrouping, SavedView, ViewId, ViewShows } from '../../domain/view.ts'

/** What is asked to set years and bodies side by side. */
export type ComparingApi = {
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
  /**
   * Bodies by what they are: of each of these, in their order, the place of its group. Groups of regions come with
   * their name.
   */
  'panel.groups': {
    takes: { organisations: readonly string[]; by: BodyGrouping }
    gives: { groups: readonly { value: string | null; name: string }[]; of: Uint16Array }
  }
  /** The indicators that a figure rests on in a report, or the place in its text. */
  'panel.evidence': {
    takes: { id: IndicatorId; reportId: ReportId }
    gives: { indicators: readonly IndicatorId[]; range: Span | null }
  }

  /** The years of which the reports of a body have prose to set side by side, ascending. */
  'prose.years': { takes: { organisation: string }; gives: readonly number[] }
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
}
