import type { RowMatch, TableMatch } from './anchor.ts'
import { fullKey, likeness, numberingOf } from './label.ts'
import type { Layout } from './layout.ts'
import type { RowEntry, TableEntry } from './lexicon.ts'

/** Below this a row was found by the likeness of a damaged label. */
const EXACT = 0.9
/** Labels as unlike as this are not taken for each other. */
const CLOSE_ENOUGH = 0.6
/** What is left of a label tells two rows apart when it is so much more like the one. */
const MARGIN = 0.15

/**
 * Rows that may as well be another row of the same name, or of a name that what is left of the label fits as well.
 * 被依法纠错数 stands under reviews and under lawsuits: when only one is found, and no row found between the two tells
 * which, its place is nothing but a guess.
 */
export function rowsThatMayBeOthers(match: TableMatch, layout: Layout): ReadonlySet<RowMatch> {
  const sameNamed = twinRows(match.entry)
  // Most tables: every label is found as the form has it, and is that of one row only.
  if (match.rows.every(({ row, score }) => score >= EXACT && sameNamed[row]!.length === 0)) return NONE
  const found = new Set(match.rows.filter(({ score }) => score >= EXACT).map(({ row }) => row))
  const missing = new Map(
    match.rows.map(one => [one.row, twinsOf(one, match, layout).filter(twin => !found.has(twin))] as const),
  )
  const fixed = match.rows.flatMap(({ row }) => (missing.get(row)!.length === 0 ? [row] : []))
  return new Set(
    match.rows.filter(({ row }) =>
      missing.get(row)!.some(twin => {
        const [from, until] = twin < row ? [twin, row] : [row, twin]
        return !fixed.some(between => between > from && between < until)
      }),
    ),
  )
}

const NONE: ReadonlySet<RowMatch> = new Set()

function twinsOf(found: RowMatch, { entry }: TableMatch, layout: Layout): readonly number[] {
  const own = entry.rows[found.row]!
  if (found.score >= EXACT) return twinRows(entry)[found.row]!
  const text = printed(found, layout)
  const [key, numbering] = [fullKey(text), numberingOf(text)]
  const least = Math.max(CLOSE_ENOUGH, alike(key, own) - MARGIN)
  return entry.rows.flatMap((other, at) => {
    if (other === own || other.row.heading) return []
    const told = numbering !== '' && numbering === own.numbering && numbering !== other.numbering
    const fits = other.keys.some(one => one.includes(key)) || alike(key, other) >= least
    return fits && !told ? [at] : []
  })
}

const twins = new WeakMap<TableEntry, readonly (readonly number[])[]>()

/** For each row of a table the others that go by the same name; worked out once. */
function twinRows(entry: TableEntry): readonly (readonly number[])[] {
  const known = twins.get(entry)
  if (known) return known
  const made = entry.rows.map(own =>
    entry.rows.flatMap((other, at) => (other !== own && shareKey(own, other) ? [at] : [])),
  )
  twins.set(entry, made)
  return made
}

function shareKey(a: RowEntry, b: RowEntry): boolean {
  return a.keys.some(key => b.keys.includes(key))
}

function alike(key: string, { keys }: RowEntry): number {
  return Math.max(0, ...keys.map(own => likeness(own, key)))
}

function printed({ first, last }: RowMatch, { tokens }: Layout): string {
  return tokens
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('')
}
