import type { GridApi } from 'ag-grid-community'
import type { Spot } from './range.ts'
import { ROW_HEIGHT } from './range-layer.ts'

/** Which cell something on the screen is part of. */
export function spotAt<Row>(grid: GridApi<Row>, target: EventTarget | null): Spot | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest('.ag-cell')
  const row = Number(target.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN)
  const id = cell?.getAttribute('col-id')
  const column = grid.getAllDisplayedColumns().findIndex(one => one.getColId() === id)
  return Number.isNaN(row) || column < 0 ? null : { row, column }
}

const SCROLL_EVERY = 40

/**
 * Follow the mouse over the cells until its button is let go. Beyond the edge the grid scrolls on.
 *
 * @param over  Told of each new cell.
 */
export function dragOver<Row>(
  grid: GridApi<Row>,
  root: HTMLElement,
  over: (spot: Spot) => void,
  done: () => void = () => undefined,
): void {
  const viewport = root.querySelector('.ag-grid-viewport')
  let [x, y, last] = [0, 0, '']
  let hasMoved = false
  const look = () => {
    if (!viewport || !hasMoved) return
    const sides = viewport.getBoundingClientRect()
    const top = sides.top + (root.querySelector('.ag-header')?.clientHeight ?? 0)
    if (y < top) viewport.scrollTop -= ROW_HEIGHT
    if (y > sides.bottom - 16) viewport.scrollTop += ROW_HEIGHT
    if (x > sides.right - 16) viewport.scrollLeft += 40
    const pinned = root.querySelector('.ag-row .ag-grid-pinned-left-cells')?.clientWidth ?? 0
    if (x < sides.left + pinned && viewport.scrollLeft > 0) viewport.scrollLeft -= 40
    const inside = document.elementFromPoint(
      Math.min(Math.max(x, sides.left + 4), sides.right - 20),
      Math.min(Math.max(y, top + 4), sides.bottom - 20),
    )
    const spot = spotAt(grid, inside)
    const name = spot ? `${spot.row} ${spot.column}` : last
    if (spot && name !== last) over(spot)
    last = name
  }
  const move = (event: MouseEvent) => {
    ;[x, y, hasMoved] = [event.clientX, event.clientY, true]
    look()
  }
  const timer = setInterval(look, SCROLL_EVERY)
  const end = () => {
    clearInterval(timer)
    window.removeEventListener('mousemove', move)
    window.removeEventListener('mouseup', end)
    done()
  }
  window.addEventListener('mousemove', move)
  window.addEventListener('mouseup', end)
}
