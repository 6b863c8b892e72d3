/** Read CSV strictly by RFC 4180, with a byte order mark and every line ended: anything else throws. */
export function readCsv(text: string): string[][] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark')
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 1; at < text.length; ) {
    const cell = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(text.slice(at, at + 40_000))
    if (!cell) throw new Error(`no cell at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`)
    row.push(cell[2] ?? (cell[1] ?? '').replaceAll('""', '"'))
    at += cell[0].length
    if (cell[3] === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) throw new Error('the last line is not ended')
  return rows
}
