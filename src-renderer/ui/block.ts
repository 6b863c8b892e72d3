/** A block of cells as text, as spreadsheets put it on the clipboard and take it from there. */
export type Block = readonly (readonly string[])[]

/** Cells apart by tabs, rows by line ends; a cell that holds either is quoted. */
export function writeBlock(block: Block): string {
  const lines = block.map(row => row.map(quoted).join('\t'))
  return lines.length === 1 && block[0]?.length === 1 ? lines.join('') : lines.map(line => `${line}\r\n`).join('')
}

/**
 * Read what a spreadsheet, or anything else, put on the clipboard. A last line end closes the last row and begins none.
 * Rows may be of unequal length.
 */
export function readBlock(text: string): Block {
  const rows: string[][] = [[]]
  const end = text.length
  let at = 0
  for (;;) {
    const { cell, next } = readCell(text, at)
    rows.at(-1)?.push(cell)
    if (next >= end) break
    at = next + (text.startsWith('\r\n', next) ? 2 : 1)
    if (text[next] === '\t') continue
    if (at >= end) break
    rows.push([])
  }
  return rows
}

/** Every row as long as the first. */
export function isEven(block: Block): boolean {
  return block.every(row => row.length === block[0]?.length)
}

/** The cell that begins here, and where what follows it stands. */
function readCell(text: string, from: number): { readonly cell: string; readonly next: number } {
  const whole = text[from] === '"' ? readQuoted(text, from) : null
  if (whole) return whole
  let next = from
  while (next < text.length && text[next] !== '\t' && text[next] !== '\n' && text[next] !== '\r') next += 1
  return { cell: text.slice(from, next), next }
}

/** Null where the quote is just a character: nothing closes it, or something stands behind it. */
function readQuoted(text: string, from: number): { readonly cell: string; readonly next: number } | null {
  let cell = ''
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else {
      const next = at + 1
      return next >= text.length || /[\t\r\n]/.test(text[next] ?? '') ? { cell, next } : null
    }
  }
  return null
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
