import { columnsOfRow, indicatorId, type RowTemplate, type TableTemplate } from '#shared/domain/form.ts'
import type { ExpandedCheck } from '../corpus/expanded-checks.ts'
import type { Form } from '../corpus/forms.ts'
import type { Layout, TrueValue } from '../corpus/truth.ts'

/** What a cell may state: a number, "/", or nothing. */
type Said = number | '/' | null
/** One way to read a row, in the order of its columns. */
type Way = readonly Said[]
type Row = { readonly ids: readonly string[]; ways: readonly Way[] }
type Equal = Pick<ExpandedCheck, 'left' | 'right'>

/** Made numbers are shorter; longer ones would only be more ways to read what is not decided anyhow. */
const LONGEST_NUMBER = 9
const MOST_DIGITS = 6
const MOST_WAYS = 5_000
const MOST_COMBINATIONS = 100_000

/**
 * The values that the text of a made report decides: those printed in cells of their own, and those on which all ways
 * agree in which the digits run together, or the cells whose blank neighbours left no trace, keep the sums of the form.
 *
 * Told by trying every way out, apart from how the parser does it. Blank cells are looked for in reports that have some.
 */
export function decidedByText(
  layout: Layout,
  form: Form,
  values: Readonly<Record<string, TrueValue>>,
): ReadonlySet<string> {
  const all = Object.keys(values)
  if (layout !== 'glued' && layout !== 'cell-lines') return new Set(all)
  const anyBlank = all.some(id => values[id]!.kind === 'blank')
  const sums = form.checks.filter(({ kind, level }) => kind === 'equal' && level === 'error')
  const rows = form.template.tables.flatMap(table =>
    table.rows.filter(({ heading }) => !heading).map(row => waysOf(table, row, layout, values, anyBlank, sums)),
  )
  const between = sums.filter(sum => !rows.some(row => [...sum.left, ...sum.right].every(id => row.ids.includes(id))))
  for (const group of tiedTogether(rows, between)) keepWhatAddsUp(group.rows, group.sums)
  return new Set(
    rows.flatMap(({ ids, ways }) =>
      ids.filter((_, column) => ways.length > 0 && new Set(ways.map(way => way[column])).size === 1),
    ),
  )
}

function waysOf(
  table: TableTemplate,
  row: RowTemplate,
  layout: Layout,
  values: Readonly<Record<string, TrueValue>>,
  anyBlank: boolean,
  sums: readonly Equal[],
): Row {
  const columns = columnsOfRow(table, row)
  const ids = columns.map(column => indicatorId(table, row, column))
  const texts = ids.map(id => values[id]!.text.normalize('NFKC').replaceAll('，', ','))
  if (ids.length === 1) return { ids, ways: [[said(texts[0]!)]] }
  const own = sums.filter(({ left, right }) => [...left, ...right].every(id => ids.includes(id)))
  const printed = texts.filter(text => text !== '')
  const ways: Way[] = []
  const read: Said[] = []
  const at = (id: string): number => Number(read[ids.indexOf(id)] ?? 0) || 0
  const isKept = ({ left, right }: Equal): boolean => {
    const isDue = [...left, ...right].every(id => ids.indexOf(id) < read.length)
    const total = (side: readonly string[]): number => side.reduce((sum, id) => sum + at(id), 0)
    return !isDue || Math.abs(total(left) - total(right)) < 1e-9
  }
  /** The total at the end of a row is no shorter than what its parts come to so far. */
  const isWithin = ({ left, right }: Equal, rest: string): boolean => {
    const isLast = left[0] === ids.at(-1) && read.length < ids.length
    return !isLast || String(Math.trunc(right.reduce((sum, id) => sum + at(id), 0))).length <= Math.max(1, rest.length)
  }
  const go = (rest: string, cells: readonly string[]): void => {
    if (ways.length > MOST_WAYS) return
    if (read.length === ids.length) {
      if (rest === '' && cells.length === 0) ways.push([...read])
      return
    }
    const take = (value: Said, then: string, thenCells: readonly string[]): void => {
      read.push(value)
      if (own.every(sum => isKept(sum) && (layout !== 'glued' || isWithin(sum, then)))) go(then, thenCells)
      read.pop()
    }
    if (anyBlank) take(null, rest, cells)
    if (cells.length > 0) take(said(cells[0]!), rest, cells.slice(1))
    const shortest = read.length === ids.length - 1 ? Math.max(1, rest.length) : 1
    for (let length = shortest; length <= Math.min(LONGEST_NUMBER, rest.length); length += 1) {
      const text = rest.slice(0, length)
      if (isNumber(text, columns[read.length]!.signed ?? false)) take(said(text), rest.slice(length), cells)
    }
  }
  if (layout === 'glued') go(printed.join(''), [])
  else go('', printed)
  return { ids, ways: ways.length > MOST_WAYS ? [] : ways }
}

