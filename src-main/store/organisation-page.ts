import { Failure } from '#shared/contract/errors.ts'
import type {
  OrganisationFilters,
  OrganisationId,
  OrganisationLink,
  OrganisationReport,
  OrganisationSort,
  OrganisationView,
} from '#shared/domain/organisation.ts'
import type { Rank } from '#shared/domain/place.ts'
import type { Page } from '#shared/domain/study.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** A body as the study knows it: divisions by their codes. */
export type OrganisationRow = {
  readonly id: OrganisationId
  readonly name: string
  readonly otherNames: readonly string[]
  readonly region: string | null
  readonly candidates: readonly string[]
  readonly rank: Rank | null
  readonly kind: string | null
  readonly reports: number
  readonly years: readonly number[]
}

type Columns = Omit<OrganisationRow, 'otherNames' | 'candidates' | 'years'> & {
  readonly otherNames: string | null
  readonly candidates: string
  readonly years: string | null
}

/** What bodies there are: those that show something and have reports. */
const SHOWN = 'o.root_id = o.id AND EXISTS (SELECT 1 FROM report r WHERE r.organisation_id = o.id)'

const FILTERED = `${SHOWN}
  AND (@region IS NULL OR iif(@region = 'none', o.region IS NULL, o.region GLOB @region || '*'))
  AND (@rank IS NULL OR iif(@rank = 'none', o.rank IS NULL, o.rank = @rank))
  AND (@kind IS NULL OR iif(@kind = 'none', o.kind IS NULL, o.kind = @kind))
  AND NOT EXISTS (
    SELECT 1 FROM json_each(@words) word
    WHERE instr(lower(o.name), word.value) = 0
      AND NOT EXISTS (SELECT 1 FROM organisation n WHERE n.root_id = o.id AND instr(lower(n.key_name), word.value) > 0)
  )`

const COLUMNS = `
  o.id, o.name, o.region, o.rank, o.kind,
  (SELECT n.name_regions FROM organisation n WHERE n.key_name = o.name) AS candidates,
  (SELECT group_concat(n.key_name, char(10) ORDER BY n.key_name) FROM organisation n
   WHERE n.root_id = o.id AND n.key_name <> o.name) AS otherNames,
  (SELECT count(*) FROM report r WHERE r.organisation_id = o.id) AS reports,
  (SELECT group_concat(r.year, char(10) ORDER BY r.year) FROM report r
   WHERE r.organisation_id = o.id AND r.standing = 1 AND r.year IS NOT NULL) AS years`

/** A page of the bodies of the study. */
export function organisationPage(
  store: Store,
  asked: OrganisationFilters & {
    readonly sort: OrganisationSort
    readonly descending: boolean
    readonly offset: number
    readonly limit: number
  },
): Page<OrganisationRow> {
  const filters = sqlFilters(asked)
  const total = prepared<Record<string, unknown>, number>(
    store,
    `SELECT count(*) FROM organisation o WHERE ${FILTERED}`,
  )
    .pluck()
    .get(filters)
  const rows = prepared<Record<string, unknown>, Columns>(
    store,
    `WITH line AS (
       SELECT o.id, o.name,
              CASE @sort
                WHEN 'region' THEN o.region
                WHEN 'kind' THEN o.kind
                WHEN 'rank' THEN instr('national province prefecture county township', o.rank)
                WHEN 'reports' THEN (SELECT count(*) FROM report r WHERE r.organisation_id = o.id)
                ELSE o.name
              END AS sorted_by
       FROM organisation o
       WHERE ${FILTERED}
       ORDER BY sorted_by IS NULL, CASE @descending WHEN 0 THEN sorted_by END,
                CASE @descending WHEN 1 THEN sorted_by END DESC, o.name
       LIMIT @limit OFFSET @offset
     )
     SELECT ${COLUMNS}
     FROM line l
     JOIN organisation o ON o.id = l.id
     ORDER BY l.sorted_by IS NULL, CASE @descending WHEN 0 THEN l.sorted_by END,
              CASE @descending WHEN 1 THEN l.sorted_by END DESC, o.name`,
  ).all({
    ...filters,
    sort: asked.sort,
    descending: asked.descending ? 1 : 0,
    offset: asked.offset,
    limit: asked.limit,
  })
  return { total: total ?? 0, offset: asked.offset, rows: rows.map(toRow) }
}

/** Filters of bodies as SQL takes them: the digits that the codes of a division and of all in it begin with. */
export function sqlFilters({ search = '', region, rank, kind }: OrganisationFilters) {
  return {
    words: JSON.stringify(search.toLowerCase().split(/\s+/).filter(Boolean)),
    region: region === undefined ? null : region.replace(/(?:00)+$/, ''),
    rank: rank ?? null,
    kind: kind ?? null,
  }
}

/** These bodies, those that are gone left out. */
export function organisationsOf(store: Store, ids: readonly OrganisationId[]): readonly OrganisationRow[] {
  return prepared<[string], Columns>(
    store,
    `SELECT ${COLUMNS} FROM json_each(?) asked JOIN organisation o ON o.id = asked.value WHERE o.root_id = o.id ORDER BY asked.key`,
  )
    .all(JSON.stringify(ids))
    .map(toRow)
}

