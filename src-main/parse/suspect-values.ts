import type { ColumnTemplate } from '#shared/domain/form.ts'
import type { Anchored } from './assign.ts'
import { bareKey, fullKey } from './label.ts'
import { holdsValue } from './row-cells.ts'
import { isValueText } from './value-text.ts'

/** Money where the form counts, or the other way round: the value is that of another row. */
export function measuresOther(unit: string | null, asked: string | undefined): boolean {
  return unit !== null && asked !== undefined && isMoney(unit) !== isMoney(asked)
}

function isMoney(unit: string): boolean {
  return unit.endsWith('元')
}

/** In running cells: a number, then the unit and another number. The first one is not of the table. */
export function isBeforeUnit(cells: readonly number[], { layout: { tokens }, lexicon, starts }: Anchored): boolean {
  const [unit, value] = [(cells.at(-1) ?? 0) + 1, (cells.at(-1) ?? 0) + 2]
  if (cells.length === 0 || tokens[unit]?.at !== null || starts.has(unit) || starts.has(value)) return false
  return lexicon.units.has(tokens[unit]!.text) && holdsValue(tokens[value])
}

/** A change below zero in a column of counts: the cells stand a column off. */
export function isShifted(
  cells: readonly number[],
  columns: readonly ColumnTemplate[],
  { layout: { tokens } }: Anchored,
): boolean {
  return (
    columns.some(({ signed }) => signed) &&
    cells.some((at, nth) => !columns[nth]!.signed && /^[-−]\s*\d/.test(tokens[at]!.text))
  )
}

/** Where values have a line each, two on one line may be one that a blank has parted. */
export function isParted(cells: readonly number[], { layout: { tokens } }: Anchored): boolean {
  const running = cells.map(at => tokens[at]!).filter(({ at, bounded }) => at === null && !bounded)
  return running.some(({ alone }) => alone) && running.some(({ alone }) => !alone)
}

/** The label of a row stands among the values: the cells are not where they belong. */
export function holdLabel(cells: readonly number[], { layout: { tokens }, lexicon }: Anchored): boolean {
  return cells.some(at => {
    const { text } = tokens[at]!
    return !isValueText(text) && [fullKey(text), bareKey(text)].some(key => key !== '' && lexicon.rowsByKey.has(key))
  })
}
