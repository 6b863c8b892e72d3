import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { StepId } from '#shared/domain/step.ts'
import { bodiesIn, canShow, type Known, resolveShows, type SavedView, type ViewShows } from '#shared/domain/view.ts'
import { comparisonChoices } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import type { Said } from '../store/steps.ts'
import {
  addView,
  bodiesNow,
  bodiesPrinted,
  changeView,
  dropView,
  type KeptView,
  keptView,
  keptViews,
  moveView,
} from '../store/views.ts'
import { openStore, type Session } from './session.ts'

/** Views by name: comparisons, charts and filters that can be opened again. Each deed is a step. */
export function viewHandlers(
  session: Session,
): Pick<Handlers, 'view.all' | 'view.keep' | 'view.change' | 'view.move' | 'view.drop'> {
  const { means } = session
  const act = <Result>(author: string | undefined, work: (store: Store, said: Said) => Result): Result => {
    const store = openStore(session)
    const result = allOrNothing(store, () =>
      work(store, { reason: '', author: author ?? means.author, now: means.now() }),
    )
    means.announce('study.changed', { reason: 'view' })
    return result
  }

  return {
    'view.all': () => savedViews(openStore(session), means.forms),
    'view.keep': ({ name, shows, author }) =>
      act(author, (store, said) => {
        const { viewId } = addView(store, named(name), printed(store, shows), said)
        return { viewId }
      }),
    'view.change': ({ viewId, author, ...changed }) =>
      act(author, (store, said) => stepLine(store, change(store, keptView(store, viewId), changed, said))),
    'view.move': ({ viewId, to, author }) =>
      act(author, (store, said) => stepLine(store, moveView(store, keptView(store, viewId), to, said))),
    'view.drop': ({ viewId, author }) =>
      act(author, (store, said) => stepLine(store, dropView(store, keptView(store, viewId), said))),
  }
}

type Change = { readonly name: string } | { readonly note: string } | { readonly shows: ViewShows }

function change(store: Store, view: KeptView, changed: Change, said: Said): StepId {
  if ('name' in changed) return changeView(store, view, { name: named(changed.name) }, said)
  if ('note' in changed) return changeView(store, view, { note: changed.note.trim(), before: view.note }, said)
  return changeView(store, view, { shows: printed(store, changed.shows) }, said)
}

function named(typed: string): string {
  const name = typed.trim().slice(0, LONGEST_NAME)
  if (name === '') throw new Failure({ code: 'view/unnamed' })
  return name
}

const LONGEST_NAME = 200

/** Bodies by the names that files print: they hold whatever the body is called or merged into later. */
function printed(store: Store, shows: ViewShows): ViewShows {
  const names = bodiesPrinted(store, bodiesIn(shows))
  return resolveShows(shows, { ...EVERYTHING, body: name => names.get(name) ?? name }).shows
}

const EVERYTHING = { year: () => true, figure: () => true }

/** The views of a study in their order, each with what it shows of what the study has. */
export function savedViews(store: Store, forms: Forms): readonly SavedView[] {
  const views = keptViews(store)
  const names = views.flatMap(({ shows }) => (canShow(shows) ? bodiesIn(shows) : []))
  const bodies = bodiesNow(store, [...new Set(names)])
  const years = new Set(comparisonChoices(store).years)
  const { indicators, series } = forms
  const figures = new Set([...indicators.keys(), ...series.map(({ id }) => id)])
  const known: Known = {
    body: name => bodies.get(name) ?? null,
    year: year => years.has(year),
    figure: id => figures.has(id),
  }
  return views.map(({ id, name, note, shows }) => ({
    ...{ id, name, note },
    ...(canShow(shows) ? resolveShows(shows, known) : { shows: null, gone: [] }),
  }))
}
