import { useEffect, useRef } from 'react'

/** Keys that work everywhere, unless the person is typing. `ctrl` stands for ⌘ too. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = latest.current[keyName(event)]
      if (!run || (isTyping(event.target) && !WHILE_TYPING.has(keyName(event)))) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const WHILE_TYPING = new Set(['ctrl+k', 'ctrl+e'])

function keyName(event: KeyboardEvent): string {
  const parts = [
    (event.ctrlKey || event.metaKey) && 'ctrl',
    event.altKey && 'alt',
    event.shiftKey && 'shift',
    event.code.startsWith('Digit') ? event.code.slice(5) : event.key.toLowerCase(),
  ]
  return parts.filter(Boolean).join('+')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')
  )
}
