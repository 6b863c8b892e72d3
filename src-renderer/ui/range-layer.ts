import type { GridApi } from 'ag-grid-community'
import { type Box, boxOf, type Range } from './range.ts'
import './range.css'

/** The selection drawn over a grid, in one piece on each side of the pinned columns. */
export type RangeLayer = {
  readonly draw: (range: Range) => void
  readonly remove: () => void
}

/** @param filled  What the handle at the lower right corner does; without it there is none. */
export function layRange<Row>(grid: GridApi<Row>, root: HTMLElement, isHandled: boolean): RangeLayer | null {
  const container = root.querySelector('.ag-grid-scrolling-container')
  if (!container) return null
  const pinned = element('range-pinned')
  const [left, right] = [element('range-box'), element('range-box')]
  const handle = element('range-handle')
  pinned.append(left)
  container.append(pinned, right)
  let drawn: Range | null = null

  const draw = (range: Range) => {
    drawn = range
    const box = boxOf(range)
    const columns = grid.getAllDisplayedColumns()
    const pinnedCount = columns.filter(column => column.getPinned() === 'left').length
    const pinnedWidth = columns.slice(0, pinnedCount).reduce((width, column) => width + column.getActualWidth(), 0)
    const span = (from: number, to: number) => {
      const [first, last] = [columns[from], columns[to]]
      if (!first || !last || from > to) return null
      return {
        left: first.getLeft() ?? 0,
        width: (last.getLeft() ?? 0) + last.getActualWidth() - (first.getLeft() ?? 0),
      }
    }
    place(left, box, span(box.left, Math.min(box.right, pinnedCount - 1)), 0)
    const free = span(Math.max(box.left, pinnedCount), box.right)
    place(right, box, free, pinnedWidth)
    left.classList.toggle('goes-on', box.right >= pinnedCount)
    right.classList.toggle('goes-on-left', box.left < pinnedCount)
    // what is scrolled beneath the pinned columns must not shine through them
    const hidden = free ? grid.getHorizontalPixelRange().left - free.left : 0
    right.style.clipPath = hidden > 0 ? `inset(-2px -4px -4px ${hidden}px)` : ''
    if (isHandled) (free ? right : left).append(handle)
  }
  const again = () => drawn && draw(drawn)
  grid.addEventListener('bodyScroll', again)
  grid.addEventListener('columnResized', again)
  grid.addEventListener('displayedColumnsChanged', again)
  return {
    draw,
    remove: () => {
      for (const one of [pinned, right]) one.remove()
      if (grid.isDestroyed()) return
      grid.removeEventListener('bodyScroll', again)
      grid.removeEventListener('columnResized', again)
      grid.removeEventListener('displayedColumnsChanged', again)
    },
  }
}

/** Height of a row, as in grid-theme.ts. */
export const ROW_HEIGHT = 26

function place(
  piece: HTMLElement,
  { top, bottom }: Box,
  span: { readonly left: number; readonly width: number } | null,
  shift: number,
): void {
  piece.hidden = span === null
  if (!span) return
  piece.style.top = `${top * ROW_HEIGHT}px`
  piece.style.height = `${(bottom - top + 1) * ROW_HEIGHT}px`
  piece.style.left = `${shift + span.left}px`
  piece.style.width = `${span.width}px`
}

function element(name: string): HTMLElement {
  const made = document.createElement('div')
  made.className = name
  return made
}
