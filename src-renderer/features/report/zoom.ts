import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PageShape } from '#shared/domain/source-pages.ts'

/** CSS pixels a point, or as wide as the pane is. */
export type Zoom = number | 'fit'

/** A point is 1/72 of an inch, a CSS pixel 1/96. */
export const LIFE_SIZE = 96 / 72
const STEP = 1.25
const LEAST = 0.3
const MOST = 6
/** What the pane leaves free beside the pages, their borders included. */
const MARGIN = 42

/** One step larger or smaller. */
export function stepped(scale: number, step: 1 | -1): number {
  return Math.min(MOST, Math.max(LEAST, scale * STEP ** step))
}

/** What a key asks for with Ctrl; null for other keys. */
export function zoomed(key: string, scale: number): Zoom | null {
  if (key === '+' || key === '=') return stepped(scale, 1)
  if (key === '-' || key === '_') return stepped(scale, -1)
  return key === '0' ? 'fit' : null
}

/**
 * CSS pixels a point of each page, 0 before the pane is measured; where they fit the pane, wide pages among upright ones
 * each by itself. What stands in the middle of the pane stays there when they change.
 */
export function useScales(
  pane: RefObject<HTMLElement | null>,
  shapes: readonly PageShape[],
  zoom: Zoom,
): readonly number[] {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = pane.current
    if (!element) return
    const measure = () => setRoom(element.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [pane])
  const scales = useMemo(() => {
    if (room === 0) return shapes.map(() => 0)
    return shapes.map(({ width }) => (zoom === 'fit' ? Math.max(LEAST, (room - MARGIN) / Math.max(1, width)) : zoom))
  }, [room, shapes, zoom])
  const scale = scales[0] ?? 0
  const before = useRef(scale)
  useLayoutEffect(() => {
    const element = pane.current
    const ratio = before.current === 0 ? 1 : scale / before.current
    before.current = scale
    if (!element || ratio === 1) return
    const half = element.clientHeight / 2
    element.scrollTop = (element.scrollTop + half) * ratio - half
    element.scrollLeft *= ratio
  }, [pane, scale])
  return scales
}