function said(text: string): Said {
  if (text === '') return null
  return text === '/' ? '/' : Number(text.replaceAll(',', ''))
}

function isNumber(text: string, signed: boolean): boolean {
  if (text === '/') return true
  if (text.split('.')[0]!.replace(/\D/g, '').length > MOST_DIGITS) return false
  return (signed || !/^[-+]/.test(text)) && /^[-+]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/.test(text)
}

/** Rows that sums tie together, directly or through others. */
function tiedTogether(rows: readonly Row[], sums: readonly Equal[]): { rows: Row[]; sums: Equal[] }[] {
  const groups: { rows: Row[]; sums: Equal[] }[] = []
  for (const sum of sums) {
    const own = rows.filter(({ ids }) => [...sum.left, ...sum.right].some(id => ids.includes(id)))
    const tied = groups.filter(group => group.rows.some(row => own.includes(row)))
    const merged = {
      rows: [...new Set([...tied.flatMap(group => group.rows), ...own])],
      sums: [...tied.flatMap(group => group.sums), sum],
    }
    groups.splice(0, groups.length, ...groups.filter(group => !tied.includes(group)), merged)
  }
  return groups
}

/** Try every way to read every row of a group, and keep of each row what adds up with some way to read the others. */
function keepWhatAddsUp(rows: readonly Row[], sums: readonly Equal[]): void {
  const combinations = rows.reduce((product, { ways }) => product * numbersOf(ways).length, 1)
  if (combinations === 0 || combinations > MOST_COMBINATIONS) return
  const open = rows.filter(({ ways }) => numbersOf(ways).length > 1)
  const numbers = new Map<string, number>()
  const put = ({ ids }: Row, way: readonly number[]): void => {
    for (const [column, id] of ids.entries()) numbers.set(id, way[column]!)
  }
  for (const row of rows) put(row, numbersOf(row.ways)[0]!)
  const total = (side: readonly string[]): number => side.reduce((sum, id) => sum + numbers.get(id)!, 0)
  const kept = open.map(() => new Set<string>())
  const chosen: (readonly number[])[] = []
  const go = (nth: number): void => {
    const row = open[nth]
    if (row === undefined) {
      if (sums.some(({ left, right }) => Math.abs(total(left) - total(right)) > 1e-9)) return
      for (const [at, way] of chosen.entries()) kept[at]!.add(way.join())
      return
    }
    for (const way of numbersOf(row.ways)) {
      put(row, way)
      chosen[nth] = way
      go(nth + 1)
    }
  }
  go(0)
  for (const [nth, row] of open.entries()) row.ways = row.ways.filter(way => kept[nth]!.has(toNumbers(way).join()))
}

/** The different numbers that the ways to read a row come to; what is blank or "/" adds nothing. */
function numbersOf(ways: readonly Way[]): readonly (readonly number[])[] {
  return [...new Map(ways.map(toNumbers).map(numbers => [numbers.join(), numbers] as const)).values()]
}

function toNumbers(way: Way): number[] {
  return way.map(value => (typeof value === 'number' ? value : 0))
}
