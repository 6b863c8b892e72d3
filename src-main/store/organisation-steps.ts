import type { OrganisationFacts, OrganisationId } from '#shared/domain/organisation.ts'
import type { BodyPlace } from '#shared/domain/place.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { renewOrganisations } from './organisation-roots.ts'
import { rowNamed } from './organisations.ts'
import { prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

type Named = { readonly id: OrganisationId; readonly name: string }

/** Names that are one body: all of `from` belong to `into` from now on. Call inside a transaction, like all below. */
export function addMerge(store: Store, from: readonly Named[], into: Named, said: Said): StepId {
  const changes = from.map(({ name }) => ({ before: name, after: into.name }))
  const stepId = addStep(store, 'merge', said, changes)
  for (const { id } of from) saveMerge(store, stepId, id, into.id)
  renewOrganisations(store, stepId)
  return stepId
}

function saveMerge(store: Store, stepId: StepId, from: OrganisationId, into: OrganisationId): void {
  prepared<[number, number, number]>(
    store,
    'INSERT INTO organisation_merge (step_id, from_id, into_id) VALUES (?, ?, ?)',
  ).run(stepId, from, into)
}

/** A name with what it tells of its place, for a body that is new to the study. */
export type PlacedName = { readonly name: string; readonly place: BodyPlace }

/** Reports that are of another body than they were taken for; the body is made where no row has that name. */
export function addSplit(store: Store, reports: readonly ReportId[], to: PlacedName, said: Said): StepId {
  const nameOf = prepared<[number], string>(
    store,
    `SELECT coalesce(o.name, '') FROM report r LEFT JOIN organisation o ON o.id = r.organisation_id WHERE r.id = ?`,
  ).pluck()
  const changes = reports.map(reportId => ({ reportId, before: nameOf.get(reportId) ?? '', after: to.name }))
  const stepId = addStep(store, 'split', said, changes)
  const row = splitTarget(store, to)
  const insert = prepared<[number, number, number]>(
    store,
    `INSERT INTO organisation_move (step_id, source_id, organisation_id) SELECT ?, source_id, ? FROM report WHERE id = ?`,
  )
  for (const reportId of reports) insert.run(stepId, row, reportId)
  renewOrganisations(store, stepId)
  return stepId
}

/** The row that shows this name, else the one of the name itself. */
function splitTarget(store: Store, { name, place }: PlacedName): OrganisationId {
  const shown = prepared<[string], OrganisationId>(store, 'SELECT id FROM organisation WHERE name = ? AND root_id = id')
  return shown.pluck().get(name) ?? rowNamed(store, name, place)
}

/** Facts about several bodies. `words` say for the history what each field was and is. */
export type SetFacts = {
  readonly id: OrganisationId
  readonly facts: OrganisationFacts
  readonly words: readonly { readonly subject: string; readonly before: string; readonly after: string }[]
}

/**
 * What a person set of bodies.
 *
 * @param newName  Of a renaming: what the new name tells of its place.
 */
export function addFacts(store: Store, set: readonly SetFacts[], newName: PlacedName | null, said: Said): StepId {
  const stepId = addStep(
    store,
    'organisation',
    said,
    set.flatMap(({ words }) => words),
  )
  if (newName !== null) rowNamed(store, newName.name, newName.place)
  for (const { id, facts } of set) saveFacts(store, stepId, id, facts)
  renewOrganisations(store, stepId)
  return stepId
}

function saveFacts(store: Store, stepId: StepId, id: OrganisationId, facts: OrganisationFacts): void {
  const insert = prepared<[number, number, string, string | null]>(
    store,
    'INSERT INTO organisation_fact (step_id, organisation_id, field, value) VALUES (?, ?, ?, ?)',
  )
  for (const field of ['name', 'region', 'rank', 'kind'] as const) {
    const value = facts[field]
    if (value !== undefined) insert.run(stepId, id, field, value)
  }
}

/** One body took over from another; or, with `holds` false, it did not after all. */
export function addLink(
  store: Store,
  { from, to, year, holds }: { from: Named; to: Named; year: number | null; holds: boolean },
  said: Said,
): StepId {
  const stepId = addStep(store, 'link', said, [{ before: from.name, after: holds ? to.name : '' }])
  prepared<[number, number, number, number | null, number]>(
    store,
    'INSERT INTO organisation_link (step_id, from_id, to_id, year, holds) VALUES (?, ?, ?, ?, ?)',
  ).run(stepId, from.id, to.id, year, holds ? 1 : 0)
  return stepId
}

/** Two bodies are not one: not to be suggested again. */
export function addUnlike(store: Store, a: Named, b: Named, said: Said): StepId {
  const stepId = addStep(store, 'unlike', said, [{ before: a.name, after: b.name }])
  prepared<[number, number, number]>(
    store,
    'INSERT INTO organisation_unlike (step_id, a_id, b_id) VALUES (?, ?, ?)',
  ).run(stepId, Math.min(a.id, b.id), Math.max(a.id, b.id))
  return stepId
}

/** What a list from a file says of one body. */
export type ListedSaid = {
  readonly target: Named
  readonly merge: readonly Named[]
  readonly otherNames: readonly PlacedName[]
  readonly newName: PlacedName | null
  readonly facts: OrganisationFacts
}

/** All that a list says, in one step. */
export function addList(store: Store, fileName: string, bodies: readonly ListedSaid[], said: Said): StepId {
  const changes = bodies.map(({ target, newName }) => ({
    subject: fileName,
    before: target.name,
    after: newName?.name ?? target.name,
  }))
  const stepId = addStep(store, 'list', said, changes)
  for (const { target, merge, otherNames, newName, facts } of bodies) {
    if (newName !== null) rowNamed(store, newName.name, newName.place)
    saveFacts(store, stepId, target.id, facts)
    const rows = [...merge.map(({ id }) => id), ...otherNames.map(({ name, place }) => rowNamed(store, name, place))]
    for (const row of new Set(rows)) if (row !== target.id) saveMerge(store, stepId, row, target.id)
  }
  renewOrganisations(store, stepId)
  return stepId
}
