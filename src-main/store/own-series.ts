import { randomBytes } from 'node:crypto'
import { Failure } from '#shared/contract/errors.ts'
import type { OwnSeries, OwnSeriesDraft } from '#shared/domain/own-series.ts'
import type { SeriesId } from '#shared/domain/series.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { addStep, type Changed, type Said } from './steps.ts'

/** The series of one's own that stand, in the order in which they were first made. */
export function ownSeries(store: Store): readonly OwnSeries[] {
  return prepared<[], { id: SeriesId; definition: string }>(
    store,
    `SELECT o.name AS id, o.definition
     FROM own_series o
     WHERE o.definition IS NOT NULL AND o.id = (
       SELECT k.id FROM own_series k
       WHERE k.name = o.name
         AND (SELECT t.kind FROM step t WHERE t.target = k.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'
       ORDER BY k.id DESC LIMIT 1
     )
     ORDER BY (SELECT min(k.id) FROM own_series k WHERE k.name = o.name)`,
  )
    .all()
    .map(({ id, definition }) => ({ ...(JSON.parse(definition) as OwnSeriesDraft), id }))
}

/**
 * One of them.
 *
 * @throws Failure `series/unknown` when there is none, or it was deleted.
 */
export function ownSeriesOf(store: Store, seriesId: SeriesId): OwnSeries {
  const found = ownSeries(store).find(({ id }) => id === seriesId)
  if (!found) throw new Failure({ code: 'series/unknown', seriesId })
  return found
}

/** Make a series. Call inside a transaction. */
export function addOwnSeries(store: Store, draft: OwnSeriesDraft, said: Said): SeriesId {
  const id = `my_${BigInt(`0x${randomBytes(6).toString('hex')}`).toString(36)}`
  const formulas = draft.formulas.map(one => ({ subject: draft.label, before: null, after: one.formula }))
  saveDefinition(store, id, draft, [{ subject: draft.label, before: null, after: '' }, ...formulas], said)
  return id
}

/** Define a series anew. Call inside a transaction. */
export function changeOwnSeries(store: Store, before: OwnSeries, draft: OwnSeriesDraft, said: Said): StepId {
  const editions = [...new Set([...before.formulas, ...draft.formulas].map(({ edition }) => edition))]
  const formulaOf = ({ formulas }: OwnSeriesDraft, edition: string | null) =>
    formulas.find(one => one.edition === edition)?.formula ?? null
  const changes = [
    before.label === draft.label
      ? { subject: draft.label, before: '', after: '' }
      : { subject: before.label, before: before.label, after: draft.label },
    ...[
      [before.unit, draft.unit],
      [before.means, draft.means],
      ...editions.map(edition => [formulaOf(before, edition), formulaOf(draft, edition)]),
    ]
      .filter(([then, now]) => then !== now)
      .map(([then = null, now = null]) => ({ subject: draft.label, before: then, after: now })),
  ]
  return saveDefinition(store, before.id, draft, changes, said)
}

/** Delete a series; formulas and views that name it say so. Call inside a transaction. */
export function dropOwnSeries(store: Store, { id, label }: OwnSeries, said: Said): StepId {
  return saveDefinition(store, id, null, [{ subject: label, before: '', after: null }], said)
}

function saveDefinition(
  store: Store,
  id: SeriesId,
  draft: OwnSeriesDraft | null,
  changes: readonly Changed[],
  said: Said,
): StepId {
  const stepId = addStep(store, 'series', said, changes)
  prepared<[number, string, string | null]>(
    store,
    'INSERT INTO own_series (step_id, name, definition) VALUES (?, ?, ?)',
  ).run(stepId, id, draft === null ? null : JSON.stringify(draft))
  return stepId
}
