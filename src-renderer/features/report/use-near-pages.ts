import { type RefObject, useEffect, useState } from 'react'

const NONE: ReadonlySet<number> = new Set()

/** The pages in sight and those half a screen away. */
export function useNearPages(pane: RefObject<HTMLElement | null>, count: number): ReadonlySet<number> {
  const [near, setNear] = useState(NONE)
  useEffect(() => {
    const root = pane.current
    if (!root || count === 0) return
    const watch = new IntersectionObserver(
      entries =>
        setNear(before => {
          const after = new Set(before)
          for (const { target, isIntersecting } of entries) {
            const page = Number((target as HTMLElement).dataset.page)
            if (isIntersecting) after.add(page)
            else after.delete(page)
          }
          return after
        }),
      { root, rootMargin: '50% 0%' },
    )
    for (const sheet of root.querySelectorAll('[data-page]')) watch.observe(sheet)
    return () => watch.disconnect()
  }, [pane, count])
  return near
}
