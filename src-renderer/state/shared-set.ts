import type { IndicatorId } from '#shared/domain/form.ts'
import type { ColumnSet } from '#shared/domain/grid.ts'

/** A set of columns as a text to be sent to somebody. */
export function writeShared({ name, indicators }: ColumnSet): string {
  return `${JSON.stringify({ nianbao: 'columns', name, indicators })}\n`
}

/**
 * Read such a text.
 *
 * @param known  Indicators of this program: those it does not know are counted and left out.
 * @returns      Null when the text is something else.
 */
export function readShared(
  text: string,
  known: ReadonlySet<IndicatorId>,
): { readonly set: ColumnSet; readonly unknown: number } | null {
  const read = parsed(text)
  if (typeof read !== 'object' || read === null) return null
  const { nianbao, name, indicators } = read as Record<string, unknown>
  if (nianbao !== 'columns' || typeof name !== 'string' || name.trim() === '' || !Array.isArray(indicators)) return null
  const named = [...new Set(indicators.filter(one => typeof one === 'string'))]
  const kept = named.filter(one => known.has(one))
  return { set: { name: name.trim().slice(0, 100), indicators: kept }, unknown: named.length - kept.length }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
