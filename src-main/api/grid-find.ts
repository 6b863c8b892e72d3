import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type GridFound, type GridPlace, ROW_COLUMNS } from '#shared/domain/grid.ts'
import { readValue } from '#shared/domain/value.ts'
import type { InTurns } from '../store/grid-rows.ts'
import { cellsThatFit, type Sought } from '../store/grid-search.ts'
import type { Store } from '../store/open.ts'
import { type FactColumn, factColumns, factsThatAre } from './grid-facts.ts'
import type { GridOrder } from './grid-order.ts'

const ROWS_AT_ONCE = 150
/** Milliseconds after which a search says how far it has come. */
const A_WHILE = 250

/**
 * The first place after `from`, or the last before it, that holds the words: the name of a body, the year, a value
 * that is this number or a text that holds them.
 *
 * @param from  Its column may be '' for a whole row: then all of that row is looked at.
 */
export function* findInGrid(
  store: Store,
  forms: Forms,
  order: GridOrder,
  columns: readonly IndicatorId[],
  words: string,
  from: GridPlace,
  backwards: boolean,
): InTurns<GridFound> {
  const began = performance.now()
  const { places } = order
  const sought = soughtBy(words, columns)
  const facts = sought.number === null ? [] : factColumns(forms, columns)
  if (sought.words === '') return { found: null, next: null }

  for (let row = from.row; row >= 0 && row < places.length; ) {
    const end = backwards ? Math.max(row - ROWS_AT_ONCE, -1) : Math.min(row + ROWS_AT_ONCE, places.length)
    const fits = fitsAmong(
      { store, forms, facts },
      order,
      backwards ? places.subarray(end + 1, row + 1) : places.subarray(row, end),
      sought,
    )
    const found = nextAmong(row, end, at => {
      const here = fits.get(places[at] ?? -1) ?? []
      const start = at === from.row ? sought.shown.indexOf(from.column) : -1
      return start < 0 ? here : here.filter(column => (backwards ? column < start : column > start))
    })
    if (found) return { found: { row: found.row, column: sought.shown[found.column] ?? '' } }
    row = end
    yield
    if (performance.now() - began > A_WHILE && row >= 0 && row < places.length) return { found: null, next: row }
  }
  return { found: null, next: null }
}

/** The first cell between two rows, or the last when the way goes back. */
function nextAmong(
  row: number,
  end: number,
  fitsAt: (row: number) => readonly number[],
): { readonly row: number; readonly column: number } | null {
  const step = end < row ? -1 : 1
  for (let at = row; at !== end; at += step) {
    const columns = fitsAt(at)
    if (columns.length > 0) return { row: at, column: step < 0 ? Math.max(...columns) : Math.min(...columns) }
  }
  return null
}

type Search = Sought & { readonly shown: readonly string[] }

function soughtBy(typed: string, columns: readonly IndicatorId[]): Search {
  const words = typed.trim()
  const value = readValue(words)
  return { words, number: value.kind === 'number' ? value.number : null, shown: [...ROW_COLUMNS, ...columns] }
}

type Where = { readonly store: Store; readonly forms: Forms; readonly facts: readonly FactColumn[] }

/** The columns that fit, by the place of their row. */
function fitsAmong(
  { store, forms, facts }: Where,
  { rows }: GridOrder,
  some: Int32Array,
  { shown, ...sought }: Search,
): ReadonlyMap<number, readonly number[]> {
  const fits = new Map<number, number[]>()
  const note = (place: number, column: string) => {
    const at = shown.indexOf(column)
    if (at >= 0) fits.set(place, [...(fits.get(place) ?? []), at])
  }
  const named = sought.words.toLowerCase()
  for (const place of some) {
    if (rows.names[rows.bodies[place] ?? -1]?.toLowerCase().includes(named)) note(place, 'organisation')
    if (String(rows.years[place]) === sought.words) note(place, 'year')
  }
  const reports = Array.from(some, place => rows.ids[place] ?? 0)
  const found = [
    ...cellsThatFit(store, reports, sought),
    ...(sought.number === null || facts.length === 0 ? [] : factsThatAre(store, forms, reports, facts, sought.number)),
  ]
  for (const [report, indicator] of found) note(rows.rowOf.get(report) ?? -1, indicator)
  return fits
}
