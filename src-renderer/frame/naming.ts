import { useEffect, useRef } from 'react'
import { hear } from '../api.ts'
import { useNotices } from '../state/notice.tsx'
import { usePlace } from '../state/place.tsx'
import { useSettings } from '../state/settings.tsx'
import { useText } from '../text/language.tsx'

const ASKED = 'nianbao.name-asked'

/** After the first correction without a name, say once that there is a place for one. Nothing waits for it. */
export function useNaming(): void {
  const text = useText()
  const { tell } = useNotices()
  const { go } = usePlace()
  const { author } = useSettings().settings
  const latest = useRef({ author, text, go })
  latest.current = { author, text, go }
  useEffect(
    () =>
      hear('study.changed', ({ reason }) => {
        const { author, text, go } = latest.current
        if (reason !== 'edit' || author !== '' || localStorage.getItem(ASKED) !== null) return
        localStorage.setItem(ASKED, '1')
        const action = { label: text.naming.go, run: () => go({ page: 'settings' }) }
        tell({ kind: 'done', says: text.naming.asks, action })
      }),
    [tell],
  )
}
