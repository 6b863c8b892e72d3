import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { OrganisationFacts, OrganisationId, OrganisationLine, Region } from '#shared/domain/organisation.ts'
import { type Places, RANKS, type Rank, rankOfCode } from '#shared/domain/place.ts'
import type { StepId, StepLine } from '#shared/domain/step.ts'
import { reviewYears } from '../import/review.ts'
import { placeOfBody } from '../parse/place.ts'
import type { Store } from '../store/open.ts'
import {
  organisationChoices,
  organisationPage,
  organisationParts,
  organisationRow,
} from '../store/organisation-page.ts'
import {
  addFacts,
  addLink,
  addMerge,
  addSplit,
  addUnlike,
  type PlacedName,
  type SetFacts,
} from '../store/organisation-steps.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import type { Said } from '../store/steps.ts'
import { regionOf, toLine } from './organisation-lines.ts'
import { suggestionPages } from './organisation-suggestions.ts'
import { openStore, pageOf, type Session } from './session.ts'

type Kept = Pick<
  Handlers,
  | 'organisation.page'
  | 'organisation.read'
  | 'organisation.choices'
  | 'organisation.regions'
  | 'organisation.suggestions'
  | 'organisation.merge'
  | 'organisation.unlike'
  | 'organisation.split'
  | 'organisation.edit'
  | 'organisation.link'
>

/** Bodies: what they are called, where they belong, which of them are one. Each change is one step. */
export function organisationHandlers(session: Session): Kept {
  const { means } = session
  const { places } = means.forms
  const say = (author: string | undefined, act: (store: Store, said: Said) => StepId): StepLine => {
    const store = openStore(session)
    const line = allOrNothing(store, () => {
      const stepId = act(store, { reason: '', author: author ?? means.author, now: means.now() })
      reviewYears(store, means.forms)
      return stepLine(store, stepId)
    })
    means.announce('study.changed', { reason: line.kind })
    return line
  }

  return {
    'organisation.page': asked => {
      const { rows, ...page } = organisationPage(openStore(session), { ...asked, ...pageOf(asked) })
      return { ...page, rows: rows.map(row => toLine(row, places)) }
    },
    'organisation.read': ({ organisationId }) => {
      const store = openStore(session)
      const organisation = toLine(organisationRow(store, organisationId), places)
      return { organisation, ...organisationParts(store, organisationId) }
    },
    'organisation.choices': () => choices(openStore(session), places),
    'organisation.regions': ({ search, limit }) => regionsLike(search, limit, places),
    'organisation.suggestions': suggestionPages(session),
    'organisation.merge': ({ from, into, author }) =>
      say(author, (store, said) => {
        const target = organisationRow(store, into)
        const others = [...new Set(from)].filter(id => id !== into).map(id => organisationRow(store, id))
        if (others.length === 0) throw new Failure({ code: 'organisation/unknown', organisationId: into })
        return addMerge(store, others, target, said)
      }),
    'organisation.unlike': ({ a, b, author }) =>
      say(author, (store, said) => addUnlike(store, organisationRow(store, a), organisationRow(store, b), said)),
    'organisation.split': ({ reportIds, name, author }) =>
      say(author, (store, said) => {
        for (const reportId of reportIds) reportLine(store, reportId)
        return addSplit(store, reportIds, placed(name, places), said)
      }),
    'organisation.edit': ({ organisationIds, facts, author }) =>
      say(author, (store, said) => edit(store, organisationIds, facts, places, said)),
    'organisation.link': ({ from, to, year, holds, author }) =>
      say(author, (store, said) =>
        addLink(store, { from: organisationRow(store, from), to: organisationRow(store, to), year, holds }, said),
      ),
  }
}

/** @throws Failure `organisation/name-empty`. */
function placed(typed: string, places: Places): PlacedName {
  const name = typed.replace(/\s+/g, '')
  if (name === '') throw new Failure({ code: 'organisation/name-empty' })
  return { name, place: placeOfBody(name, [], places) }
}

function edit(
  store: Store,
  ids: readonly OrganisationId[],
  facts: OrganisationFacts,
  places: Places,
  said: Said,
): StepId {
  const renamed = facts.name === undefined ? null : placed(facts.name, places)
  if (renamed !== null) refuseTaken(store, ids, renamed.name)
  if (facts.region && !places.divisions.some(({ code, until }) => code === facts.region && until === null))
    throw new Failure({ code: 'organisation/region-unknown', region: facts.region })
  const asked = { ...facts, ...(renamed === null ? {} : { name: renamed.name }) }
  const set = ids.map((id): SetFacts => {
    const line = toLine(organisationRow(store, id), places)
    return { id, facts: asked, words: wordsOf(line, asked, places) }
  })
  return addFacts(store, set, renamed, said)
}

/** One name is one body: a name that another has is a merge, and only one body can take it. */
function refuseTaken(store: Store, ids: readonly OrganisationId[], name: string): void {
  const { rows } = organisationPage(store, { search: name, sort: 'name', descending: false, offset: 0, limit: 2_000 })
  const taken = rows.some(row => row.name === name && !ids.includes(row.id))
  if (taken || ids.length > 1) throw new Failure({ code: 'organisation/name-taken', name })
}

/** What was and what is, for the history. */
function wordsOf(line: OrganisationLine, facts: OrganisationFacts, places: Places): SetFacts['words'] {
  const kind = (id: string | null) => places.kinds.find(one => one.id === id)?.says.zh ?? ''
  const rank = (id: Rank | null) => (id === null ? '' : places.ranks.says[id].zh)
  const words: { subject: string; before: string; after: string }[] = []
  const add = (before: string, after: string) => words.push({ subject: line.name, before, after })
  if (facts.name !== undefined) add(line.name, facts.name)
  if (facts.region !== undefined)
    add(line.region?.name ?? '', facts.region === null ? '' : regionOf(facts.region, places).name)
  if (facts.rank !== undefined) add(rank(line.rank), rank(facts.rank))
  if (facts.kind !== undefined) add(kind(line.kind), kind(facts.kind))
  return words
}

function choices(store: Store, places: Places) {
  const { regions, ranks, kinds } = organisationChoices(store)
  const counts = new Map<string, number>()
  for (const { value, organisations } of regions) {
    if (value === null) continue
    for (const code of new Set([`${value.slice(0, 2)}0000`, `${value.slice(0, 4)}00`, value]))
      counts.set(code, (counts.get(code) ?? 0) + organisations)
  }
  const named = [...counts]
    .map(([code, organisations]) => ({ ...regionOf(code, places), organisations }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    regions: named,
    withoutRegion: regions.find(({ value }) => value === null)?.organisations ?? 0,
    ranks,
    kinds,
    allKinds: places.kinds.map(({ id, says }) => ({ id, says })),
  }
}

/** Divisions in force whose name has these words, provinces first. */
function regionsLike(search: string, limit: number, places: Places): readonly Region[] {
  const words = search.split(/\s+/).filter(Boolean)
  const ranked = (code: string) => RANKS.indexOf(rankOfCode(code))
  return places.divisions
    .filter(
      ({ code, until, name }) => until === null && words.every(word => name.includes(word) || code.startsWith(word)),
    )
    .sort((a, b) => ranked(a.code) - ranked(b.code) || (a.code < b.code ? -1 : 1))
    .slice(0, Math.min(Math.max(0, limit), 100))
    .map(({ code }) => regionOf(code, places))
}
