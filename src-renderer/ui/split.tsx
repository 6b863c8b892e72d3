import { type ReactNode, useRef } from 'react'
import { useKept } from './kept.ts'
import './split.css'

type Props = {
  readonly name: string
  readonly label: string
  readonly left: ReactNode
  readonly right: ReactNode
  /** Share of the left pane in the beginning, in percent. */
  readonly share?: number
}

/** Two panes side by side; the line between them moves with the mouse and with the arrow keys. */
export function Split({ name, label, left, right, share: first = 50 }: Props) {
  const [share, setShare] = useKept(`split.${name}`, first)
  const box = useRef<HTMLDivElement>(null)
  const set = (share: number) => setShare(Math.min(75, Math.max(25, share)))
  return (
    <div className="split" ref={box} style={{ gridTemplateColumns: `${share}fr 5px ${100 - share}fr` }}>
      <div className="split-pane">{left}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a rule */}
      <div
        className="split-line"
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={Math.round(share)}
        tabIndex={0}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={event => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return
          const { left, width } = box.current.getBoundingClientRect()
          set((100 * (event.clientX - left)) / width)
        }}
        onDoubleClick={() => set(first)}
        onKeyDown={event => {
          if (event.key === 'ArrowLeft') set(share - 2)
          if (event.key === 'ArrowRight') set(share + 2)
        }}
      />
      <div className="split-pane">{right}</div>
    </div>
  )
}
