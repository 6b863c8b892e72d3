import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import {
  GRID_KINDS,
  GRID_MARKS,
  type GridFilter,
  type GridQuery,
  type GridSort,
  type GridStatus,
  type NumberTest,
} from '#shared/domain/grid.ts'
import { revision } from '../store/comparisons.ts'
import { type GridColumn, markFindings, NO_VALUE, readGridColumn } from '../store/grid-column.ts'
import {
  type GridRows,
  type InTurns,
  organisationsOf,
  readEditionBits,
  readGridRows,
  readGridTallies,
} from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'
import { factColumns, readFactColumn } from './grid-facts.ts'
import { type FormBits, formBits } from './grid-forms.ts'

const [NUMBER, AMBIGUOUS, UNREADABLE, MISSING, NOT_IN_FORM, NOT_KNOWN] = (
  ['number', 'ambiguous', 'unreadable', 'missing', 'not-in-form', 'not-known'] as const
).map(kind => GRID_KINDS.indexOf(kind)) as [number, number, number, number, number, number]

/** The reports a query asks for, in its order. */
export type GridOrder = { readonly rows: GridRows; readonly places: Int32Array }

/** Find and order the rows. Places count in `rows`. */
export function* orderRows(store: Store, forms: Forms, { which, filters, sort }: GridQuery): InTurns<GridOrder> {
  const look = yield* lookerOf(store, forms)
  const { rows } = look
  let kept = startOf(rows, which)
  for (const filter of filters) {
    const keeps = yield* testOf(look, filter)
    kept = kept.filter(keeps)
    yield
  }
  const places = inUsualOrder(rows, kept)
  yield
  return { rows, places: sort ? yield* sorted(look, places, sort) : places }
}

/** What is needed of the reports is read when it is first asked for, and kept until something is written. */
type Looker = {
  readonly store: Store
  readonly revision: number
  readonly knows: Forms
  readonly rows: GridRows
  readonly forms: FormBits
  readonly editions: () => InTurns<Uint32Array>
  readonly column: (indicator: IndicatorId) => InTurns<GridColumn>
}

const LOOKERS = new WeakMap<Store, Looker>()
/** Columns kept: half a megabyte each for 50,000 reports. */
const KEPT_COLUMNS = 24

function* lookerOf(store: Store, forms: Forms): InTurns<Looker> {
  const before = revision(store)
  const known = LOOKERS.get(store)
  if (known?.revision === before && known.knows === forms) return known
  const rows = yield* readGridRows(store)
  const bits = formBits(forms)
  let editions: Uint32Array | null = null
  const columns = new Map<IndicatorId, GridColumn>()
  // what was read while something was written may be of two minds: it serves once
  const isWhole = () => revision(store) === before
  const readEditions = function* (): InTurns<Uint32Array> {
    if (editions) return editions
    const read = bits.orInForce(yield* readEditionBits(store, rows, bits.editions), rows.years)
    if (isWhole()) editions = read
    return read
  }
  const look: Looker = {
    store,
    revision: before,
    knows: forms,
    rows,
    forms: bits,
    editions: readEditions,
    *column(indicator) {
      const known = columns.get(indicator)
      if (known) return known
      const found = yield* readEditions()
      const [fact] = factColumns(forms, [indicator])
      const column = fact
        ? yield* readFactColumn(store, forms, rows, found, fact)
        : yield* readFigures(store, rows, indicator, found, bits.statedIn(indicator))
      if (isWhole()) columns.set(indicator, column)
      for (const old of [...columns.keys()].slice(0, -KEPT_COLUMNS)) columns.delete(old)
      return column
    },
  }
  if (isWhole()) LOOKERS.set(store, look)
  return look
}

/** An indicator of every report; where it states nothing, whether its forms have a place for it. */
function* readFigures(
  store: Store,
  rows: GridRows,
  indicator: IndicatorId,
  found: Uint32Array,
  stated: number,
): InTurns<GridColumn> {
  const column = yield* readGridColumn(store, rows, indicator)
  for (let row = 0; row < found.length; row += 1) {
    if (column.kinds[row] === NO_VALUE) column.kinds[row] = (found[row]! & stated) !== 0 ? MISSING : NOT_IN_FORM
  }
  return column
}

function startOf({ standing }: GridRows, which: GridQuery['which']): Int32Array {
  const all = Int32Array.from(standing, (_stands, row) => row)
  return which === 'all' ? all : all.filter(row => standing[row] === 1)
}

/** By the name of the body, then the year; reports that do not say whose they are come last. */
function inUsualOrder({ bodies, years, ids, names }: GridRows, kept: Int32Array): Int32Array {
  const keys = new Float64Array(kept.length)
  for (let at = 0; at < kept.length; at += 1) {
    const row = kept[at]!
    const body = bodies[row]! < 0 ? names.length : bodies[row]!
    // one number that sorts like body, year, row: below 2^53 for a million bodies and a million reports
    keys[at] = (body * 4_096 + years[row]!) * ids.length + row
  }
  return Int32Array.from(keys.sort(), key => key % ids.length)
}

type Test = (row: number) => boolean

