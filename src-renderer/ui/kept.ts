import { type Dispatch, type SetStateAction, useState } from 'react'

/** Names of what one page sets for another. */
export const SEARCHED = 'search.query'
export const FILES_SHOWN = 'files.shown'
export const HISTORY_TAB = 'history.tab'
/** What views are made of, by the page that keeps it. */
export const COMPARED = {
  layout: 'compare.layout',
  table: 'compare.choice',
  changes: 'compare.changes',
  panel: 'compare.panel',
  prose: 'compare.prose',
  taken: 'compare.taken',
} as const
export const CHARTED = 'chart.choice'
export const GRID = {
  columns: 'data.columns',
  filters: 'data.filters',
  sort: 'data.sort',
  which: 'data.which',
} as const
/** The view opened last on each page. */
export const OPENED_VIEWS = 'views.opened'

const kept = new Map<string, unknown>()

/** Like useState, but what a page was set to is still there when one comes back to it. */
export function useKept<Value>(name: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState<Value>(() => (kept.has(name) ? (kept.get(name) as Value) : initial))
  const keep: Dispatch<SetStateAction<Value>> = next =>
    setValue(before => {
      const after = typeof next === 'function' ? (next as (before: Value) => Value)(before) : next
      kept.set(name, after)
      return after
    })
  return [value, keep]
}

/** Another study is open: choices made for the last one mean nothing. */
export function forgetKept(): void {
  kept.clear()
}

/** What a page was set to, for someone who is not on that page. */
export function keptValue<Value>(name: string, initial: Value): Value {
  return kept.has(name) ? (kept.get(name) as Value) : initial
}

/** Keep something that nothing on the screen depends on. */
export function keepValue<Value>(name: string, value: Value): void {
  kept.set(name, value)
}
