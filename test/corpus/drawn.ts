/** What a page of a report is made of, before it is written in any layout. */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'paragraph' | 'signature'; readonly text: string }
  | { readonly kind: 'table'; readonly name: string; readonly rows: readonly DrawnRow[] }

export type DrawnRow = readonly DrawnCell[]

/** A cell as the official form draws it. */
export type DrawnCell = {
  readonly text: string
  readonly role: 'caption' | 'head' | 'label' | 'unit' | 'value'
  readonly rowSpan: number
  readonly colSpan: number
  /** The place of the form that a value stands for; null for all else. */
  readonly indicator: string | null
}

export function cell(
  role: DrawnCell['role'],
  text: string,
  { rowSpan = 1, colSpan = 1, indicator = null }: Partial<Omit<DrawnCell, 'role' | 'text'>> = {},
): DrawnCell {
  return { role, text, rowSpan, colSpan, indicator }
}

/** The same parts with every cell of every table passed through `change`. */
export function mapCells(parts: readonly Part[], change: (cell: DrawnCell) => DrawnCell): readonly Part[] {
  return mapTables(parts, rows => rows.map(row => row.map(change)))
}

export function mapTables(
  parts: readonly Part[],
  change: (rows: readonly DrawnRow[], name: string) => readonly DrawnRow[],
): readonly Part[] {
  return parts.map(part => (part.kind === 'table' ? { ...part, rows: change(part.rows, part.name) } : part))
}
