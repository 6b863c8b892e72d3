import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What reports contest: one body, one year. */
export type Place = { readonly organisationId: number | null; readonly year: number | null }

/** Where the report of a source stands now. */
export function placeOf(store: Store, sourceId: number): Place | undefined {
  return prepared<[number], Place>(
    store,
    'SELECT organisation_id AS organisationId, year FROM report WHERE source_id = ?',
  ).get(sourceId)
}

type Contender = {
  readonly id: ReportId
  /** The source a person chose when this one was last in question, null when it never was. */
  readonly chosen: number | null
  readonly sourceId: number
  /** Newer bytes were found at its path, and they are a report too. */
  readonly replaced: number
}

/**
 * Choose which of several reports of one body on one year is compared. What a person chose stands, and what was passed
 * over does not. Of the rest: not one whose file was replaced by a newer; then the one that states most, then the one
 * published last, then the one imported last. Reports without body or year contest nothing and stand unless passed over.
 */
export function decideStanding(store: Store, { organisationId, year }: Place): void {
  if (organisationId === null || year === null) return
  const place = { organisationId, year }
  if (standsAlone(store, place)) return
  prepared<typeof place>(
    store,
    'UPDATE report SET standing = 0 WHERE organisation_id = @organisationId AND year = @year AND standing = 1',
  ).run(place)
  const contenders = prepared<typeof place, Contender>(
    store,
    `SELECT r.id, r.source_id AS sourceId,
            (SELECT c.chosen FROM standing_choice c JOIN report k ON k.source_id = c.chosen
             WHERE c.source_id = r.source_id ORDER BY c.id DESC LIMIT 1) AS chosen,
            EXISTS (SELECT 1 FROM source n JOIN report k ON k.source_id = n.id WHERE n.replaces = r.source_id) AS replaced
     FROM report r
     WHERE r.organisation_id = @organisationId AND r.year = @year
     ORDER BY (SELECT count(*) FROM observation o WHERE o.report_id = r.id AND o.in_prose = 0) DESC,
              coalesce(r.published, '') DESC,
              r.source_id DESC`,
  ).all(place)
  const inTheRunning = contenders.filter(({ chosen, sourceId }) => chosen === null || chosen === sourceId)
  const best =
    inTheRunning.find(({ chosen }) => chosen !== null) ??
    inTheRunning.find(({ replaced }) => replaced === 0) ??
    inTheRunning[0]
  if (best) prepared<[number]>(store, 'UPDATE report SET standing = 1 WHERE id = ?').run(best.id)
}

/** Most reports contest nothing with any other; then nobody has chosen either. */
function standsAlone(store: Store, place: Place): boolean {
  const { changes } = prepared<Place>(
    store,
    `UPDATE report SET standing = 1
     WHERE organisation_id = @organisationId AND year = @year
       AND 1 = (SELECT count(*) FROM report c WHERE c.organisation_id = @organisationId AND c.year = @year)
       AND NOT EXISTS (SELECT 1 FROM standing_choice WHERE source_id = report.source_id)`,
  ).run(place)
  return changes === 1
}

/** Let a report stand that has no place to contest, unless a person passed it over. */
export function decideAlone(store: Store, sourceId: number): void {
  prepared<[number]>(
    store,
    `UPDATE report SET standing = coalesce(
       (SELECT c.chosen = c.source_id FROM standing_choice c JOIN report k ON k.source_id = c.chosen
        WHERE c.source_id = report.source_id ORDER BY c.id DESC LIMIT 1), 1)
     WHERE source_id = ? AND (organisation_id IS NULL OR year IS NULL)`,
  ).run(sourceId)
}
