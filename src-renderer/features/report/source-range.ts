import type { Span } from '#shared/domain/document.ts'
import type { SourceMark } from './source-marks.ts'

/** The stretch of the extracted text that is selected in the drawn source; null where nothing of it is. */
export function selectedRange(pane: HTMLElement): Span | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const parts = [...pane.querySelectorAll<HTMLElement>('[data-at]')].filter(part => range.intersectsNode(part))
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return null
  const start = first.contains(range.startContainer)
    ? placeIn(first, range.startContainer, range.startOffset)
    : rangeOf(first).start
  const end = last.contains(range.endContainer) ? placeIn(last, range.endContainer, range.endOffset) : rangeOf(last).end
  return end > start ? { start, end } : null
}

/** The stretch of text that a drawn cell or line shows. */
export function rangeOf(part: HTMLElement): Span {
  const start = Number(part.dataset.at)
  return { start, end: start + (part.textContent ?? '').length }
}

/** Everything that was read from a stretch of text: values first, then figures of the prose, then rows of its own. */
export function keysWithin(marks: readonly SourceMark[], { start, end }: Span): readonly string[] {
  const keys = marks.filter(mark => mark.start < end && mark.end > start).map(mark => mark.key)
  return ['v:', 'p:', 'l:'].flatMap(kind => [...new Set(keys.filter(key => key.startsWith(kind)))])
}

/** A part shows its text and nothing else, so that places in it count as in the text. */
function placeIn(part: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(part, 0)
  before.setEnd(node, offset)
  return Number(part.dataset.at) + before.toString().length
}