/**
 * One body.
 *
 * @throws Failure `organisation/unknown`.
 */
export function organisationRow(store: Store, id: OrganisationId): OrganisationRow {
  const row = organisationsOf(store, [id])[0]
  if (!row) throw new Failure({ code: 'organisation/unknown', organisationId: id })
  return row
}

/** Reports of a body, merges into it and links of it. */
export function organisationParts(store: Store, id: OrganisationId): Omit<OrganisationView, 'organisation'> {
  const reports = prepared<[number], Omit<OrganisationReport, 'standing'> & { standing: number }>(
    store,
    `SELECT r.id AS reportId, r.year, r.title, s.path, coalesce(n.key_name, '') AS readName, r.standing
     FROM report r
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation n ON n.id = r.read_organisation_id
     WHERE r.organisation_id = ?
     ORDER BY r.year, r.standing DESC, s.path`,
  ).all(id)
  const merges = prepared<[number], OrganisationView['merges'][number]>(
    store,
    `SELECT s.id AS stepId, n.key_name AS name, s.made_at AS madeAt
     FROM organisation_merge m
     JOIN standing_step s ON s.id = m.step_id
     JOIN organisation n ON n.id = m.from_id
     WHERE n.root_id = ?
     ORDER BY s.id DESC, n.key_name`,
  ).all(id)
  return { reports: reports.map(one => ({ ...one, standing: one.standing === 1 })), merges, links: linksOf(store, id) }
}

/** Who took over from whom; of one body, or of all. */
export function linksOf(store: Store, id: OrganisationId | null): readonly OrganisationLink[] {
  return prepared<
    { id: number | null },
    { fromId: OrganisationId; fromName: string; toId: OrganisationId; toName: string; year: number | null }
  >(
    store,
    `WITH standing AS (
       SELECT a.root_id AS from_id, b.root_id AS to_id, l.year, l.holds, l.id
       FROM organisation_link l
       JOIN standing_step s ON s.id = l.step_id
       JOIN organisation a ON a.id = l.from_id
       JOIN organisation b ON b.id = l.to_id
     ), last AS (
       SELECT *, max(id) AS newest FROM standing GROUP BY from_id, to_id
     )
     SELECT a.id AS fromId, a.name AS fromName, b.id AS toId, b.name AS toName, l.year
     FROM last l
     JOIN organisation a ON a.id = l.from_id
     JOIN organisation b ON b.id = l.to_id
     WHERE l.holds = 1 AND l.from_id <> l.to_id AND (@id IS NULL OR @id IN (l.from_id, l.to_id))
     ORDER BY l.year, a.name`,
  )
    .all({ id })
    .map(({ fromId, fromName, toId, toName, year }) => ({
      from: { id: fromId, name: fromName },
      to: { id: toId, name: toName },
      year,
    }))
}

/** Codes and ids in use with how many bodies have them, for the filters. */
export function organisationChoices(store: Store): {
  readonly regions: readonly { readonly value: string | null; readonly organisations: number }[]
  readonly ranks: readonly { readonly value: string | null; readonly organisations: number }[]
  readonly kinds: readonly { readonly value: string | null; readonly organisations: number }[]
} {
  const counted = (column: 'region' | 'rank' | 'kind') =>
    prepared<[], { value: string | null; organisations: number }>(
      store,
      `SELECT o.${column} AS value, count(*) AS organisations FROM organisation o WHERE ${SHOWN} GROUP BY 1 ORDER BY 1`,
    ).all()
  return { regions: counted('region'), ranks: counted('rank'), kinds: counted('kind') }
}

/** Every name that a body of the study goes by, with the one it shows. */
export function namesOfBodies(
  store: Store,
): readonly { readonly id: OrganisationId; readonly name: string; readonly shown: string }[] {
  return prepared<[], { id: OrganisationId; name: string; shown: string }>(
    store,
    `SELECT o.id, n.key_name AS name, o.name AS shown
     FROM organisation n JOIN organisation o ON o.id = n.root_id
     WHERE EXISTS (SELECT 1 FROM report r WHERE r.organisation_id = o.id)
     ORDER BY o.name, n.id`,
  ).all()
}

/** Pairs of bodies of which a person said that they are not one. */
export function unlikePairs(store: Store): readonly (readonly [OrganisationId, OrganisationId])[] {
  return prepared<[], [OrganisationId, OrganisationId]>(
    store,
    `SELECT DISTINCT a.root_id, b.root_id
     FROM organisation_unlike u
     JOIN standing_step s ON s.id = u.step_id
     JOIN organisation a ON a.id = u.a_id
     JOIN organisation b ON b.id = u.b_id`,
  )
    .raw()
    .all()
}

function toRow({ otherNames, candidates, years, ...row }: Columns): OrganisationRow {
  return {
    ...row,
    otherNames: lines(otherNames),
    candidates: (candidates ?? '').split(' ').filter(Boolean),
    years: lines(years).map(Number),
  }
}
