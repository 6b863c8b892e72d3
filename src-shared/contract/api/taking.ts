import type { ComparisonRequest } from '../../domain/comparison.ts'
import type { IndicatorId } from '../../domain/form.ts'
import type { ListCell, ListColumn, ListTarget } from '../../domain/listing.ts'
import type { PanelRequest } from '../../domain/panel.ts'
import type { Recipe } from '../../domain/recipe.ts'
import type { SamplePage, SampleResult, SampleVerdict } from '../../domain/sample.ts'
import type { StepLine } from '../../domain/step.ts'
import type { ReportId } from '../../domain/study.ts'
import type { Arrangement, BodyOrder } from '../../domain/view.ts'
import type { Language } from '../../domain/wording.ts'

/** What is asked to take data away, and to draw samples that say how right they are. */
export type TakingApi = {
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
