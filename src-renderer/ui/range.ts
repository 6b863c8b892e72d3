/** A place in a grid: rows and columns count from 0, columns as they are shown. */
export type Spot = { readonly row: number; readonly column: number }
/** Selected is everything between where a selection began and where it has come to. */
export type Range = { readonly anchor: Spot; readonly head: Spot }
/** The same as sides, all included. */
export type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
export type Size = { readonly rows: number; readonly columns: number }

export function single(spot: Spot): Range {
  return { anchor: spot, head: spot }
}

export function boxOf({ anchor, head }: Range): Box {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  }
}

export function sizeOf({ top, bottom, left, right }: Box): Size {
  return { rows: bottom - top + 1, columns: right - left + 1 }
}

export function everything({ rows, columns }: Size): Range {
  return { anchor: { row: 0, column: 0 }, head: { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) } }
}

/** A spot that is in the grid. */
export function within({ row, column }: Spot, { rows, columns }: Size): Spot {
  return {
    row: Math.min(Math.max(0, row), Math.max(0, rows - 1)),
    column: Math.min(Math.max(0, column), Math.max(0, columns - 1)),
  }
}

/**
 * Where a key takes a spot; null for keys that do not move.
 *
 * @param far   With Ctrl: to the edge.
 * @param page  Rows that are in sight at once.
 */
export function moved({ row, column }: Spot, key: string, far: boolean, size: Size, page: number): Spot | null {
  const [last, end] = [size.rows - 1, size.columns - 1]
  const to = (() => {
    switch (key) {
      case 'ArrowUp':
        return { row: far ? 0 : row - 1, column }
      case 'ArrowDown':
        return { row: far ? last : row + 1, column }
      case 'ArrowLeft':
        return { row, column: far ? 0 : column - 1 }
      case 'ArrowRight':
        return { row, column: far ? end : column + 1 }
      case 'PageUp':
        return { row: row - page, column }
      case 'PageDown':
        return { row: row + page, column }
      case 'Home':
        return { row: far ? 0 : row, column: 0 }
      case 'End':
        return { row: far ? last : row, column: end }
      default:
        return null
    }
  })()
  return to && within(to, size)
}

export type Key = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/**
 * What a key does to a selection: `goTo` one cell, or select `range`; null for keys that do neither. Plain arrows are
 * not here: the grid itself moves the focus, and the selection follows it.
 */
export function afterKey(
  range: Range,
  // an event has its keys on its prototype: they must be named
  { key, shiftKey, ctrlKey, metaKey }: Key,
  size: Size,
  page: number,
): { readonly goTo: Spot } | { readonly range: Range } | null {
  const far = ctrlKey || metaKey
  const way = shiftKey ? -1 : 1
  if (key === 'Enter' && !far) return { goTo: stepped(range.anchor, way, 0, size) }
  if (key === 'Tab' && !far) return { goTo: stepped(range.anchor, 0, way, size) }
  if (far && key.toLowerCase() === 'a') return { range: everything(size) }
  if (key === 'Escape') return { range: single(range.anchor) }
  const head = shiftKey ? moved(range.head, key, far, size, page) : null
  return head && { range: { anchor: range.anchor, head } }
}

/** At the end of a row on to the next. */
function stepped({ row, column }: Spot, rows: number, columns: number, size: Size): Spot {
  const next = column + columns
  if (next >= size.columns && row + 1 < size.rows) return { row: row + 1, column: 0 }
  if (next < 0 && row > 0) return { row: row - 1, column: size.columns - 1 }
  return within({ row: row + rows, column: next }, size)
}
