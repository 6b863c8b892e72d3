import type { Calls } from '#shared/contract/api.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'

type Acts =
  | 'organisation.merge'
  | 'organisation.unlike'
  | 'organisation.split'
  | 'organisation.edit'
  | 'organisation.link'
  | 'organisation.acceptList'

/** Do something about bodies in the person's name, and say in one line what came of it. */
export function useActs() {
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  return async <Name extends Acts>(name: Name, input: Omit<Calls[Name]['takes'], 'author'>, says: string) => {
    try {
      await call(name, { ...input, author } as Calls[Name]['takes'])
      tell({ kind: 'done', says })
      return true
    } catch (thrown) {
      tellFailure(thrown)
      return false
    }
  }
}
