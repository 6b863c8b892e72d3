import { Fragment, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Block, Span } from '#shared/domain/document.ts'
import { useText } from '../../text/language.tsx'
import { columnsOf, labelColumn } from './label-column.ts'
import { type SourceMark, segmentsOf } from './source-marks.ts'
import { rangeOf, selectedRange } from './source-range.ts'

type Props = {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: readonly SourceMark[]
  /** First the one to go to, then those that speak of the same. */
  readonly shown: readonly string[]
  /** Somebody points at words: what is marked there, if anything, and the stretch of text. */
  readonly onPick: (keys: readonly string[], range: Span) => void
  /** Take the focus: whoever comes to a place in the text wants to read on. */
  readonly focused: boolean
  readonly head: ReactNode
  readonly label: string
}

/**
 * The source as it was extracted. Drawn once; what is selected is marked on the drawn text,
 * so that a long report stays as quick as a short one.
 */
export function SourceView({ text, blocks, marks, shown, onPick, focused, head, label }: Props) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (pane.current) showMarks(pane.current, shown)
  }, [shown])
  useEffect(() => {
    if (focused) pane.current?.focus({ preventScroll: true })
  }, [focused])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what a click selects here, the keys select in the form
    <section
      className={blocks.length > LONG ? 'source long' : 'source'}
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      data-testid="source"
      onClick={({ target, currentTarget }) => {
        if (!(target instanceof Element) || target.closest('.source-head')) return
        const selected = selectedRange(currentTarget)
        const place = target.closest<HTMLElement>('[data-of]')
        const part = target.closest<HTMLElement>('[data-at]')
        if (selected) onPick([], selected)
        else if (part) onPick((place?.dataset.of ?? '').split(' ').filter(Boolean), rangeOf(part))
      }}
    >
      {head}
      <SourceText text={text} blocks={blocks} marks={marks} />
    </section>
  )
}

/** From here on drawing all blocks at once would be felt. */
const LONG = 400

const SourceText = memo(function SourceText({ text, blocks, marks }: Pick<Props, 'text' | 'blocks' | 'marks'>) {
  const drawn = useMemo<readonly Block[]>(
    () => (blocks.length > 0 ? blocks : [{ kind: 'line', start: 0, end: text.length }]),
    [blocks, text],
  )
  return drawn.map((block, nth) => (
    <Fragment key={block.start}>
      {block.page !== undefined && block.page !== drawn[nth - 1]?.page && <PageLine page={block.page} />}
      <SourceBlock block={block} text={text} marks={marks} />
    </Fragment>
  ))
})

/** Where a page of the file begins. */
function PageLine({ page }: { page: number }) {
  const text = useText()
  return (
    <div className="page-line" data-testid={`page-${page}`}>
      {text.report.page(page)}
    </div>
  )
}

function SourceBlock({ block, text, marks }: { block: Block } & Pick<Props, 'text' | 'marks'>) {
  if (block.kind === 'table') return <SourceTable table={block} text={text} marks={marks} />
  const Tag = block.kind === 'heading' ? 'h3' : 'p'
  return (
    <Tag data-at={block.start}>
      <Marked text={text} range={block} marks={marks} />
    </Tag>
  )
}

function SourceTable({
  table,
  text,
  marks,
}: {
  table: Block & { kind: 'table' }
  text: string
  marks: readonly SourceMark[]
}) {
  const within = marks.filter(mark => mark.start < table.end && mark.end > table.start)
  const columns = useMemo(() => columnsOf(table), [table])
  const label = useMemo(() => labelColumn(table, text, columns), [table, text, columns])
  const isPinned = (at: number, nth: number, colSpan: number): boolean => {
    const column = columns[at]?.[nth] ?? -1
    return label !== null && column <= label && column + colSpan > label
  }
  return (
    <table>
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a source never move
          <tr key={at}>
            {row.map((cell, nth) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                key={nth}
                data-at={cell.start}
                className={isPinned(at, nth, cell.colSpan) ? 'pinned' : undefined}
                rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined}
                colSpan={cell.colSpan > 1 ? cell.colSpan : undefined}
              >
                <Marked text={text} range={cell} marks={within} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Marked({ text, range, marks }: { text: string; range: Span; marks: readonly SourceMark[] }) {
  return segmentsOf(text, range, marks).map((segment, at) =>
    segment.keys.length === 0 ? (
      segment.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: segments of a range never move
      <span key={at} className="place" data-of={segment.keys.join(' ')}>
        {segment.text}
      </span>
    ),
  )
}

function showMarks(pane: HTMLElement, shown: readonly string[]): void {
  for (const old of pane.querySelectorAll('.place.sel, .place.also'))
    old.classList.remove('sel', 'also', 'first', 'last')
  shown.forEach((key, at) => {
    const places = [...pane.querySelectorAll(`[data-of~=${JSON.stringify(key)}]`)]
    for (const place of places) place.classList.add(at === 0 ? 'sel' : 'also')
    places[0]?.classList.add('first')
    places.at(-1)?.classList.add('last')
  })
  const target = pane.querySelector('.place.sel') ?? pane.querySelector('.place.also')
  if (!target) return
  bringIntoView(pane, target)
  // What was out of sight gets its true height only now.
  requestAnimationFrame(() => bringIntoView(pane, target))
}

/** Move only when the place is out of comfortable sight: a source that jumps at every key is hard to read. */
function bringIntoView(pane: HTMLElement, target: Element): void {
  const view = pane.getBoundingClientRect()
  const place = target.getBoundingClientRect()
  // labels that stay in sight hide what is scrolled beneath them
  const label = target.closest('.pinned') ? null : target.closest('table')?.querySelector('.pinned')
  const hidden = label?.getBoundingClientRect().width ?? 0
  if (place.right > view.right - 20) pane.scrollLeft += place.right - view.right + 40
  else if (place.left < view.left + hidden + 20) pane.scrollLeft -= view.left + hidden + 40 - place.left
  if (place.top >= view.top + 40 && place.bottom <= view.bottom - 60) return
  pane.scrollTop += place.top - view.top - view.height * 0.35
}
