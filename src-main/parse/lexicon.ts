import type { RowTemplate, TableTemplate, Template } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { bareKey, fullKey, numberingOf } from './label.ts'

/** One table of one edition, with its labels made ready for comparison. */
export type TableEntry = {
  readonly template: Template
  readonly table: TableTemplate
  readonly rows: readonly RowEntry[]
  /** Keys of each column's wordings. */
  readonly columns: readonly (readonly string[])[]
}
export type RowEntry = {
  readonly row: RowTemplate
  readonly keys: readonly string[]
  readonly numbering: string
}

/** Every wording of every form, looked up by key. */
export type Lexicon = {
  readonly tables: readonly TableEntry[]
  readonly rowsByKey: ReadonlyMap<string, readonly { readonly table: number; readonly row: number }[]>
  readonly columnKeys: ReadonlySet<string>
  readonly headerKeys: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  /** Headers of a column that adds the others up. */
  readonly sums: ReadonlySet<string>
  /** Every key of a row, column or heading under its first two characters, longest first. */
  readonly keysByStart: ReadonlyMap<string, readonly string[]>
  /** The UTF-16 units that any of these keys begins with. */
  readonly firstOfKeys: ReadonlySet<number>
  /** The characters that stand before a key within a longer one, where the key is the longer one's tail. */
  readonly beforeTails: ReadonlyMap<string, ReadonlySet<string>>
  /** The numberings the forms print before a row's label. */
  readonly numberings: ReadonlyMap<string, readonly string[]>
}

const made = new WeakMap<Forms, Lexicon>()

/** The lexicon of a set of forms; made once. */
export function lexiconOf(forms: Forms): Lexicon {
  const known = made.get(forms)
  if (known) return known
  const lexicon = makeLexicon(forms)
  made.set(forms, lexicon)
  return lexicon
}

function makeLexicon(forms: Forms): Lexicon {
  const tables = forms.templates.flatMap(template =>
    template.tables.map(table => ({
      template,
      table,
      rows: table.rows.map(row => ({
        row,
        keys: row.unlabelled ? [] : keysOf([row.label.zh, ...(row.also ?? [])]),
        numbering: numberingOf(row.label.zh),
      })),
      columns: table.columns.map(column => keysOf([column.label.zh, ...(column.also ?? [])])),
    })),
  )
  const rowsByKey = new Map<string, { table: number; row: number }[]>()
  const columnKeys = new Set<string>()
  for (const [at, entry] of tables.entries()) {
    for (const keys of entry.columns) for (const key of keys) columnKeys.add(key)
    for (const [nth, { keys }] of entry.rows.entries()) {
      for (const key of keys) {
        const places = rowsByKey.get(key) ?? []
        places.push({ table: at, row: nth })
        rowsByKey.set(key, places)
      }
    }
  }
  const numberings = new Map<string, string[]>()
  for (const { rows } of tables) {
    for (const { keys, numbering } of rows)
      for (const key of keys) numberings.set(key, [...(numberings.get(key) ?? []), numbering])
  }
  const headers = [...forms.wordings.headers, ...tables.flatMap(({ table }) => table.find)]
  const keysByStart = byStart([...rowsByKey.keys(), ...columnKeys, ...keysOf(headers)])
  return {
    tables,
    rowsByKey,
    columnKeys,
    headerKeys: new Set(keysOf(headers)),
    units: new Set(forms.wordings.units),
    sums: new Set(forms.wordings.sums),
    keysByStart,
    firstOfKeys: new Set([...keysByStart.keys()].map(start => start.charCodeAt(0))),
    beforeTails: tailsOf([...rowsByKey.keys()]),
    numberings,
  }
}

/** "…同志参加政府网站在线访谈次数" ends like a label of its own: what is left of it must not pass for that one. */
function tailsOf(keys: readonly string[]): Map<string, Set<string>> {
  const tails = new Map<string, Set<string>>()
  for (const key of keys) {
    for (const longer of keys) {
      if (longer.length <= key.length || !longer.endsWith(key)) continue
      const before = longer[longer.length - key.length - 1]!
      tails.set(key, (tails.get(key) ?? new Set()).add(before))
    }
  }
  return tails
}

function byStart(keys: readonly string[]): Map<string, string[]> {
  const starts = new Map<string, string[]>()
  for (const key of new Set(keys)) {
    if (key.length < 2) continue
    starts.set(key.slice(0, 2), [...(starts.get(key.slice(0, 2)) ?? []), key])
  }
  for (const own of starts.values()) own.sort((a, b) => b.length - a.length)
  return starts
}

function keysOf(labels: readonly string[]): string[] {
  return [...new Set(labels.flatMap(label => [fullKey(label), bareKey(label)]))].filter(key => key !== '')
}