function* testOf(look: Looker, filter: GridFilter): InTurns<Test> {
  const { rows } = look
  switch (filter.on) {
    case 'organisation': {
      const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
      const fits = rows.names.map(name => words.every(word => name.toLowerCase().includes(word)))
      return row => fits[rows.bodies[row]!] ?? false
    }
    case 'body': {
      const belongs = organisationsOf(look.store, filter.what, filter.value)
      const fits = rows.organisations.map(id => belongs.has(id))
      return row => fits[rows.bodies[row]!] ?? false
    }
    case 'years': {
      const [from, to] = [filter.from ?? 1, filter.to ?? Infinity]
      return row => rows.years[row]! >= from && rows.years[row]! <= to
    }
    case 'editions': {
      const wanted = look.forms.bitsOf(filter.editions)
      const bits = yield* readEditionBits(look.store, rows, look.forms.editions)
      return row => (bits[row]! & wanted) !== 0
    }
    case 'number': {
      const { kinds, numbers } = yield* look.column(filter.indicator)
      return row => kinds[row] === NUMBER && filter.tests.every(test => holds(numbers[row]!, test))
    }
    case 'kinds': {
      const { kinds } = yield* look.column(filter.indicator)
      const wanted = new Set(filter.kinds.map(kind => GRID_KINDS.indexOf(kind)))
      return row => wanted.has(kinds[row]!)
    }
    case 'status':
      if (filter.indicator === null) return yield* reportStatus(look, filter.status)
      return yield* cellStatus(look, filter.status, filter.indicator)
  }
}

function holds(number: number, { is, number: other }: NumberTest): boolean {
  switch (is) {
    case '=':
      return number === other
    case '≠':
      return number !== other
    case '<':
      return number < other
    case '≤':
      return number <= other
    case '>':
      return number > other
    case '≥':
      return number >= other
  }
}

function* cellStatus(look: Looker, status: GridStatus, indicator: IndicatorId): InTurns<Test> {
  const column = yield* look.column(indicator)
  const { kinds, marks } = column
  const isInDoubt: Test = row => kinds[row] === AMBIGUOUS || kinds[row] === UNREADABLE
  const isAbsent: Test = row => kinds[row] === MISSING || kinds[row] === NOT_IN_FORM || kinds[row] === NOT_KNOWN
  switch (status) {
    case 'corrected':
      return row => (marks[row]! & GRID_MARKS.corrected) !== 0
    case 'in-doubt':
      return isInDoubt
    case 'missing':
      return row => kinds[row] === MISSING
    case 'contradicting':
      yield* markFindings(look.store, look.rows, indicator, column)
      return row => (marks[row]! & GRID_MARKS.error) !== 0
    case 'read':
      yield* markFindings(look.store, look.rows, indicator, column)
      return row => !isAbsent(row) && !isInDoubt(row) && (marks[row]! & ~(GRID_MARKS.derived | GRID_MARKS.info)) === 0
  }
}

function* reportStatus(look: Looker, status: GridStatus): InTurns<Test> {
  const tallies = yield* readGridTallies(look.store, look.rows)
  switch (status) {
    case 'corrected':
      return row => tallies.corrected[row]! > 0
    case 'in-doubt':
      return row => tallies.inDoubt[row]! > 0
    case 'contradicting':
      return row => tallies.errors[row] === 1
    case 'read':
      return row => tallies.corrected[row] === 0 && tallies.inDoubt[row] === 0 && tallies.findings[row] === 0
    case 'missing': {
      const editions = yield* look.editions()
      return row => tallies.filled[row]! < look.forms.cellsOf(editions[row]!)
    }
  }
}

/** Rows that are equal in what is sorted by stay in the usual order. */
function* sorted(look: Looker, places: Int32Array, { column, descending }: GridSort): InTurns<Int32Array> {
  const { rows } = look
  const keys = yield* keysOf(look, column)
  const rank = new Int32Array(rows.ids.length)
  places.forEach((row, at) => {
    rank[row] = at
  })
  yield
  const way = descending ? -1 : 1
  const compare = (a: number, b: number): number => {
    const [left, right] = [keys.key[a]!, keys.key[b]!]
    if (left !== right) return keys.last[a]! - keys.last[b]! || (left < right ? -way : way)
    return keys.last[a]! - keys.last[b]! || rank[a]! - rank[b]!
  }
  return places.toSorted(compare)
}

/** `last` is 0 for rows with something to sort by; the others come after them, by it. */
type Keys = { readonly key: ArrayLike<number>; readonly last: ArrayLike<number> }

function* keysOf(look: Looker, column: GridSort['column']): InTurns<Keys> {
  const { rows } = look
  switch (column) {
    case 'organisation':
      return { key: rows.bodies, last: Uint8Array.from(rows.bodies, body => (body < 0 ? 1 : 0)) }
    case 'year':
      return { key: rows.years, last: Uint8Array.from(rows.years, year => (year === 0 ? 1 : 0)) }
    case 'edition': {
      const bits = yield* readEditionBits(look.store, rows, look.forms.editions)
      return { key: bits, last: Uint8Array.from(bits, bit => (bit === 0 ? 1 : 0)) }
    }
    default: {
      const { kinds, numbers } = yield* look.column(column)
      const key = Float64Array.from(numbers, number => (Number.isNaN(number) ? 0 : number))
      return { key, last: kinds.map(kind => (kind === NUMBER ? 0 : 1 + kind)) }
    }
  }
}
