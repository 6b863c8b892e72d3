import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { ViewShows } from '#shared/domain/view.ts'
import { ViewMenu } from '../../state/view-menu.tsx'
import { useText } from '../../text/language.tsx'

let slot: HTMLElement | null = null
const listeners = new Set<() => void>()

function hold(element: HTMLElement | null): void {
  slot = element
  for (const listener of listeners) listener()
}

/** Where the head of the page has room for what the layout below offers. */
export function ActsSlot() {
  return <span className="part-acts" ref={hold} />
}

type Props = {
  readonly shows: ViewShows
  /** Draw all that is compared; null where there is nothing to draw. */
  readonly onDraw: (() => void) | null
}

/** What can be done with a comparison as a whole, in the head of the page: its tools need their own lines for choices. */
export function PartActs({ shows, onDraw }: Props) {
  const text = useText()
  const head = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => slot,
  )
  if (!head) return null
  return createPortal(
    <>
      {onDraw && (
        <button type="button" data-testid="chart-all" title={text.chart.plotHint} onClick={onDraw}>
          {text.chart.plotAll}
        </button>
      )}
      <ViewMenu shows={shows} />
    </>,
    head,
  )
}
