import type { ComparisonRow, SourceLine } from '#shared/domain/comparison.ts'
import type { EditionId, Template } from '#shared/domain/form.ts'
import type { SampleResult } from '#shared/domain/sample.ts'
import type { FindingLine } from '#shared/domain/study.ts'
import type { Language, Wording } from '#shared/domain/wording.ts'
import type { PanelFigures } from '../panel/book.ts'

/** Everything a comparison workbook is made from. The three iterables are gone through once each. */
export type ComparisonBook = {
  readonly title: Wording
  readonly language: Language
  readonly studyName: string
  readonly appVersion: string
  /** When the study was last changed, ISO 8601, UTC. No clock is asked: the same book gives the same bytes. */
  readonly asOf: string
  readonly years: readonly number[]
  /** Editions seen in each year, in the order of `years`. */
  readonly editions: readonly (readonly EditionId[])[]
  readonly templates: readonly Template[]
  /** Series that run through the editions, of the same bodies and years; null where there are none. */
  readonly figures: PanelFigures | null
  /** What a sample held against the sources came to; null where none was drawn. */
  readonly accuracy: SampleResult | null
  readonly rows: Iterable<ComparisonRow>
  readonly sources: Iterable<SourceLine>
  readonly findings: Iterable<FindingLine>
}

/** What the sheet of files needs to know of the book it is in. */
export type FilesBook = Pick<ComparisonBook, 'language' | 'templates' | 'sources'>

/** Short names of the editions of a year, e.g. "2014版". */
export function editionNames(
  book: Pick<ComparisonBook, 'templates' | 'language'>,
  editions: readonly EditionId[],
): string {
  return editions
    .map(id => book.templates.find(template => template.id === id)?.short[book.language] ?? id)
    .join(book.language === 'zh' ? '、' : ', ')
}

/** Whether the form of this year of the table differs from the last one before it. Years without tables have none. */
export function isBreak(book: ComparisonBook, year: number): boolean {
  const now = book.editions[year] ?? []
  const before = book.editions.slice(0, year).findLast(editions => editions.length > 0)
  if (before === undefined || now.length === 0) return false
  return before.toSorted().join() !== now.toSorted().join()
}

/** Last part of a path, of either kind. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
