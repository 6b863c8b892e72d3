import type { ColumnTemplate } from '#shared/domain/form.ts'
import type { TableMatch } from './anchor.ts'
import type { Assignment } from './cut.ts'
import { fullKey } from './label.ts'
import type { Layout } from './layout.ts'
import type { Unsettled } from './open-rows.ts'
import type { Slot } from './slots.ts'

/** A number with a remark in brackets, pulled out of its row, and the column that the remark tells. */
type PulledOut = { readonly slot: Slot; readonly column: number; readonly tokens: readonly number[] }

const NUMBER = /^\d{1,9}$/
const REMARK = /^\([^()]*\d[^()]*\)$/
/** Ways to give more of them back to their rows are not worth looking at. */
const MOST_ROWS = 3

/**
 * Cells with a remark, "55\n(含自然失效 29 件)", are taller than the others of their row, and pulled out of it where a page
 * is made from a PDF. Right behind the heading of the table stand as many as it has rows with a cell too few; what the
 * remark speaks of tells the column, nothing tells the row. What all ways to give them back have in common is certain.
 *
 * @returns The rows with these ways, and the tokens that were used; null where it is not so.
 */
export function giveBack(
  { entry: { table } }: TableMatch,
  rows: readonly Unsettled[],
  { tokens }: Layout,
): { rows: readonly Unsettled[]; used: readonly number[] } | null {
  const short = rows.filter(({ pieces }) => pieces.every(({ text, bounded }) => bounded && NUMBER.test(text)))
  if (short.length === 0 || short.length !== rows.length || short.length > MOST_ROWS) return null
  if (short.some(({ pieces }) => pieces.length !== table.columns.length - 1)) return null
  const heads = new Set(table.find.map(fullKey))
  const found = tokens.flatMap((token, at) =>
    token.text.length < 40 && heads.has(fullKey(token.text)) ? [pulledOutBehind(at, table.columns, tokens)] : [],
  )
  const [pulledOut = [], ...others] = found.filter(({ length }) => length > 0)
  if (others.length > 0 || pulledOut.length !== short.length) return null
  return {
    // They stand in the order of the rows, if nothing was mixed up.
    rows: short.map((row, nth) => {
      const inOrder = [pulledOut[nth]!, ...pulledOut.filter((_, at) => at !== nth)]
      return { ...row, ways: inOrder.map(one => withBack(row, one)) }
    }),
    used: pulledOut.flatMap(one => one.tokens),
  }
}

function pulledOutBehind(
  head: number,
  columns: readonly ColumnTemplate[],
  tokens: Layout['tokens'],
): readonly PulledOut[] {
  const found: PulledOut[] = []
  for (let at = head + 1; at + 1 < tokens.length; at += 2) {
    const [number, remark] = [tokens[at]!, tokens[at + 1]!]
    if (number.at !== null || remark.at !== null || !NUMBER.test(number.text) || !REMARK.test(remark.text)) break
    const told = columns.flatMap(({ remarks }, nth) => (remarks?.some(word => remark.text.includes(word)) ? [nth] : []))
    if (told.length !== 1) return []
    const { text, start, end } = number
    found.push({ slot: { text, number: Number(text), start, end }, column: told[0]!, tokens: [at, at + 1] })
  }
  return found
}

/** The cells left in a row, with one more among them. */
function withBack({ pieces }: Unsettled, { slot, column }: PulledOut): Assignment {
  const slots = pieces.map(({ text, start }): Slot => ({ text, number: Number(text), start, end: start + text.length }))
  return [...slots.slice(0, column), slot, ...slots.slice(column)]
}
