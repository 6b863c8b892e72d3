/**
 * The cells of separated values (RFC 4180): quoted cells may hold separators, line ends and doubled quotes. The
 * separator is the one of comma, tab, semicolon and full-width comma that the first line has most.
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const head = /[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (mark: string) => head.split(mark).length
  const mark = [',', '\t', ';', '，'].reduce((best, one) => (count(one) > count(best) ? one : best))
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedFrom(text, at) : null
    const end = plainEnd(text, quoted?.end ?? at, mark)
    row.push(((quoted?.cell ?? '') + text.slice(quoted?.end ?? at, end)).trim())
    at = end
    if (text[at] === mark) {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function quotedFrom(text: string, start: number): { readonly cell: string; readonly end: number } {
  let cell = ''
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else return { cell, end: at + 1 }
  }
  return { cell, end: text.length }
}

function plainEnd(text: string, start: number, mark: string): number {
  let at = start
  while (at < text.length && text[at] !== mark && text[at] !== '\r' && text[at] !== '\n') at += 1
  return at
}
