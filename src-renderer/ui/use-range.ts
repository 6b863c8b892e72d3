import type { GridApi } from 'ag-grid-community'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { afterKey, boxOf, type Range, type Size, type Spot, single } from './range.ts'
import { dragOver, spotAt } from './range-drag.ts'
import { layRange, ROW_HEIGHT } from './range-layer.ts'

export type RangeHold = {
  readonly range: Range
  /** The same at this moment, before it is drawn. */
  readonly now: () => Range
  readonly set: (range: Range) => void
  /** Select one cell and bring it into sight; the focus goes there too unless it is to stay where it is. */
  readonly goTo: (spot: Spot, isFocused?: boolean) => void
}

type Means<Row> = {
  readonly grid: GridApi<Row> | null
  readonly box: RefObject<HTMLElement | null>
  readonly rows: number
  /** The corner of the selection was drawn over these cells below it. */
  readonly onFill: (range: Range) => void
}

const START: Range = single({ row: 0, column: 0 })

/**
 * Selecting a range of cells as in a spreadsheet: by dragging, Shift and click, Shift and arrows, Ctrl A. Enter and Tab
 * move. The focus stays where the selection began.
 */
export function useRange<Row>(means: Means<Row>): RangeHold {
  const { grid, box } = means
  const [range, setRange] = useState(START)
  const latest = useRef({ ...means, range })
  latest.current = { ...means, range }
  const draw = useRef<(range: Range) => void>(() => undefined)

  const set = useRef((next: Range) => {
    latest.current.range = next
    draw.current(next)
    setRange(next)
  }).current
  const goTo = useRef((spot: Spot, isFocused = true) => {
    const { grid } = latest.current
    if (!grid) return
    set(single(spot))
    show(grid, spot)
    if (isFocused) focus(grid, spot)
    else grid.clearFocusedCell()
  }).current

  useEffect(() => {
    const root = box.current
    if (!grid || !root) return
    const size = () => sizeOfGrid(grid, latest.current.rows)
    const layer = layRange(grid, root, true)
    draw.current = next => layer?.draw(next)
    draw.current(latest.current.range)

    const extend = (head: Spot) => {
      set({ anchor: latest.current.range.anchor, head })
      show(grid, head)
    }
    const onFocus = ({ rowIndex, column }: { rowIndex: number | null; column: unknown }) => {
      const at = (grid.getAllDisplayedColumns() as readonly unknown[]).indexOf(column)
      if (rowIndex === null || at < 0) return
      const { anchor } = latest.current.range
      if (anchor.row !== rowIndex || anchor.column !== at) set(single({ row: rowIndex, column: at }))
    }
    const press = (event: KeyboardEvent) => {
      const isEditing = grid.getEditingCells().length > 0
      if (event.defaultPrevented || !isInCell(event.target) || event.altKey || event.isComposing) return
      if (isEditing && event.key !== 'Enter' && event.key !== 'Tab') return
      const next = afterKey(latest.current.range, event, size(), pageOf(root))
      if (!next) return
      event.preventDefault()
      event.stopPropagation()
      if (isEditing) grid.stopEditing()
      if ('goTo' in next) return goTo(next.goTo)
      set(next.range)
      if (event.shiftKey) show(grid, next.range.head)
    }
    const isOnHandle = (target: EventTarget | null) => target instanceof Element && target.matches('.range-handle')
    // the grid would take the focus along, at the one event or the other
    const keep = (event: MouseEvent) => {
      const isOurs = event.button === 0 && !isInEditor(event.target) && spotAt(grid, event.target) !== null
      if (!isOnHandle(event.target) && !(event.shiftKey && isOurs)) return
      if (event.type === 'mousedown') event.preventDefault()
      event.stopPropagation()
    }
    const down = (event: MouseEvent) => {
      keep(event)
      if (event.button !== 0 || isInEditor(event.target)) return
      if (isOnHandle(event.target)) return fillBy(latest.current.range)
      const spot = spotAt(grid, event.target)
      if (!spot) return
      if (event.shiftKey) return extend(spot)
      if (grid.getEditingCells().length > 0) grid.stopEditing()
      set(single(spot))
      dragOver(grid, root, head => extend(head))
    }
    const fillBy = (from: Range) => {
      const sides = boxOf(from)
      let to = from
      const stretch = (spot: Spot) => {
        to = {
          anchor: { row: sides.top, column: sides.left },
          head: { row: Math.max(sides.bottom, spot.row), column: sides.right },
        }
        draw.current(to)
        show(grid, spot)
      }
      dragOver(grid, root, stretch, () => {
        set(to)
        if (boxOf(to).bottom > sides.bottom) latest.current.onFill(to)
      })
    }
    grid.addEventListener('cellFocused', onFocus)
    root.addEventListener('keydown', press, true)
    root.addEventListener('pointerdown', down, true)
    root.addEventListener('mousedown', keep, true)
    return () => {
      layer?.remove()
      root.removeEventListener('keydown', press, true)
      root.removeEventListener('pointerdown', down, true)
      root.removeEventListener('mousedown', keep, true)
      if (!grid.isDestroyed()) grid.removeEventListener('cellFocused', onFocus)
    }
  }, [grid, box, set, goTo])

  const now = useRef(() => latest.current.range).current
  return { range, now, set, goTo }
}

function sizeOfGrid<Row>(grid: GridApi<Row>, rows: number): Size {
  return { rows, columns: grid.getAllDisplayedColumns().length }
}

function show<Row>(grid: GridApi<Row>, { row, column }: Spot): void {
  const shown = grid.getAllDisplayedColumns()[column]
  grid.ensureIndexVisible(row)
  if (shown) grid.ensureColumnVisible(shown)
}

function focus<Row>(grid: GridApi<Row>, spot: Spot): void {
  const column = grid.getAllDisplayedColumns()[spot.column]
  if (column) grid.setFocusedCell(spot.row, column)
}

function pageOf(root: HTMLElement): number {
  const viewport = root.querySelector('.ag-grid-viewport')
  return Math.max(1, Math.floor((viewport?.clientHeight ?? 0) / ROW_HEIGHT) - 4)
}

function isInCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ag-cell') !== null
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ag-cell-inline-editing') !== null
}
