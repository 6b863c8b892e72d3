import type { Lack } from '#shared/domain/evaluate.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { GRID_KINDS } from '#shared/domain/grid.ts'
import { isOfReport, isReportFact, type ReportFact } from '#shared/domain/report-fact.ts'
import type { Series } from '#shared/domain/series.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { SeriesBook } from '../compare/series.ts'
import type { GridColumn } from '../store/grid-column.ts'
import { type GridRows, type InTurns, turnsOf } from '../store/grid-rows.ts'
import { type GridWindow, readGridHeads } from '../store/grid-window.ts'
import type { Store } from '../store/open.ts'
import { formBits } from './grid-forms.ts'
import { type AskedReport, factsOf } from './report-facts.ts'

/** What is known of reports as a whole, as a column of the grid: `place` among the columns asked for. */
export type FactColumn = { readonly series: Series; readonly facts: readonly ReportFact[]; readonly place: number }
type FactCell = { readonly number: number } | { readonly lack: Lack }

const [NUMBER, NOT_KNOWN] = [GRID_KINDS.indexOf('number'), GRID_KINDS.indexOf('not-known')]
const BOOKS = new WeakMap<Forms, SeriesBook>()

/** Read once for the same forms. */
function bookOf(forms: Forms): SeriesBook {
  const book = BOOKS.get(forms) ?? new SeriesBook(forms, forms.series)
  BOOKS.set(forms, book)
  return book
}

/** Those of some columns that are facts of reports. */
export function factColumns(forms: Forms, columns: readonly IndicatorId[]): readonly FactColumn[] {
  return columns.flatMap((id, place) => {
    const series = forms.series.find(one => one.id === id && isOfReport(one))
    return series ? [{ series, place, facts: [...bookOf(forms).indicatorsBehind(id)].filter(isReportFact) }] : []
  })
}

/** The facts of some reports, each in the order of the columns. */
export function factCells(
  store: Store,
  forms: Forms,
  reports: readonly AskedReport[],
  columns: readonly FactColumn[],
): readonly (readonly FactCell[])[] {
  const known = factsOf(store, forms, reports, [...new Set(columns.flatMap(({ facts }) => facts))])
  const book = bookOf(forms)
  const bits = formBits(forms)
  return reports.map(({ reportId, year, editions }) => {
    const own = known.get(reportId)
    const found = bits.editionsOf(editions, year ?? 0)
    // one that nobody knows the form of has its facts all the same: they do not depend on it
    const inForms = found === 0 ? bits.editions : bits.editions.filter((_id, nth) => (found & (1 << nth)) !== 0)
    const operand = (fact: IndicatorId) => own?.get(fact) ?? ({ lack: 'no-report' } as const)
    return columns.map(({ series: { id, unit } }) => {
      const { computed } = book.workOut(id, null, { editions: inForms, operand }, null)
      if (computed.kind === 'none') return { lack: computed.lack }
      return { number: unit === '%' ? Math.round(computed.number * 1e6) / 1e4 : computed.number }
    })
  })
}

/** A window of the grid with what is known of its reports put into the columns of facts. */
export function withFacts(
  store: Store,
  forms: Forms,
  window: GridWindow,
  reports: readonly ReportId[],
  columns: readonly FactColumn[],
): GridWindow {
  if (columns.length === 0 || reports.length === 0) return window
  const { numbers, kinds, marks } = window
  const width = kinds.length / reports.length
  const texts = new Map(window.texts.map((text, nth) => [window.textAt[nth] ?? -1, text] as const))
  for (const [row, cells] of factCells(store, forms, askedReports(store, reports), columns).entries()) {
    for (const [nth, cell] of cells.entries()) {
      const at = row * width + columns[nth]!.place
      numbers[at] = 'number' in cell ? cell.number : Number.NaN
      kinds[at] = 'number' in cell ? NUMBER : NOT_KNOWN
      if ('lack' in cell) texts.set(at, cell.lack)
    }
  }
  return { numbers, kinds, marks, textAt: Uint32Array.from(texts.keys()), texts: [...texts.values()] }
}

/**
 * The facts of some reports that are this number, as it is shown: a share to one decimal.
 *
 * @returns  Report and id of the column.
 */
export function factsThatAre(
  store: Store,
  forms: Forms,
  reports: readonly ReportId[],
  columns: readonly FactColumn[],
  number: number,
): readonly (readonly [ReportId, IndicatorId])[] {
  const cells = factCells(store, forms, askedReports(store, reports), columns)
  return cells.flatMap((row, nth) =>
    columns.flatMap(({ series: { id, unit } }, at): (readonly [ReportId, IndicatorId])[] => {
      const cell = row[at]!
      const fits = 'number' in cell && (unit === '%' ? Math.round(cell.number * 10) / 10 : cell.number) === number
      return fits ? [[reports[nth]!, id]] : []
    }),
  )
}

function askedReports(store: Store, reports: readonly ReportId[]): readonly AskedReport[] {
  return readGridHeads(store, reports).map(({ year, editions }, nth) => ({
    reportId: reports[nth]!,
    year: year || null,
    editions,
  }))
}

/** Reports looked at in one turn: of some facts each costs a look at all its figures. */
const STEP = 60

/** A fact of every report, in the order of the rows. */
export function* readFactColumn(
  store: Store,
  forms: Forms,
  rows: GridRows,
  editions: Uint32Array,
  column: FactColumn,
): InTurns<GridColumn> {
  const { ids, years } = rows
  const kinds = new Uint8Array(ids.length).fill(NOT_KNOWN)
  const numbers = new Float64Array(ids.length).fill(Number.NaN)
  const all = formBits(forms).editions
  for (const [first] of turnsOf(rows, STEP)) {
    const from = rows.rowOf.get(first) ?? 0
    const some = Array.from(ids.subarray(from, from + STEP), (reportId, nth) => ({
      reportId,
      year: years[from + nth] || null,
      editions: all.filter((_id, bit) => (editions[from + nth]! & (1 << bit)) !== 0),
    }))
    for (const [nth, [cell]] of factCells(store, forms, some, [column]).entries()) {
      if (!cell || !('number' in cell)) continue
      kinds[from + nth] = NUMBER
      numbers[from + nth] = cell.number
    }
    yield
  }
  return { kinds, numbers, marks: new Uint8Array(ids.length) }
}
