import type { OrganisationId } from '#shared/domain/organisation.ts'
import type { BodyPlace } from '#shared/domain/place.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

export const NO_PLACE: BodyPlace = { region: null, byName: null, candidates: [], rank: null, kind: null }

/**
 * The row of a name: made when the name is new to the study. Call inside a transaction.
 *
 * @param place  What the name tells, for a new row.
 */
export function rowNamed(store: Store, name: string, place: BodyPlace = NO_PLACE): OrganisationId {
  const known = prepared<[string], OrganisationId>(store, 'SELECT id FROM organisation WHERE key_name = ?')
    .pluck()
    .get(name)
  if (known !== undefined) return known
  // Another body may go by this name since it was renamed: then both are one.
  const bearer = prepared<[string], OrganisationId>(store, 'SELECT id FROM organisation WHERE name = ?')
    .pluck()
    .get(name)
  const values = { name, region: place.byName, regions: place.candidates.join(' '), rank: place.rank, kind: place.kind }
  const id = prepared<Record<string, unknown>, OrganisationId>(
    store,
    `INSERT INTO organisation (name, key_name, root_id, name_region, name_regions, name_rank, name_kind, region, rank, kind)
     VALUES (@shown, @name, @root, @region, @regions, @rank, @kind, @region, @rank, @kind)
     RETURNING id`,
  )
    .pluck()
    .get({ ...values, shown: bearer === undefined ? name : hiddenName(name), root: bearer ?? null })
  if (bearer === undefined) prepared<[number]>(store, 'UPDATE organisation SET root_id = id WHERE id = ?').run(id!)
  return id!
}

/** What a row keeps in place of its name while another bears it; never shown. */
export function hiddenName(keyName: string): string {
  return `${keyName}\n`
}

/** The body to which reports of a source belong that names this row: where a person moved them, else what was read. */
export function bodyOf(store: Store, sourceId: number, rowId: OrganisationId | null): OrganisationId | null {
  const moved = prepared<[number], OrganisationId>(
    store,
    'SELECT organisation_id FROM standing_organisation_move WHERE source_id = ? ORDER BY id DESC LIMIT 1',
  )
    .pluck()
    .get(sourceId)
  const row = moved ?? rowId
  return row === null ? null : rootOf(store, row)
}

/** The body that a row belongs to. */
export function rootOf(store: Store, rowId: OrganisationId): OrganisationId {
  const root = prepared<[number], OrganisationId>(store, 'SELECT root_id FROM organisation WHERE id = ?')
  return root.pluck().get(rowId) ?? rowId
}

/** Where nobody and no name says in which division a body lies, its reports may: if they all speak for the same. */
export function renewRegionByReports(store: Store, organisationId: OrganisationId): void {
  prepared<{ id: number }>(
    store,
    `UPDATE organisation SET region = (
       SELECT iif(min(r.region) = max(r.region), min(r.region), NULL) FROM report r WHERE r.organisation_id = @id
     )
     WHERE id = @id AND name_region IS NULL AND name_regions <> ''
       AND NOT EXISTS (
         SELECT 1 FROM organisation_fact f JOIN standing_step s ON s.id = f.step_id
         WHERE f.organisation_id = @id AND f.field IN ('region', 'name')
       )`,
  ).run({ id: organisationId })
}
