import { randomUUID } from 'node:crypto'
import { Failure } from '#shared/contract/errors.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ViewId, ViewShows } from '#shared/domain/view.ts'
import type { Store } from './open.ts'
import { insertRows, prepared } from './statements.ts'
import { addStep, type Changed, type Said } from './steps.ts'

/** A view as it is kept: bodies by the names that files print. `shows` may come from a later version of the program. */
export type KeptView = {
  readonly id: ViewId
  readonly name: string
  readonly note: string
  readonly place: number
  readonly shows: unknown
}

/** The views of the study in the order that people gave them. */
export function keptViews(store: Store): readonly KeptView[] {
  type Columns = Omit<KeptView, 'shows'> & { readonly shows: string }
  return prepared<[], Columns>(
    store,
    `SELECT view AS id,
            coalesce(max(iif(field = 'name', value, NULL)), '')                AS name,
            coalesce(max(iif(field = 'note', value, NULL)), '')                AS note,
            coalesce(max(iif(field = 'place', CAST(value AS REAL), NULL)), 0) AS place,
            max(iif(field = 'shows', value, NULL))                             AS shows
     FROM standing_view
     GROUP BY view
     HAVING shows IS NOT NULL
     ORDER BY place, min(id)`,
  )
    .all()
    .map(({ shows, ...view }) => ({ ...view, shows: JSON.parse(shows) as unknown }))
}

/**
 * One view.
 *
 * @throws Failure `view/unknown` when there is none, or it was dropped.
 */
export function keptView(store: Store, viewId: ViewId): KeptView {
  const found = keptViews(store).find(({ id }) => id === viewId)
  if (!found) throw new Failure({ code: 'view/unknown', viewId })
  return found
}

/** Keep a view as the last one. Call inside a transaction. */
export function addView(store: Store, name: string, shows: ViewShows, said: Said): { stepId: StepId; viewId: ViewId } {
  const viewId = randomUUID()
  const place = (keptViews(store).at(-1)?.place ?? 0) + 1
  const stepId = addStep(store, 'view', said, [{ subject: name, before: null, after: '' }])
  saveFields(store, stepId, viewId, { name, place: String(place), shows: JSON.stringify(shows) })
  return { stepId, viewId }
}

/** Say something else of a view. Call inside a transaction. */
export function changeView(
  store: Store,
  { id, name }: KeptView,
  changed:
    | { readonly name: string }
    | { readonly note: string; readonly before: string }
    | { readonly shows: ViewShows },
  said: Said,
): StepId {
  if ('name' in changed) {
    return addFields(store, id, { name: changed.name }, { subject: name, before: name, after: changed.name }, said)
  }
  if ('note' in changed) {
    const change = { subject: name, before: changed.before, after: changed.note }
    return addFields(store, id, { note: changed.note }, change, said)
  }
  return addFields(store, id, { shows: JSON.stringify(changed.shows) }, { subject: name, before: '', after: '' }, said)
}

/** Drop a view; what was said of it stays in the history. Call inside a transaction. */
export function dropView(store: Store, { id, name }: KeptView, said: Said): StepId {
  return addFields(store, id, { shows: null }, { subject: name, before: '', after: null }, said)
}

/**
 * Put a view at another place among the others. Only its own place changes, so that two people can both put views in
 * order; where there is no room left between two others, all are numbered anew. Call inside a transaction.
 *
 * @param to  Its place once it is there, from 0.
 */
export function moveView(store: Store, view: KeptView, to: number, said: Said): StepId {
  const views = keptViews(store)
  const from = views.findIndex(({ id }) => id === view.id)
  const others = views.filter(({ id }) => id !== view.id)
  const at = Math.max(0, Math.min(to, others.length))
  const change = { subject: view.name, before: String(from + 1), after: String(at + 1) }
  const place = between(others[at - 1]?.place, others[at]?.place)
  if (place !== null) return addFields(store, view.id, { place: String(place) }, change, said)
  const stepId = addStep(store, 'view', said, [change])
  const inOrder = [...others.slice(0, at), view, ...others.slice(at)]
  inOrder.forEach(({ id }, nth) => {
    saveFields(store, stepId, id, { place: String(nth + 1) })
  })
  return stepId
}

/** A number between two; null where none is left. */
function between(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return (after ?? 1) - 1
  if (after === undefined) return before + 1
  const middle = (before + after) / 2
  return middle > before && middle < after ? middle : null
}

type Fields = Readonly<Partial<Record<'name' | 'note' | 'place' | 'shows', string | null>>>

function addFields(store: Store, viewId: ViewId, fields: Fields, change: Changed, said: Said): StepId {
  const stepId = addStep(store, 'view', said, [change])
  saveFields(store, stepId, viewId, fields)
  return stepId
}

function saveFields(store: Store, stepId: StepId, viewId: ViewId, fields: Fields): void {
  insertRows(
    store,
    'INSERT INTO saved_view (step_id, view, field, value)',
    Object.entries(fields).map(([field, value]) => [stepId, viewId, field, value]),
  )
}

/** For names that files print, how their bodies are called now; without those that have no report that stands. */
export function bodiesNow(store: Store, printed: readonly string[]): ReadonlyMap<string, string> {
  return pairs(
    store,
    `SELECT k.value, r.name
     FROM json_each(?) k
     JOIN organisation o ON o.key_name = k.value OR (o.key_name IS NULL AND o.name = k.value)
     JOIN organisation r ON r.id = coalesce(o.root_id, o.id)
     WHERE EXISTS (SELECT 1 FROM report p WHERE p.organisation_id = r.id AND p.standing = 1 AND p.year IS NOT NULL)`,
    printed,
  )
}

/** For bodies as they are called now, the names that files print: the same in every study. */
export function bodiesPrinted(store: Store, names: readonly string[]): ReadonlyMap<string, string> {
  return pairs(
    store,
    `SELECT k.value, coalesce(o.key_name, o.name)
     FROM json_each(?) k
     JOIN organisation o ON o.name = k.value`,
    names,
  )
}

function pairs(store: Store, sql: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(prepared<[string], [string, string]>(store, sql).raw().all(JSON.stringify(names)))
}
