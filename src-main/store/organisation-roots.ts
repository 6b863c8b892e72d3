import type { OrganisationId } from '#shared/domain/organisation.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { hiddenName } from './organisations.ts'
import { decideAlone, decideStanding, type Place } from './standing.ts'
import { prepared } from './statements.ts'

type Row = {
  readonly id: OrganisationId
  readonly key: string
  readonly name: string
  readonly root: OrganisationId
  readonly nameRegion: string | null
  /** Whether the name may mean some division, where `nameRegion` does not settle it. */
  readonly isOpen: number
  readonly nameRank: string | null
  readonly nameKind: string | null
  readonly region: string | null
  readonly rank: string | null
  readonly kind: string | null
}

type Fact = {
  readonly id: OrganisationId
  readonly field: 'name' | 'region' | 'rank' | 'kind'
  readonly value: string | null
}

/**
 * Work out anew what follows from what people said of bodies: which names are one, how each is called, where it belongs,
 * whose each report is and which stands. Call inside the transaction of the step or turn, then review between years.
 *
 * @param stepId  What was said, undone or redone: its moved reports are looked at, whatever else changed.
 */
export function renewOrganisations(store: Store, stepId: StepId): void {
  const rows = allRows(store)
  const facts = standingFacts(store)
  const roots = rootsOf(rows, standingMerges(store), facts)
  const moved = rows.filter(({ id, root }) => roots.get(id) !== root).map(({ id }) => id)
  saveShown(store, shownRows(store, rows, roots, facts), rows)
  moveReports(store, moved, stepId)
}

function allRows(store: Store): readonly Row[] {
  return prepared<[], Row>(
    store,
    `SELECT id, key_name AS "key", name, root_id AS root, name_region AS nameRegion,
            name_region IS NULL AND name_regions <> '' AS isOpen, name_rank AS nameRank,
            name_kind AS nameKind, region, rank, kind
     FROM organisation ORDER BY id`,
  ).all()
}

type Merge = { readonly from: OrganisationId; readonly into: OrganisationId }

function standingMerges(store: Store): readonly Merge[] {
  return prepared<[], Merge>(
    store,
    `SELECT m.from_id AS "from", m.into_id AS "into"
     FROM organisation_merge m JOIN standing_step s ON s.id = m.step_id ORDER BY m.id`,
  ).all()
}

/** The newest of each field of each row. */
function standingFacts(store: Store): ReadonlyMap<OrganisationId, ReadonlyMap<Fact['field'], string | null>> {
  const facts = new Map<OrganisationId, Map<Fact['field'], string | null>>()
  for (const { id, field, value } of prepared<[], Fact>(
    store,
    `SELECT f.organisation_id AS id, f.field, f.value
     FROM organisation_fact f JOIN standing_step s ON s.id = f.step_id ORDER BY f.id`,
  ).all()) {
    facts.set(id, (facts.get(id) ?? new Map<Fact['field'], string | null>()).set(field, value))
  }
  return facts
}

type Facts = ReturnType<typeof standingFacts>

/** The body of each row: merged by people, or one because both bear the same name. */
function rootsOf(
  rows: readonly Row[],
  merges: readonly Merge[],
  facts: Facts,
): ReadonlyMap<OrganisationId, OrganisationId> {
  const parents = new Map<OrganisationId, OrganisationId>()
  const find = (id: OrganisationId): OrganisationId => {
    let root = id
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up
    return root
  }
  const join = (from: OrganisationId, into: OrganisationId): void => {
    parents.delete(from)
    // Undone and redone out of order, merges may point at each other: the later one gives way.
    if (find(into) !== from) parents.set(from, into)
  }
  for (const { from, into } of merges) join(from, into)
  const byKey = new Map(rows.map(row => [row.key, row] as const))
  for (const { id } of rows) {
    const name = facts.get(id)?.get('name')
    const bearer = name === undefined || name === null || find(id) !== id ? undefined : byKey.get(name)
    if (bearer && bearer.id !== id && find(bearer.id) === bearer.id && !facts.get(bearer.id)?.get('name'))
      join(bearer.id, id)
  }
  const named = new Map<string, OrganisationId>()
  for (const row of rows.filter(({ id }) => find(id) === id)) {
    const name = nameOf(row, facts)
    const first = named.get(name)
    if (first === undefined) named.set(name, row.id)
    else join(row.id, first)
  }
  return new Map(rows.map(({ id }) => [id, find(id)] as const))
}

function nameOf({ id, key }: Row, facts: Facts): string {
  return facts.get(id)?.get('name') ?? key
}

