import { useEffect, useSyncExternalStore } from 'react'

/** Something that can be done on the page that is open, for the palette. */
export type PageCommand = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly run: () => void
}

const NONE: readonly PageCommand[] = []
let current = NONE
const listeners = new Set<() => void>()

function set(commands: readonly PageCommand[]): void {
  current = commands
  for (const listener of listeners) listener()
}

/** Offer commands in the palette for as long as the page is open. The list must stay the same between drawings. */
export function useOfferedCommands(commands: readonly PageCommand[]): void {
  useEffect(() => {
    set(commands)
    return () => set(NONE)
  }, [commands])
}

/** What the page that is open offers. */
export function usePageCommands(): readonly PageCommand[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => current,
  )
}
