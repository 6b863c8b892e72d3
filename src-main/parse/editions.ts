import type { TableMatch } from './anchor.ts'
import type { TableEntry } from './lexicon.ts'

/** One edition a table; where two fit alike, the one that fits the rest of the file better. */
export function bestEditions(found: readonly TableMatch[]): TableMatch[] {
  const overall = new Map<string, number>()
  for (const { entry, score } of found) overall.set(entry.template.id, (overall.get(entry.template.id) ?? 0) + score)
  const best = new Map<string, TableMatch>()
  for (const match of found) {
    const rival = best.get(match.entry.table.id)
    if (!rival || isBetter(match, rival, overall)) best.set(match.entry.table.id, match)
  }
  return [...best.values()].sort((a, b) => a.rows[0]!.first - b.rows[0]!.first)
}

function isBetter(a: TableMatch, b: TableMatch, overall: ReadonlyMap<string, number>): boolean {
  const [ownA, ownB] = [distinctiveShare(a, b), distinctiveShare(b, a)]
  if (ownA !== null && ownB !== null && Math.abs(ownA - ownB) > 0.01) return ownA > ownB
  if ((ownA === null) !== (ownB === null)) return ownA === null ? ownB! < TELLING : ownA >= TELLING
  if (Math.abs(a.score - b.score) > 0.25) return a.score > b.score
  return (overall.get(a.entry.template.id) ?? 0) > (overall.get(b.entry.template.id) ?? 0)
}

/** So much of what only one of two editions has speaks for it. */
const TELLING = 0.3

/** Share found of the rows and columns that only this edition of the table has; null when there are none. */
function distinctiveShare({ entry, rows, columns }: TableMatch, rival: TableMatch): number | null {
  const { rows: ownRows, columns: ownColumns } = onlyIn(entry, rival.entry)
  const total = ownRows.length + ownColumns.length
  if (total === 0) return null
  const found =
    ownRows.filter(at => rows.some(({ row, score }) => row === at && score >= 0.9)).length +
    ownColumns.filter(at => columns.has(at)).length
  return found / total
}

type Own = { readonly rows: readonly number[]; readonly columns: readonly number[] }
const made = new WeakMap<TableEntry, WeakMap<TableEntry, Own>>()

/** Rows and columns, by index, that the table of one edition has and that of another has not; worked out once. */
function onlyIn(entry: TableEntry, rival: TableEntry): Own {
  const known = made.get(entry) ?? new WeakMap<TableEntry, Own>()
  made.set(entry, known)
  const own = known.get(rival) ?? {
    rows: entry.rows.flatMap(({ row }, at) =>
      // What the other edition has as a heading tells nothing: (六)其他处理 is a row in one and a heading in the other.
      rival.table.rows.some(other => other.id === row.id) ? [] : [at],
    ),
    columns: entry.table.columns.flatMap(({ id }, at) =>
      rival.table.columns.some(other => other.id === id) ? [] : [at],
    ),
  }
  known.set(rival, own)
  return own
}