/** What each row shows. A row of a body under another name shows nothing of its own. */
function shownRows(
  store: Store,
  rows: readonly Row[],
  roots: ReadonlyMap<OrganisationId, OrganisationId>,
  facts: Facts,
): readonly Row[] {
  const byKey = new Map(rows.map(row => [row.key, row] as const))
  const taken = new Set(rows.filter(({ id }) => roots.get(id) === id).map(row => nameOf(row, facts)))
  const spoken = regionsByReports(store)
  return rows.map(row => {
    const root = roots.get(row.id) as OrganisationId
    if (root !== row.id) return { ...row, root, name: taken.has(row.key) ? hiddenName(row.key) : row.key }
    const said = facts.get(row.id)
    const name = nameOf(row, facts)
    const told = byKey.get(name) ?? row
    const byName = told.nameRegion ?? (told.isOpen === 1 ? (spoken.get(row.id) ?? null) : null)
    return {
      ...row,
      root,
      name,
      region: said?.get('region') ?? byName,
      rank: said?.get('rank') ?? told.nameRank,
      kind: said?.get('kind') ?? told.nameKind,
    }
  })
}

/** Of bodies all whose reports speak for one division, that one. */
function regionsByReports(store: Store): ReadonlyMap<OrganisationId, string> {
  const rows = prepared<[], { id: OrganisationId; region: string }>(
    store,
    `SELECT organisation_id AS id, min(region) AS region FROM report
     WHERE region IS NOT NULL AND organisation_id IS NOT NULL
     GROUP BY organisation_id HAVING min(region) = max(region)`,
  ).all()
  return new Map(rows.map(({ id, region }) => [id, region]))
}

function saveShown(store: Store, shown: readonly Row[], before: readonly Row[]): void {
  const changed = shown.filter((row, at) => !sameRow(row, before[at]!))
  // Names are unique, and one body may take the name that another gives up.
  const clear = prepared<{ id: number }>(store, `UPDATE organisation SET name = char(10) || id WHERE id = @id`)
  for (const { id } of changed) clear.run({ id })
  const save = prepared<Record<string, unknown>>(
    store,
    `UPDATE organisation SET name = @name, root_id = @root, region = @region, rank = @rank, kind = @kind WHERE id = @id`,
  )
  for (const { id, name, root, region, rank, kind } of changed) save.run({ id, name, root, region, rank, kind })
}

function sameRow(a: Row, b: Row): boolean {
  return a.name === b.name && a.root === b.root && a.region === b.region && a.rank === b.rank && a.kind === b.kind
}

type Moved = Place & {
  readonly id: ReportId
  readonly sourceId: number
  readonly to: OrganisationId
}

/** Put each report under the body it now belongs to, and decide anew who stands where it was and where it is. */
function moveReports(store: Store, rows: readonly OrganisationId[], stepId: StepId): void {
  const moved = prepared<{ rows: string; stepId: number }, Moved>(
    store,
    `WITH looked_at AS (
       SELECT id FROM report WHERE read_organisation_id IN (SELECT value FROM json_each(@rows))
       UNION
       SELECT r.id FROM organisation_move m JOIN report r ON r.source_id = m.source_id
       WHERE m.organisation_id IN (SELECT value FROM json_each(@rows)) OR m.step_id = @stepId
     ), placed AS (
       SELECT r.id, r.source_id AS sourceId, r.organisation_id AS organisationId, r.year,
              (SELECT o.root_id FROM organisation o WHERE o.id = coalesce(
                (SELECT m.organisation_id FROM standing_organisation_move m
                 WHERE m.source_id = r.source_id ORDER BY m.id DESC LIMIT 1),
                r.read_organisation_id)) AS "to"
       FROM looked_at l JOIN report r ON r.id = l.id
     )
     SELECT * FROM placed WHERE "to" IS NOT organisationId ORDER BY id`,
  ).all({ rows: JSON.stringify(rows), stepId })
  const move = prepared<[number | null, number]>(
    store,
    'UPDATE report SET organisation_id = ?, standing = 0 WHERE id = ?',
  )
  for (const { id, to } of moved) move.run(to, id)
  const places = moved.flatMap(({ organisationId, to, year }) => [
    { organisationId, year },
    { organisationId: to, year },
  ])
  for (const place of new Map(places.map(place => [`${place.organisationId}/${place.year}`, place])).values())
    decideStanding(store, place)
  for (const { sourceId } of moved) decideAlone(store, sourceId)
}
