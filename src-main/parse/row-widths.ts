import type { RowMatch, TableMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { valueCells } from './row-cells.ts'

/**
 * Whether a row has fewer cells than the like of it, blank ones counted. Then one is lost or two are joined, and an
 * empty cell at its end is what a span left behind: taken for a blank it would shift every value behind the gap.
 */
export function isShort(match: TableMatch, found: RowMatch, cells: number, anchored: Anchored): boolean {
  const depth = depthOf(match, found.row)
  const peers = match.rows.filter(({ row }) => !match.entry.rows[row]!.row.heading && depthOf(match, row) === depth)
  if (peers.length > 1) {
    const columns = match.entry.columns.length
    return peers.some(peer => valueCells(peer, columns, anchored).length > cells)
  }
  const home = anchored.layout.tokens[found.last]!.at
  if (home === null) return false
  const rows = anchored.layout.grids[home.grid]!
  const labelled = rows.filter(row => row.some(at => anchored.starts.has(at)))
  return labelled.length > 2 && rows[home.row]!.length < mostCommon(labelled.map(row => row.length))
}

/** How deep a row stands under headings: drawn labels take up more columns the less deep they are. */
function depthOf({ entry }: Pick<TableMatch, 'entry'>, row: number): number {
  const parent = entry.rows.findIndex(other => other.row.id === entry.rows[row]!.row.parent)
  return parent === -1 ? 0 : 1 + depthOf({ entry }, parent)
}

/** The larger of two that are equally common. */
function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || b - a)[0]?.[0] ?? 0
}
