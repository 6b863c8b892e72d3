import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Span } from '#shared/domain/document.ts'
import type { SourcePages } from '#shared/domain/source-pages.ts'
import { useText } from '../../text/language.tsx'
import type { BoxState } from './box-states.ts'
import type { Drawing } from './drawing/drawing.ts'
import { boxBeside, type Direction, firstShown, type MarkedBox, markedBoxes } from './marked-boxes.ts'
import { textAt } from './page-boxes.ts'
import { PageSheet } from './page-sheet.tsx'
import type { SourceMark } from './source-marks.ts'
import { useNearPages } from './use-near-pages.ts'
import { useScales, type Zoom, zoomed } from './zoom.ts'

type Props = {
  readonly pages: SourcePages
  readonly drawing: Drawing
  readonly marks: readonly SourceMark[]
  readonly states: ReadonlyMap<string, BoxState>
  readonly shown: readonly string[]
  readonly onPick: (keys: readonly string[], range: Span) => void
  readonly focused: boolean
  readonly head: ReactNode
  readonly label: string
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  /** Told how large the pages are shown. */
  readonly onScale: (scale: number) => void
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The pages of a PDF as they were printed, each drawn when it comes into sight, with a box on all that was read. */
export function PagesView({
  pages: { shapes, places },
  drawing,
  marks,
  states,
  shown,
  onPick,
  focused,
  head,
  label,
  zoom,
  setZoom,
  onScale,
}: Props) {
  const text = useText()
  const pane = useRef<HTMLElement>(null)
  const scales = useScales(pane, shapes, zoom)
  const scaleOf = (page: number) => scales[page - 1] ?? 0
  /** That of the first page stands for all. */
  const scale = scaleOf(1)
  const near = useNearPages(pane, shapes.length)
  const boxes = useMemo(() => (places ? markedBoxes(places, marks) : []), [places, marks])
  const selected = useMemo(() => firstShown(boxes, shown), [boxes, shown])
  const [reached, setReached] = useState<MarkedBox | null>(null)
  const active = reached ?? selected ?? boxes.find(({ page }) => near.has(page)) ?? null
  /** A box that takes the focus as soon as it is there. */
  const goingTo = useRef<string | null>(null)

  const latestScales = useRef(scales)
  latestScales.current = scales
  useEffect(() => onScale(scale), [onScale, scale])
  const isMeasured = scale > 0
  useEffect(() => {
    setReached(null)
    // not at every scale: whoever looks closer at another place stays there
    if (selected && pane.current && isMeasured) bringIntoView(pane.current, selected, latestScales.current)
  }, [selected, isMeasured])
  useEffect(() => {
    if (focused) pane.current?.focus({ preventScroll: true })
  }, [focused])
  useEffect(() => {
    const box = goingTo.current && pane.current?.querySelector<HTMLElement>(`[data-box="${goingTo.current}"]`)
    if (!box) return
    goingTo.current = null
    box.focus({ preventScroll: true })
  })

  const goTo = (box: MarkedBox) => {
    goingTo.current = box.id
    setReached(box)
    if (pane.current) bringIntoView(pane.current, box, scales)
  }
  const press = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.metaKey ? zoomed(event.key, scale) : null
    const direction = ARROWS[event.key]
    const onBox = event.target instanceof Element && event.target.closest('[data-box]') !== null
    if (to !== null) setZoom(to)
    else if (event.key === 'Enter' && !onBox && active && event.target === pane.current) goTo(active)
    else if (event.key === 'Escape' && onBox) pane.current?.focus({ preventScroll: true })
    else if (direction && onBox && active && !event.ctrlKey && !event.altKey) {
      const next = boxBeside(boxes, active, direction)
      if (next) goTo(next)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const point = ({ target, clientX, clientY }: MouseEvent) => {
    const sheet = target instanceof Element ? target.closest<HTMLElement>('[data-page]') : null
    if (!sheet || !places) return
    const page = Number(sheet.dataset.page)
    const { left, top } = sheet.getBoundingClientRect()
    const found = textAt(places, page, (clientX - left) / scaleOf(page), (clientY - top) / scaleOf(page))
    if (found) onPick([], found)
  }
  return (
    <section
      className="source sheets"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      data-testid="source"
      onKeyDown={press}
      onClick={point}
    >
      {head}
      {places === null && <p className="sheets-note">{text.pictures.noPlaces}</p>}
      {shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages of a file never move
        <Fragment key={at}>
          <div className="page-line" data-testid={`page-${at + 1}`}>
            {text.report.page(at + 1)}
          </div>
          {shape.width > 0 && (
            <PageSheet
              page={at + 1}
              shape={shape}
              scale={scaleOf(at + 1)}
              drawing={drawing}
              isNear={near.has(at + 1)}
              boxes={near.has(at + 1) || active?.page === at + 1 ? boxes.filter(({ page }) => page === at + 1) : NONE}
              states={states}
              shown={shown}
              active={active?.id ?? null}
              onPick={({ keys, span }) => onPick(keys, span)}
              onReach={setReached}
            />
          )}
        </Fragment>
      ))}
    </section>
  )
}

const NONE: readonly MarkedBox[] = []

/** Move only when the box is out of comfortable sight: a source that jumps at every key is hard to read. */
function bringIntoView(pane: HTMLElement, box: MarkedBox, scales: readonly number[]): void {
  const scale = scales[box.page - 1] ?? 0
  const sheet = pane.querySelector<HTMLElement>(`[data-page="${box.page}"]`)
  if (!sheet) return
  const view = pane.getBoundingClientRect()
  const place = sheet.getBoundingClientRect()
  const [left, top] = [place.left + box.left * scale, place.top + box.top * scale]
  const [right, bottom] = [place.left + box.right * scale, place.top + box.bottom * scale]
  if (right > view.right - 20) pane.scrollLeft += right - view.right + 40
  if (left < view.left + 20) pane.scrollLeft -= view.left + 40 - left
  if (top >= view.top + 40 && bottom <= view.bottom - 60) return
  pane.scrollTop += top - view.top - view.height * 0.35
}
