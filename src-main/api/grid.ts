import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { GRID_KINDS, type GridPage, type GridQuery } from '#shared/domain/grid.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { columnSets, dropColumnSet, keepColumnSet } from '../store/column-sets.ts'
import { NO_VALUE } from '../store/grid-column.ts'
import { firstReports } from '../store/grid-rows.ts'
import { type GridHead, readGridHeads, readGridWindow, type WindowColumn } from '../store/grid-window.ts'
import type { Store } from '../store/open.ts'
import { allOrNothing } from '../store/statements.ts'
import { factColumns, withFacts } from './grid-facts.ts'
import { findInGrid } from './grid-find.ts'
import { formBits } from './grid-forms.ts'
import { type GridOrder, orderRows } from './grid-order.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { formsIn } from './study-forms.ts'
import { inTurns } from './turns.ts'

type GridCalls = 'grid.page' | 'grid.find' | 'grid.sum' | 'columnSet.all' | 'columnSet.keep' | 'columnSet.drop'

/** Orders kept: of the one that is shown, and of those one may come back to. */
const KEPT_ORDERS = 4
/** Milliseconds after which a search or a sum says how far it has come. */
const A_WHILE = 250
const ROWS_AT_ONCE = 40
/** Rows that are found without the order of all: more than a screen and what is read ahead of it. */
const AT_ONCE = 300
/** Milliseconds in which the window draws what it has got. */
const SOON = 150

/** The grid of all reports: rows are found and ordered once for each asking, and read window by window. */
export function gridHandlers(session: Session): Pick<Handlers, GridCalls> {
  const formsOf = (store: Store) => formsIn(store, session.means.forms)
  const orders = new WeakMap<Store, Map<string, Promise<GridOrder>>>()
  const ready = new Set<string>()
  const orderOf = (store: Store, query: GridQuery): Promise<GridOrder> => {
    const known = orders.get(store) ?? new Map<string, Promise<GridOrder>>()
    orders.set(store, known)
    const key = JSON.stringify(query)
    const order = known.get(key) ?? inTurns(store, orderRows(store, formsOf(store), query))
    known.delete(key)
    known.set(key, order)
    order.then(
      () => ready.add(key),
      () => known.delete(key),
    )
    for (const old of [...known.keys()].slice(0, -KEPT_ORDERS)) {
      known.delete(old)
      ready.delete(old)
    }
    return order
  }
  /** The first rows of the plain grid, while their order is not asked for otherwise; it is worked out behind them. */
  const quickly = (store: Store, query: GridQuery, offset: number, limit: number) => {
    const isPlain = query.which === 'standing' && query.filters.length === 0 && query.sort === null
    if (!isPlain || offset + limit > AT_ONCE || ready.has(JSON.stringify(query))) return null
    const first = firstReports(store, offset, limit)
    if (first) setTimeout(() => store.database.open && orderOf(store, query).catch(() => undefined), SOON)
    return first
  }
  const inOrder = async (store: Store, query: GridQuery, offset: number, limit: number) => {
    const order = await orderOf(store, query)
    return { total: order.places.length, reports: reportsOf(order, offset, limit) }
  }
  const columnsOf = (store: Store, indicators: readonly IndicatorId[]): readonly WindowColumn[] =>
    indicators.map(indicator => {
      const place = formsOf(store).indicators.get(indicator) ?? factColumns(formsOf(store), [indicator])[0]?.series
      if (!place) throw new Failure({ code: 'indicator/unknown', indicator })
      return { indicator, unit: place.unit }
    })
  const windowOf = (store: Store, reports: readonly ReportId[], columns: readonly WindowColumn[]) => {
    const facts = factColumns(
      formsOf(store),
      columns.map(({ indicator }) => indicator),
    )
    const window = readGridWindow(store, reports, columns)
    return withFacts(store, formsOf(store), window, reports, facts)
  }
  const fillIn = (store: Store, kinds: Uint8Array, heads: readonly GridHead[], columns: readonly WindowColumn[]) => {
    const bits = formBits(formsOf(store))
    const [missing, notInForm] = [GRID_KINDS.indexOf('missing'), GRID_KINDS.indexOf('not-in-form')]
    const stated = columns.map(({ indicator }) => bits.statedIn(indicator))
    for (const [row, { editions, year }] of heads.entries()) {
      const own = bits.editionsOf(editions, year)
      for (const [place, inEditions] of stated.entries()) {
        const at = row * columns.length + place
        if (kinds[at] === NO_VALUE) kinds[at] = (own & inEditions) !== 0 ? missing : notInForm
      }
    }
    return kinds
  }

  return {
    'grid.page': async ({ query, columns, ...asked }) => {
      const store = openStore(session)
      const [{ offset, limit }, asColumns] = [pageOf(asked), columnsOf(store, columns)]
      const { total, reports } = quickly(store, query, offset, limit) ?? (await inOrder(store, query, offset, limit))
      const heads = readGridHeads(store, reports)
      const window = windowOf(store, reports, asColumns)
      return {
        total,
        offset,
        reports,
        organisations: heads.map(({ organisation }) => organisation),
        years: Int16Array.from(heads, ({ year }) => year),
        editions: heads.map(({ editions }) => editions),
        standing: Uint8Array.from(heads, ({ standing }) => standing),
        ...window,
        kinds: fillIn(store, window.kinds, heads, asColumns),
      } satisfies GridPage
    },
    'grid.find': async ({ query, columns, words, from, backwards }) => {
      const store = openStore(session)
      columnsOf(store, columns)
      const order = await orderOf(store, query)
      return await inTurns(store, findInGrid(store, formsOf(store), order, columns, words, from, backwards))
    },
    'grid.sum': async ({ query, columns, from, to }) => {
      const store = openStore(session)
      const asColumns = columnsOf(store, columns)
      const order = await orderOf(store, query)
      const end = Math.min(to, order.places.length)
      return await inTurns(
        store,
        (function* () {
          const began = performance.now()
          let [row, numbers, sum] = [from, 0, 0]
          while (row < end && performance.now() - began < A_WHILE) {
            const some = reportsOf(order, row, Math.min(ROWS_AT_ONCE, end - row))
            for (const number of windowOf(store, some, asColumns).numbers) {
              if (Number.isNaN(number)) continue
              numbers += 1
              sum += number
            }
            row += some.length
            yield
          }
          return { cells: (row - from) * columns.length, numbers, sum, next: row < end ? row : null }
        })(),
      )
    },

    'columnSet.all': () => columnSets(openStore(session)),
    'columnSet.keep': ({ name, indicators }) => {
      const store = openStore(session)
      refuseUnknown(session.means.forms, indicators)
      allOrNothing(store, () => keepColumnSet(store, { name: name.trim(), indicators }))
      return columnSets(store)
    },
    'columnSet.drop': ({ name }) => {
      const store = openStore(session)
      allOrNothing(store, () => dropColumnSet(store, name))
      return columnSets(store)
    },
  }
}

/** Sets are shared with panels: series may be in one. What a person made may be gone and come back. */
function refuseUnknown({ indicators, series }: Forms, ids: readonly IndicatorId[]): void {
  const known = new Set([...indicators.keys(), ...series.map(({ id }) => id)])
  const indicator = ids.find(id => !known.has(id) && !/^(own|my)_/.test(id))
  if (indicator !== undefined) throw new Failure({ code: 'indicator/unknown', indicator })
}

function reportsOf({ rows, places }: GridOrder, offset: number, limit: number): readonly ReportId[] {
  return Array.from(places.subarray(offset, offset + limit), place => rows.ids[place] ?? 0)
}
