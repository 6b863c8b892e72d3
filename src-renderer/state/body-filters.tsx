import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OrganisationFilters } from '#shared/domain/organisation.ts'
import { RANKS, type Rank } from '#shared/domain/place.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'

/** What bodies of the study can be told apart by. */
export function useBodyChoices() {
  const query = useQuery({
    queryKey: ['study', 'body-choices'],
    queryFn: () => call('organisation.choices', {}),
    placeholderData: keepPreviousData,
  })
  return query.data ?? null
}

/** Divisions, ranks and kinds in words, by code and id. */
export function useBodyWords() {
  const text = useText()
  const language = useLanguage()
  const choices = useBodyChoices()
  return useMemo(() => {
    const regions = new Map(choices?.regions.map(({ code, name }) => [code, name]))
    const kinds = new Map(choices?.allKinds.map(({ id, says }) => [id, says[language]]))
    return {
      region: (code: string | null) => (code === null ? '' : (regions.get(code) ?? code)),
      rank: (rank: Rank | null) => (rank === null ? '' : text.organisations.ranks[rank]),
      kind: (id: string | null) => (id === null ? '' : (kinds.get(id) ?? id)),
    }
  }, [choices, language, text])
}

export type BodyFilters = Pick<OrganisationFilters, 'region' | 'rank' | 'kind'>

type Props = { readonly filters: BodyFilters; readonly set: (filters: BodyFilters) => void }

/** Filters by division, level and kind, for any list that has to do with bodies. */
export function BodyFilterFields({ filters, set }: Props) {
  const text = useText()
  const language = useLanguage()
  const choices = useBodyChoices()
  const words = text.organisations.filters
  const kinds = new Map(choices?.kinds.map(({ value, organisations }) => [value, organisations]))
  const ranks = new Map(choices?.ranks.map(({ value, organisations }) => [value, organisations]))
  const field = (
    name: keyof BodyFilters,
    options: readonly { readonly value: string; readonly label: string; readonly count: number }[],
  ) => (
    <select
      aria-label={words[name]}
      data-testid={`filter-${name}`}
      value={filters[name] ?? ''}
      onChange={event => {
        const { [name]: _dropped, ...others } = filters
        set(event.target.value === '' ? others : { ...others, [name]: event.target.value })
      }}
    >
      <option value="">{`${words[name]} · ${words.any}`}</option>
      {options
        .filter(({ count, value }) => count > 0 || value === filters[name])
        .map(({ value, label, count }) => (
          <option key={value} value={value}>{`${label} ${count}`}</option>
        ))}
    </select>
  )
  return (
    <>
      {field('region', [
        ...(choices?.regions ?? []).map(({ code, name, organisations }) => ({
          value: code,
          label: `${code.endsWith('0000') ? '' : code.endsWith('00') ? '  ' : '    '}${name}`,
          count: organisations,
        })),
        { value: 'none', label: words.none, count: choices?.withoutRegion ?? 0 },
      ])}
      {field('rank', [
        ...RANKS.map(rank => ({ value: rank, label: text.organisations.ranks[rank], count: ranks.get(rank) ?? 0 })),
        { value: 'none', label: words.none, count: ranks.get(null) ?? 0 },
      ])}
      {field('kind', [
        ...(choices?.allKinds ?? []).map(({ id, says }) => ({
          value: id,
          label: says[language],
          count: kinds.get(id) ?? 0,
        })),
        { value: 'none', label: words.none, count: kinds.get(null) ?? 0 },
      ])}
      {Object.keys(filters).length > 0 && (
        <button type="button" className="link" data-testid="filter-clear" onClick={() => set({})}>
          {words.clear}
        </button>
      )}
    </>
  )
}
