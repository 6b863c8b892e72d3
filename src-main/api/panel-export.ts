import type { Api } from '#shared/contract/api.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { fullestYear, type PanelHead, type PanelSort } from '#shared/domain/panel.ts'
import type { BodyOrder } from '#shared/domain/view.ts'
import type { Cube } from '../compare/cube.ts'
import { editionsInForce } from '../compare/form-order.ts'
import { SeriesBook } from '../compare/series.ts'
import type { PanelFigures } from '../export/panel/book.ts'
import { rowsOfBody, writePanelWorkbook } from '../export/panel-workbook.ts'
import { appVersion } from '../root.ts'
import { comparableReports, sourceLines } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { sampleResult } from '../store/samples.ts'
import { lastChanged, studyName } from '../store/summary.ts'
import { comparedLines, namesBehind } from './body-lines.ts'
import { workOut } from './panel-cube.ts'
import type { Means } from './session.ts'
import { type Prepared, type WorkbookWatch, type Written, writeWorkbookFile } from './workbook-file.ts'

/**
 * Write a panel to a workbook as it is arranged on the screen.
 *
 * @throws Failure `compare/nothing`, `compare/unknown-…`, `indicator/unknown`, `export/cannot-write`.
 */
export async function exportPanel(
  store: Store,
  { forms }: Pick<Means, 'forms'>,
  { path, ...asked }: Api['panel.export']['takes'],
  watch?: WorkbookWatch,
): Promise<Written & { readonly path: string }> {
  return writeWorkbookFile(store, path, () => preparePanel(store, forms, asked), watch)
}

async function preparePanel(
  store: Store,
  forms: Forms,
  { arrangement, year, sort, language, ...request }: Omit<Api['panel.export']['takes'], 'path'>,
): Promise<Prepared> {
  const series = new SeriesBook(forms, forms.series)
  const made = await workOut(store, forms, series, request, 0, () => false)
  const { head } = made
  const names = namesBehind(comparedLines(store, request.organisations), request.organisations)
  const reports = comparableReports(store, names, head.years)
  const seen = new Set(
    reports.flatMap(report =>
      report.editions.length > 0 ? report.editions : editionsInForce(forms.templates, report.year),
    ),
  )
  const asked = year === null ? -1 : head.years.indexOf(year)
  const shown = asked < 0 ? fullestYear(head) : asked
  const order = arrangement === 'bodies' ? orderOf(head, sort ?? null, shown) : null
  const book = {
    ...figuresOf(made, series, order),
    title: { zh: '政府信息公开工作年度报告 序列与比率', en: 'Annual disclosure reports, series and ratios' },
    language,
    studyName: studyName(store),
    appVersion: appVersion(),
    asOf: lastChanged(store),
    accuracy: sampleResult(store),
    arrangement,
    year: shown,
    order,
    templates: forms.templates.filter(({ id }) => seen.has(id)),
    sources: sourceLines(store, reports),
  }
  const rows = head.organisations.length * rowsOfBody(book)
  return { rows, write: unfinished => writePanelWorkbook(book, unfinished) }
}

/** The order of the bodies in the year shown; null, by name, also where the figure is none of the panel's. */
function orderOf({ figures }: PanelHead, sort: BodyOrder | null, year: number): PanelSort | null {
  const figure = figures.findIndex(({ id }) => id === sort?.figure)
  return sort === null || figure === -1 ? null : { figure, year, descending: sort.descending }
}

/** A panel as workbooks take it, its bodies by name where no order is given. */
export function figuresOf(
  { head, cube }: { readonly head: PanelHead; readonly cube: Cube },
  book: SeriesBook,
  order: PanelSort | null = null,
): PanelFigures {
  return {
    head,
    window: (from, count) => cube.window(head.panelId, from, count, order),
    seriesOf: id => book.find(id),
  }
}
