import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react'
import './popover.css'

type Props = {
  readonly label: ReactNode
  readonly testId?: string
  readonly className?: string
  readonly align?: 'left' | 'right'
  readonly disabled?: boolean
  readonly children: (close: () => void) => ReactNode
}

/**
 * A button that opens a small panel beneath it; Esc, Tab out or a click elsewhere closes it. A grid that takes the focus
 * because its rows have come in does not: the focus goes back to where it was in the panel.
 */
export function Popover({ label, testId, className, align = 'left', disabled, children }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const leaving = useRef(false)
  const shut = useCallback(() => {
    leaving.current = true
    setOpen(false)
  }, [])
  const close = () => {
    shut()
    button.current?.focus()
  }
  // before anything else can take the focus
  useLayoutEffect(() => {
    if (!open) return
    leaving.current = false
    let within: EventTarget | null = document.activeElement
    let tabbed = false
    const isWithin = ({ target }: Event) => target instanceof Node && box.current?.contains(target)
    const pressed = ({ key }: KeyboardEvent) => {
      tabbed = key === 'Tab'
    }
    const pointed = (event: Event) => {
      if (!isWithin(event)) shut()
    }
    const focused = (event: Event) => {
      if (isWithin(event)) within = event.target
      else if (tabbed) shut()
      else if (!leaving.current && within instanceof HTMLElement && within.isConnected) within.focus()
    }
    document.addEventListener('keydown', pressed, true)
    document.addEventListener('pointerdown', pointed)
    document.addEventListener('focusin', focused)
    return () => {
      document.removeEventListener('keydown', pressed, true)
      document.removeEventListener('pointerdown', pointed)
      document.removeEventListener('focusin', focused)
    }
  }, [open, shut])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from the button and from wherever the focus is inside
    <div
      className="popover"
      ref={box}
      onKeyDown={event => {
        if (open && event.key === 'Escape') close()
      }}
    >
      <button
        type="button"
        ref={button}
        className={className}
        disabled={disabled}
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open && <div className={`popover-panel ${align}`}>{children(close)}</div>}
    </div>
  )
}

type MenuItem = {
  readonly label: string
  /** Where two items may have one label. */
  readonly key?: string
  readonly hint?: string
  readonly title?: string
  readonly testId?: string
  readonly disabled?: boolean
  readonly run: () => void
}

/** A few actions in a popover; arrows move, Enter runs. */
export function Menu({ items, close }: { items: readonly MenuItem[]; close: () => void }) {
  return (
    <div
      className="menu"
      role="menu"
      tabIndex={-1}
      ref={menu => menu?.querySelector('button')?.focus()}
      onKeyDown={event => moveFocus(event.currentTarget, event)}
    >
      {items.map(item => (
        <button
          type="button"
          role="menuitem"
          key={item.key ?? item.label}
          title={item.title}
          disabled={item.disabled}
          data-testid={item.testId}
          onClick={() => {
            close()
            item.run()
          }}
        >
          {item.label}
          {item.hint && <small className="muted">{item.hint}</small>}
        </button>
      ))}
    </div>
  )
}

/** Up and down between the focusable children of a list. */
export function moveFocus(
  list: HTMLElement,
  event: { key: string; preventDefault: () => void },
  among = 'button:not(:disabled), input',
): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const stops = [...list.querySelectorAll<HTMLElement>(among)]
  const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1
  stops[(at + step + stops.length) % stops.length]?.focus()
}
