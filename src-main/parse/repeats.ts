import type { RowMatch, TableMatch } from './anchor.ts'

export function tokensOf({ first, last }: RowMatch): number[] {
  const all: number[] = []
  for (let at = first; at <= last; at += 1) all.push(at)
  return all
}

/** Of further matches those that stand elsewhere; the same place read by another edition is no copy. */
export function copiesOf(best: readonly TableMatch[], further: readonly TableMatch[]): TableMatch[] {
  const copies: TableMatch[] = []
  for (const match of [...further].sort((a, b) => b.score - a.score)) {
    const same = (other: TableMatch): boolean => other.entry.table.id === match.entry.table.id
    const own = new Set(match.rows.map(({ first }) => first))
    const elsewhere = [...best, ...copies].filter(same).every(other => other.rows.every(({ first }) => !own.has(first)))
    if (elsewhere && best.some(same)) copies.push(match)
  }
  return copies
}
