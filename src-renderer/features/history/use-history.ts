import { useQuery } from '@tanstack/react-query'
import type { StepFilters, StepId, StepKind } from '#shared/domain/step.ts'
import { call } from '../../api.ts'

/** What the history is narrowed to; an empty string is everything. */
export type Narrowed = {
  readonly kind: StepKind | ''
  /** A name with `=` before it, since nobody is a name too. */
  readonly author: string
  readonly organisation: string
  readonly year: string
  /** As typed: a day, a month or a year. */
  readonly from: string
  readonly until: string
}

export const EVERYTHING: Narrowed = { kind: '', author: '', organisation: '', year: '', from: '', until: '' }

/** The same as the engine takes it; days begin where this computer is. */
export function filtersOf({ kind, author, organisation, year, from, until }: Narrowed, search: string): StepFilters {
  return {
    ...(kind && { kind }),
    ...(author && { author: author.slice(1) }),
    ...(organisation && { organisation }),
    ...(year && { year: Number(year) }),
    ...whenSet('from', periodOf(from)?.begins),
    ...whenSet('until', periodOf(until)?.ends),
    ...(search.trim() && { search }),
  }
}

function whenSet<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: string })
}

const PERIOD = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/

/** The day, month or year that is typed, from its first moment up to the first after it; null where it is none. */
export function periodOf(typed: string): { readonly begins: string; readonly ends: string } | null {
  const [, year, month, day] = PERIOD.exec(typed.trim()) ?? []
  if (year === undefined) return null
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const begins = new Date(y, m, d)
  if (begins.getMonth() !== m || begins.getDate() !== d) return null
  const ends = new Date(y + (month ? 0 : 1), m + (month && !day ? 1 : 0), d + (day ? 1 : 0))
  return { begins: begins.toISOString(), ends: ends.toISOString() }
}

/** Names, bodies and years there are to choose from. */
export function useChoices() {
  const authors = useQuery({ queryKey: ['study', 'authors'], queryFn: () => call('step.authors', {}) })
  const reports = useQuery({ queryKey: ['study', 'choices'], queryFn: () => call('compare.choices', {}) })
  return {
    authors: authors.data ?? [],
    organisations: reports.data?.organisations ?? [],
    years: reports.data?.years ?? [],
  }
}

/** How many corrections there are whose reading has changed. */
export function useRereadCount(): number | null {
  const page = useQuery({
    queryKey: ['study', 'reread-count'],
    queryFn: () => call('edit.reread', { offset: 0, limit: 0 }),
  })
  return page.data?.total ?? null
}

/** What one step changed, as far as it is listed. */
export function useChanges(stepId: StepId, limit: number) {
  return useQuery({
    queryKey: ['study', 'changes', stepId, limit],
    queryFn: () => call('step.changes', { stepId, offset: 0, limit }),
  })
}
