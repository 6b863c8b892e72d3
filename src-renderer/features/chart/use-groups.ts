import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PanelData } from '#shared/domain/panel-data.ts'
import { RANKS } from '#shared/domain/place.ts'
import type { BodyGrouping } from '#shared/domain/view.ts'
import { call } from '../../api.ts'
import { useBodyWords } from '../../state/body-filters.tsx'
import { useText } from '../../text/language.tsx'
import type { Drawing } from './frame.ts'

/** The bodies of a panel by what they are, in words; null where they are not drawn by groups. */
export function useBodyGroups(data: PanelData | null, by: BodyGrouping | null): Drawing['groups'] {
  const text = useText()
  const words = useBodyWords()
  const organisations = data?.head.organisations
  const found = useQuery({
    queryKey: ['study', 'panel-groups', organisations, by],
    queryFn: () => call('panel.groups', { organisations: organisations!, by: by! }),
    enabled: organisations !== undefined && by !== null,
  }).data
  return useMemo(() => {
    if (!data || by === null || !found) return null
    const nameOf = (value: string | null, name: string) => {
      if (value === null) return text.chart.groupUnknown
      if (by === 'rank') return words.rank(RANKS.find(rank => rank === value) ?? null)
      return by === 'kind' ? words.kind(value) : name
    }
    const all = Array.from({ length: data.bodies }, (_, body) => body)
    return found.groups.map(({ value, name }, nth) => ({
      name: nameOf(value, name),
      bodies: all.filter(body => found.of[data.places[body]!] === nth),
    }))
  }, [data, by, found, words, text])
}
