import { useCallback } from 'react'
import { call, hear } from '../api.ts'
import { useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'
import { useSettings } from './settings.tsx'

type Asked = { readonly size: number; readonly seed: number; readonly stratified: boolean }

/** Draw values at random, saying how far it is wherever the person goes meanwhile; it can be given up. */
export function useDrawSample(): (asked: Asked) => Promise<void> {
  const text = useText()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  return useCallback(
    async asked => {
      const words = text.taking.sample
      const action = { label: text.taking.cancel, run: () => void call('sample.cancel', {}).catch(tellFailure) }
      const stop = hear('sample.progress', ({ done, of }) =>
        tell({ kind: 'done', says: words.progress(done, of), action }),
      )
      try {
        tell({ kind: 'done', says: words.drawing, action })
        await call('sample.draw', { ...asked, author }).finally(stop)
        tell({ kind: 'done', says: words.drawn })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [author, tell, tellFailure, text],
  )
}
