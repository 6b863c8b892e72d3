import type { ReactNode } from 'react'
import { useText } from '../text/language.tsx'
import { useCondition } from './study-care.ts'

/**
 * Around whatever writes into the study: while nothing can be written it is greyed, and says why. Keys that do the same
 * are answered by the engine, which refuses in the same words.
 */
export function Writes({ children }: { children: ReactNode }) {
  const why = useReadOnly()
  return (
    <fieldset className="writes" disabled={why !== null} title={why ?? undefined}>
      {children}
    </fieldset>
  )
}

/** Why nothing can be written into the open study; null when it can. */
export function useReadOnly(): string | null {
  const text = useText()
  const why = useCondition()?.readOnly ?? null
  return why && text.condition.greyed[why]
}
