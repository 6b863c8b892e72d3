import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
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

/** CSS pixels a point, 0 before the pane is measured. What stands in its middle stays there when it changes. */
export function useScale(pane: RefObject<HTMLElement | null>, shapes: readonly PageShape[], zoom: Zoom): number {
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
  const widest = Math.max(1, ...shapes.map(({ width }) => width))
  const fitting = Math.max(LEAST, (room - MARGIN) / widest)
  const scale = room === 0 ? 0 : zoom === 'fit' ? fitting : zoom
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
  return scale
}
