import type { SectionKind } from '#shared/domain/reading.ts'
import type { Page } from '#shared/domain/study.ts'
import type { AlikeKind, AlikeLine, TakenFilters, TakenLine, TakenSort } from '#shared/domain/taken-over.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

export type TakenQuery = TakenFilters & {
  /** The whole report when null. */
  readonly part: SectionKind | null
  readonly sort: TakenSort
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}
export type AlikeQuery = TakenFilters & { readonly kind: AlikeKind; readonly offset: number; readonly limit: number }

/** By share, not by characters. What has none comes last either way. */
const SORTED_BY: Readonly<Record<TakenSort, string>> = {
  organisation: 'o.name',
  year: 'r.year',
  characters: 't.characters',
  again: '1.0 * t.again / t.characters',
  elsewhere: '1.0 * t.elsewhere / t.characters',
}

/** Reports of bodies in whose names the words occur. */
const NAMED = `
  SELECT r.id
  FROM organisation o
  JOIN report r ON r.organisation_id = o.id
  WHERE NOT EXISTS (SELECT 1 FROM json_each(@words) word WHERE instr(lower(o.name), word.value) = 0)`

/** A page of what reports, or one part of each, took over. */
export function takenPage(store: Store, query: TakenQuery): Page<TakenLine> {
  const { part, offset, limit, year } = query
  const words = wordsOf(query.search)
  const lines = `
    FROM ${part === null ? 'taken_over' : 'taken_over_part'} t
    JOIN report r ON r.id = t.report_id
    JOIN organisation o ON o.id = r.organisation_id
    WHERE ${part === null ? '@part IS NULL' : 't.part = @part'}
      AND (@year IS NULL OR r.year = @year)
      AND ${words === null ? '@words IS NULL' : `t.report_id IN (${NAMED})`}`
  const asked = { part, year, words }
  const total = prepared<typeof asked, number>(store, `SELECT count(*) ${lines}`).pluck().get(asked)
  const by = SORTED_BY[query.sort]
  const rows = prepared<typeof asked & { offset: number; limit: number }, Omit<TakenLine, 'part' | 'alike'>>(
    store,
    `SELECT t.report_id AS reportId, o.name AS organisation, r.year, t.characters, t.again, t.elsewhere
     ${lines}
     ORDER BY ${by} IS NULL, ${by} ${query.descending ? 'DESC' : 'ASC'}, o.name, r.year
     LIMIT @limit OFFSET @offset`,
  ).all({ ...asked, offset, limit })
  return { total: total ?? 0, offset, rows: rows.map(row => ({ ...row, part, alike: likest(store, row.reportId) })) }
}

/** Pairs of reports that are alike, the most alike first. */
export function alikePage(store: Store, { kind, year, search, offset, limit }: AlikeQuery): Page<AlikeLine> {
  const words = wordsOf(search)
  const pairs = `
    FROM alike l
    WHERE l.kind = @kind
      AND ${words === null ? '@words IS NULL' : `(l.report_id IN (${NAMED}) OR l.other_id IN (${NAMED}))`}
      AND ${year === null ? '@year IS NULL' : 'EXISTS (SELECT 1 FROM report r WHERE r.id = l.report_id AND r.year = @year)'}`
  const asked = { kind, year, words }
  const total = prepared<typeof asked, number>(store, `SELECT count(*) ${pairs}`).pluck().get(asked)
  const rows = prepared<typeof asked & { offset: number; limit: number }, AlikeLine>(
    store,
    `WITH line AS (
       SELECT l.report_id, l.other_id, l.likeness
       ${pairs}
       ORDER BY l.likeness DESC, l.report_id, l.other_id
       LIMIT @limit OFFSET @offset
     )
     SELECT l.report_id AS reportId, o.name AS organisation, r.year,
            l.other_id AS otherId, p.name AS otherOrganisation, s.year AS otherYear, l.likeness
     FROM line l
     JOIN report r ON r.id = l.report_id
     JOIN organisation o ON o.id = r.organisation_id
     JOIN report s ON s.id = l.other_id
     JOIN organisation p ON p.id = s.organisation_id
     ORDER BY l.likeness DESC, l.report_id, l.other_id`,
  ).all({ ...asked, offset, limit })
  return { total: total ?? 0, offset, rows }
}

/** The report of another body that is most like this one. */
function likest(store: Store, reportId: number): TakenLine['alike'] {
  const row = prepared<[number, number], { organisation: string; likeness: number }>(
    store,
    `SELECT o.name AS organisation, max(likeness) AS likeness
     FROM (SELECT other_id AS id, likeness FROM alike WHERE report_id = ? AND kind = 'bodies'
           UNION ALL
           SELECT report_id, likeness FROM alike WHERE other_id = ? AND kind = 'bodies') l
     JOIN report r ON r.id = l.id
     JOIN organisation o ON o.id = r.organisation_id`,
  ).get(reportId, reportId)
  return row?.organisation == null ? null : row
}

/** Null where there are none: nothing is to be looked up then. */
function wordsOf(search: string): string | null {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? null : JSON.stringify(words)
}
