import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RANKS } from '#shared/domain/place.ts'
import { call } from '../../api.ts'
import { useLanguage, useText } from '../../text/language.tsx'

export const BODY_COLUMNS = ['region', 'rank', 'kind'] as const
export type BodyColumn = (typeof BODY_COLUMNS)[number]
export type BodyChoice = { readonly value: string; readonly label: string }

/**
 * Where bodies of the study belong, as far as it is known: what can be filtered by, and how it is called.
 *
 * @param isWanted  Not asked for before.
 */
export function useBodies(isWanted: boolean): Readonly<Record<BodyColumn, readonly BodyChoice[]>> {
  const text = useText()
  const language = useLanguage()
  const choices = useQuery({
    queryKey: ['study', 'body-choices'],
    queryFn: () => call('organisation.choices', {}),
    placeholderData: before => before,
    enabled: isWanted,
  }).data
  return useMemo(() => {
    const { ranks, filters } = text.organisations
    const has = (all: readonly { readonly value: string | null }[] | undefined, value: string) =>
      all?.some(one => one.value === value) ?? false
    const last = { value: 'none', label: filters.none }
    return {
      region: [...(choices?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })), last],
      rank: [
        ...RANKS.filter(rank => has(choices?.ranks, rank)).map(rank => ({ value: rank, label: ranks[rank] })),
        last,
      ],
      kind: [
        ...(choices?.allKinds ?? [])
          .filter(({ id }) => has(choices?.kinds, id))
          .map(({ id, says }) => ({ value: id, label: says[language] })),
        last,
      ],
    }
  }, [choices, language, text])
}
