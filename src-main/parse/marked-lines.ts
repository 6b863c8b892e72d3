export type Line = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly page?: number
}

/** Lines between two pipes that still belong to one cell. */
const MOST_LINES_IN_CELL = 4

export function cellsOf(line: Line, mark: string): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = []
  let start = line.start
  for (let at = line.start; at <= line.end; at += 1) {
    if (at !== line.end && line.text[at - line.start] !== mark) continue
    cells.push({ start, end: at })
    start = at + 1
  }
  const isEmpty = (cell: { start: number; end: number }): boolean =>
    line.text.slice(cell.start - line.start, cell.end - line.start).trim() === ''
  if (mark === '|' && cells.length > 1) {
    if (isEmpty(cells.at(-1)!)) cells.pop()
    if (cells.length > 2 && line.text.trimStart().startsWith('|')) cells.shift()
  }
  return cells
}

export function isPiped({ text }: Line): boolean {
  return text.includes('|')
}

export function isTabbed({ text }: Line): boolean {
  return text.split('\t').length > 2
}

export function linesWithin(text: string, start: number, end: number): (readonly [from: number, until: number])[] {
  return [...text.slice(start, end).matchAll(/[^\n\r\u2028\u2029]+/g)]
    .filter(match => match[0].trim() !== '')
    .map(match => [start + match.index, start + match.index + match[0].length] as const)
}

export function leading(run: readonly Line[], from: number, belongs: (line: Line) => boolean): readonly Line[] {
  let end = from
  while (end < run.length && belongs(run[end]!)) end += 1
  return run.slice(from, end)
}

/** The end of the run of piped lines that begins at `from`; `from` itself when none does. */
export function pipedUntil(run: readonly Line[], from: number): number {
  let last = -1
  for (let at = from; at < run.length; at += 1) {
    const line = run[at]!
    if (line.text.includes('|')) last = at
    else if (
      line.text.length > 60 ||
      at - Math.max(last, from - 1) > MOST_LINES_IN_CELL ||
      (last === -1 && !opensCell(run, at))
    )
      break
  }
  return Math.max(last + 1, from)
}

/** A line just before a pipe that stands alone is the text of that pipe's cell. */
function opensCell(run: readonly Line[], at: number): boolean {
  return run[at + 1]?.text.trim() === '|'
}

export function rowPerLine(piped: readonly Line[]): boolean {
  const marked = piped.filter(line => line.text.includes('|'))
  return marked.filter(line => cellsOf(line, '|').length > 1).length * 2 >= marked.length
}
