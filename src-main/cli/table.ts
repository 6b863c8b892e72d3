/** Characters that take two columns of a terminal: Chinese, full-width forms, most symbols of East Asian scripts. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NOTHING = /\p{Mn}|[\u200b-\u200f\ufeff]/u

/** Columns of a terminal that a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += NOTHING.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

/**
 * Rows as aligned lines, two spaces between columns.
 *
 * @param right  Columns whose figures are set flush right.
 */
export function alignedTable(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const clean = rows.map(row => row.map(oneLine))
  const columns = Math.max(0, ...clean.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    clean.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), 0),
  )
  const lines = clean.map(row =>
    widths
      .map((width, column) => {
        const text = row[column] ?? ''
        const space = ' '.repeat(width - widthOf(text))
        return right.includes(column) ? space + text : text + space
      })
      .join('  ')
      .trimEnd(),
  )
  return lines.map(line => `${line}\n`).join('')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
