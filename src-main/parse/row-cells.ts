import type { RowMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { bareKey, fullKey } from './label.ts'
import type { Token } from './layout.ts'
import { isPageNumber, isValueText } from './value-text.ts'

/** Empty cells that are collected behind the values. */
const MOST_FILLER = 5

/** Tokens right of the label in its drawn row, or behind it up to the next label where rows are not drawn. */
export function valueCells(found: RowMatch, columns: number, anchored: Anchored): number[] {
  const { layout, lexicon, starts } = anchored
  const { tokens, grids } = layout
  const home = tokens[found.last]!.at
  if (home !== null) {
    const behind = grids[home.grid]![home.row]!.filter(at => tokens[at]!.at!.column > home.column)
    const next = behind.findIndex(at => starts.has(at))
    return next === -1 ? behind : behind.slice(0, next)
  }
  const below = rowBelow(found, columns, anchored)
  if (below !== null) return below
  const cells: number[] = []
  for (let at = found.last + 1; at < tokens.length && cells.length <= columns + MOST_FILLER; at += 1) {
    const token = tokens[at]!
    if (starts.has(at) || token.at !== null) break
    if (isPageNumber(token.text)) continue
    if (!isValueText(token.text) && !(cells.length === 0 && lexicon.units.has(token.text))) break
    cells.push(at)
  }
  return cells
}

/** A label printed above its drawn row: the row that follows holds values only, and as many as there are columns. */
function rowBelow(found: RowMatch, columns: number, { layout, lexicon, starts }: Anchored): number[] | null {
  const { tokens, grids } = layout
  const home = tokens[found.last + 1]?.at
  if (!home || columns < 2) return null
  // Half a label may have its other half in a row further down, and the row below be that of another.
  const label = tokens.slice(found.first, found.last + 1).map(({ text }) => text)
  if (![fullKey(label.join('')), bareKey(label.join(''))].some(key => lexicon.rowsByKey.has(key))) return null
  const row = grids[home.grid]![home.row]!
  const isFirst = row[0] === found.last + 1
  return isFirst && row.length === columns && row.every(at => !starts.has(at) && isValueText(tokens[at]!.text))
    ? [...row]
    : null
}

/** Some forms print the unit before the values; a dash there is told from a value by being one cell too many. */
export function setUnitApart(
  cells: readonly number[],
  columns: number,
  { layout, lexicon }: Anchored,
): { unit: number | null; cells: number[] } {
  const first = cells[0]
  const text = first === undefined ? '' : layout.tokens[first]!.text.replace(/\s/g, '')
  const isUnit = lexicon.units.has(text) && (!isValueText(text) || cells.length === columns + 1)
  return isUnit ? { unit: first!, cells: cells.slice(1) } : { unit: null, cells: [...cells] }
}

/** The row of a table that has no label of its own: the first run of values under its header. */
export function findUnlabelled(
  match: { lastHeader: number; columns: number },
  { layout: { tokens, grids } }: Anchored,
): number[] | null {
  let at = match.lastHeader + 1
  while (at < tokens.length && at < match.lastHeader + 60 && !holdsValue(tokens[at]!)) at += 1
  const home = tokens[at]?.at ?? null
  const row = home === null ? [] : grids[home.grid]![home.row]!
  const cells =
    home === null ? runFrom(at, tokens) : row.length === match.columns ? [...row] : row.filter(cell => cell >= at)
  // Where only marks part the cells, empty ones at the end may be what is left of a span or stand for a lost one.
  const drawn = home !== null && !home.counted
  const least = drawn ? match.columns : 0
  while (cells.length > least && tokens[cells.at(-1)!]!.text === '') cells.pop()
  const areValues = cells.every(cell => isValueText(tokens[cell]!.text))
  return cells.length === match.columns || (areValues && cells.length > 0 && cells.length < match.columns)
    ? cells
    : null
}

export function holdsValue(token: Token | undefined): boolean {
  return token !== undefined && token.text !== '' && isValueText(token.text)
}

/** Values one after another, in rows that are not drawn. */
function runFrom(first: number, tokens: readonly Token[]): number[] {
  const cells: number[] = []
  for (let at = first; at < tokens.length && tokens[at]!.at === null && isValueText(tokens[at]!.text); at += 1)
    cells.push(at)
  return cells
}
