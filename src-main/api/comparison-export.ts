import { Failure } from '#shared/contract/errors.ts'
import type { ComparisonRequest } from '#shared/domain/comparison.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Language } from '#shared/domain/wording.ts'
import { SeriesBook } from '../compare/series.ts'
import { writeComparisonWorkbook } from '../export/comparison-workbook.ts'
import { appVersion } from '../root.ts'
import { findingLines, sourceLines } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { sampleResult } from '../store/samples.ts'
import { lastChanged, studyName } from '../store/summary.ts'
import { allRows, type Comparison, openComparison } from './comparison.ts'
import { workOut } from './panel-cube.ts'
import { figuresOf } from './panel-export.ts'
import type { Means } from './session.ts'
import { type Prepared, type WorkbookWatch, type Written, writeWorkbookFile } from './workbook-file.ts'

/**
 * Write the whole comparison to a workbook, and beside it the series that its indicators add up to, which run through
 * the editions of the form.
 *
 * @throws Failure `compare/nothing`, `compare/unknown-…`, `export/cannot-write`.
 */
export async function exportComparison(
  store: Store,
  { forms }: Pick<Means, 'forms'>,
  request: ComparisonRequest,
  { path, language }: { readonly path: string; readonly language: Language },
  watch?: WorkbookWatch,
): Promise<Written & { readonly path: string }> {
  const prepare = () => prepareComparison(store, forms, request, language)
  return writeWorkbookFile(store, path, prepare, watch)
}

async function prepareComparison(
  store: Store,
  forms: Forms,
  request: ComparisonRequest,
  language: Language,
): Promise<Prepared> {
  const comparison = openComparison(store, forms, request)
  if (comparison.total === 0) throw new Failure({ code: 'compare/nothing' })
  const seen = new Set(comparison.editions.flat())
  const book = {
    title: { zh: '政府信息公开工作年度报告 年度对照', en: 'Annual disclosure reports, years side by side' },
    language,
    studyName: studyName(store),
    appVersion: appVersion(),
    asOf: lastChanged(store),
    accuracy: sampleResult(store),
    years: comparison.years,
    editions: comparison.editions,
    templates: forms.templates.filter(({ id }) => seen.has(id)),
    figures: await seriesBehind(store, forms, request, comparison),
    rows: allRows(store, comparison),
    sources: sourceLines(store, comparison.reports),
    findings: findingLines(store, comparison.reports),
  }
  return { rows: comparison.total, write: unfinished => writeComparisonWorkbook(book, unfinished) }
}

/** Series that rest on nothing but indicators of the comparison and have a number; null where there is none. */
async function seriesBehind(
  store: Store,
  forms: Forms,
  { indicators, organisations }: ComparisonRequest,
  { years }: Comparison,
) {
  const book = new SeriesBook(forms, forms.series)
  const wanted = new Set(indicators)
  const figures = forms.series
    .filter(({ id }) => wanted.size === 0 || [...book.indicatorsBehind(id)].every(indicator => wanted.has(indicator)))
    .map(({ id }) => ({ id, definition: null }))
  if (figures.length === 0) return null
  const ask = (some: typeof figures) =>
    workOut(store, forms, book, { organisations, years, figures: some }, 0, () => false)
  const all = await ask(figures)
  const stated = figures.filter((_, nth) => all.cube.together(nth).some(({ numbers }) => numbers > 0))
  if (stated.length === 0) return null
  return figuresOf(stated.length === figures.length ? all : await ask(stated), book)
}
