import type { Suggestion } from '#shared/domain/organisation.ts'
import type { Page } from '#shared/domain/study.ts'
import { type KnownBody, likelySame, type Pair } from '../compare/likely-same.ts'
import { nameWithoutPlace } from '../parse/place.ts'
import { revision } from '../store/comparisons.ts'
import type { InTurns } from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'
import { linksOf, organisationsOf, unlikePairs } from '../store/organisation-page.ts'
import { readTraces, type Traces } from '../store/organisation-traces.ts'
import { toLine } from './organisation-lines.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { inTurns } from './turns.ts'

/** A folder that holds files of more bodies than this says nothing about any two of them. */
const TELLING_FOLDER = 6
const STRIDE = 200

/**
 * Pages of suggestions; worked out when first asked for and again after any change, a little at a time, so that others
 * are answered meanwhile.
 */
export function suggestionPages(session: Session) {
  let last: { readonly key: string; readonly pairs: Promise<readonly Pair[]> } | null = null
  const pairs = (store: Store): Promise<readonly Pair[]> => {
    const key = JSON.stringify([store.path, revision(store)])
    if (last?.key !== key) last = { key, pairs: inTurns(store, suggest(store, session)) }
    return last.pairs
  }
  return async (asked: { offset: number; limit: number }): Promise<Page<Suggestion>> => {
    const store = openStore(session)
    const { offset, limit } = pageOf(asked)
    const all = await pairs(store)
    const some = all.slice(offset, offset + limit)
    const { places } = session.means.forms
    const bodies = new Map(
      organisationsOf(store, [...new Set(some.flatMap(({ from, into }) => [from, into]))]).map(
        row => [row.id, toLine(row, places)] as const,
      ),
    )
    const rows = some.flatMap(({ kind, from, into, year, evidence }): Suggestion[] => {
      const [a, b] = [bodies.get(from), bodies.get(into)]
      return a && b ? [{ kind, from: a, into: b, year, evidence: evidence.map(inShort) }] : []
    })
    return { total: all.length, offset, rows }
  }
}

/** A folder by its name; the whole path would fill the line. */
function inShort({ by, says }: Pair['evidence'][number]): Pair['evidence'][number] {
  return { by, says: by === 'same-folder' ? (says.split(/[\\/]/).at(-1) ?? says) : says }
}

function* suggest(store: Store, { means }: Session): InTurns<readonly Pair[]> {
  const { places } = means.forms
  const traces = yield* readTraces(store)
  const crowds = new Map<string, number>()
  for (const { folders } of traces) for (const folder of folders) crowds.set(folder, (crowds.get(folder) ?? 0) + 1)
  yield
  const bodies: KnownBody[] = []
  for (const one of traces) {
    bodies.push(known(one, nameWithoutPlace(one.name, places), crowds))
    if (bodies.length % STRIDE === 0) yield
  }
  const linked = linksOf(store, null).map(({ from, to }) => [from.id, to.id] as const)
  return yield* likelySame(bodies, [...unlikePairs(store), ...linked], places.successions)
}

function known(traces: Traces, core: string, crowds: ReadonlyMap<string, number>): KnownBody {
  const telling = [...traces.folders].filter(folder => (crowds.get(folder) ?? 0) <= TELLING_FOLDER)
  return { ...traces, core, folders: new Set(telling) }
}
