import { basename } from 'node:path'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type {
  ListColumn,
  ListedBody,
  ListMatch,
  OrganisationFacts,
  OrganisationId,
} from '#shared/domain/organisation.ts'
import { type Places, RANKS, type Rank } from '#shared/domain/place.ts'
import { type BodyTable, readBodyList } from '../import/body-list.ts'
import { reviewYears } from '../import/review.ts'
import { placeOfBody } from '../parse/place.ts'
import type { Store } from '../store/open.ts'
import { namesOfBodies, type OrganisationRow, organisationsOf } from '../store/organisation-page.ts'
import { addList, type ListedSaid } from '../store/organisation-steps.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { backUpBefore } from './backups.ts'
import { regionOf } from './organisation-lines.ts'
import { openStore, type Session } from './session.ts'

/** A list of bodies from a file, held against those of the study; accepted as one step. */
export function organisationListHandlers(
  session: Session,
): Pick<Handlers, 'organisation.matchList' | 'organisation.acceptList'> {
  const { means } = session
  const { places } = means.forms
  return {
    'organisation.matchList': async ({ path }) => {
      const table = await readBodyList(path, places.listHeaders)
      return matchOf(openStore(session), table, places).match
    },
    'organisation.acceptList': async ({ path, author = means.author }) => {
      const table = await readBodyList(path, places.listHeaders)
      await backUpBefore(session, 'bulk')
      const store = openStore(session)
      const line = allOrNothing(store, () => {
        const { said } = matchOf(store, table, places)
        if (said.length === 0) throw new Failure({ code: 'organisation/list-agrees', path: basename(path) })
        const stepId = addList(store, basename(path), said, { reason: '', author, now: means.now() })
        reviewYears(store, means.forms)
        return stepLine(store, stepId)
      })
      means.announce('study.changed', { reason: line.kind })
      return line
    },
  }
}

function matchOf(
  store: Store,
  table: BodyTable,
  places: Places,
): { readonly match: ListMatch; readonly said: readonly ListedSaid[] } {
  const listed = listedBodies(table, places)
  const names = namesOfBodies(store)
  const bodyOfName = new Map(names.map(({ id, name }) => [name, id] as const))
  const taken = new Set<OrganisationId>()
  const matched: ListMatch['matched'][number][] = []
  const unmatchedListed: ListedBody[] = []
  const said: ListedSaid[] = []
  for (const body of listed) {
    const ids = [...new Set([body.name, ...body.otherNames].flatMap(name => bodyOfName.get(name) ?? []))]
    const rows = organisationsOf(
      store,
      ids.filter(id => !taken.has(id)),
    )
    if (rows.length === 0) {
      unmatchedListed.push(body)
      continue
    }
    for (const { id } of rows) taken.add(id)
    const change = changeBy(body, rows, places)
    if (change !== null) said.push(change)
    const organisations = rows.map(({ id, name }) => ({ id, name }))
    matched.push({ listed: body, organisations, changes: change !== null })
  }
  const shown = new Map(names.map(({ id, shown }) => [id, shown] as const))
  const unmatched = [...shown].flatMap(([id, name]) => (taken.has(id) ? [] : [{ id, name }]))
  return { match: { columns: table.columns, matched, unmatchedListed, unmatched }, said }
}

/** What accepting the list would change about these bodies, which it says are one; null for nothing. */
function changeBy(body: ListedBody, rows: readonly OrganisationRow[], places: Places): ListedSaid | null {
  const target = rows.find(({ name }) => name === body.name) ?? rows[0]!
  const facts: OrganisationFacts = {
    ...(target.name === body.name ? {} : { name: body.name }),
    ...(body.region === null || body.region.code === target.region ? {} : { region: body.region.code }),
    ...(body.rank === null || body.rank === target.rank ? {} : { rank: body.rank }),
    ...(body.kind === null || body.kind === target.kind ? {} : { kind: body.kind }),
  }
  const placed = (name: string) => ({ name, place: placeOfBody(name, [], places) })
  const merge = rows.filter(({ id }) => id !== target.id).map(({ id, name }) => ({ id, name }))
  const known = new Set(rows.flatMap(({ name, otherNames }) => [name, ...otherNames]))
  const otherNames = body.otherNames.filter(name => name !== body.name && !known.has(name)).map(placed)
  if (Object.keys(facts).length === 0 && merge.length === 0 && otherNames.length === 0) return null
  return { target, merge, otherNames, newName: facts.name === undefined ? null : placed(facts.name), facts }
}

function listedBodies({ columns, rows }: BodyTable, places: Places): readonly ListedBody[] {
  const cellOf = (cells: readonly string[], wanted: ListColumn) =>
    cells[columns.findIndex(({ as }) => as === wanted)] ?? ''
  return rows.flatMap(({ row, cells }) => {
    const name = cellOf(cells, 'name').replace(/\s+/g, '')
    if (name === '') return []
    const otherNames = cellOf(cells, 'otherNames')
      .split(/[、,，;；|/\n]+/)
      .map(one => one.replace(/\s+/g, ''))
    const code = regionCode(cellOf(cells, 'code'), cellOf(cells, 'region'), places)
    return [
      {
        row,
        name,
        otherNames: [...new Set(otherNames)].filter(one => one !== '' && one !== name),
        region: code === null ? null : regionOf(code, places),
        rank: rankOf(cellOf(cells, 'rank'), places),
        kind: kindOf(cellOf(cells, 'kind'), places),
      },
    ]
  })
}

/** By its code, longer codes of villages and the like cut; else by a name that only one division has. */
function regionCode(code: string, name: string, { divisions }: Places): string | null {
  const digits = code.replace(/\D/g, '').slice(0, 6).padEnd(6, '0')
  const inForce = divisions.filter(({ until }) => until === null)
  if (code.trim() !== '') return inForce.find(one => one.code === digits)?.code ?? null
  const tight = name.replace(/\s+/g, '')
  if (tight === '') return null
  const named = inForce.filter(one => tight.endsWith(one.name))
  const longest = Math.max(0, ...named.map(one => one.name.length))
  const exact = named.filter(one => one.name.length === longest)
  if (exact.length === 1) return exact[0]!.code
  const told = exact.filter(one => tight.includes(one.name) && inPath(tight, one.code, inForce))
  return told.length === 1 ? told[0]!.code : null
}

function inPath(path: string, code: string, divisions: Places['divisions']): boolean {
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter(one => one !== code)
  return above.some(one => divisions.some(division => division.code === one && path.includes(division.name)))
}

function rankOf(typed: string, { ranks }: Places): Rank | null {
  const tight = typed.trim().toLowerCase()
  if (tight === '') return null
  const found = RANKS.find(rank => {
    const { zh, en } = ranks.says[rank]
    return [rank, zh, zh.replace(/级$/, ''), en.toLowerCase()].includes(tight)
  })
  return found ?? (/^区县?级?$|^县\(?区/.test(tight) ? 'county' : /^[镇街]/.test(tight) ? 'township' : null)
}

function kindOf(typed: string, { kinds }: Places): string | null {
  const tight = typed.trim()
  if (tight === '') return null
  const named = kinds.find(({ id, says }) => [id, says.zh, says.en].includes(tight))
  return named?.id ?? kinds.find(({ id, pattern }) => id !== 'other' && new RegExp(pattern).test(tight))?.id ?? null
}
