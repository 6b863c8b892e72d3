import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/**
 * Choose which of several reports of one body on one year is compared: the one that states most, then the one
 * published last, then the one imported last. Reports without body or year all stand, since they contest nothing.
 */
export function decideStanding(store: Store, organisationId: number | null, year: number | null): void {
  if (organisationId === null || year === null) {
    prepared<[]>(
      store,
      'UPDATE report SET standing = 1 WHERE standing = 0 AND (organisation_id IS NULL OR year IS NULL)',
    ).run()
    return
  }
  const place = { organisationId, year }
  prepared<typeof place>(
    store,
    'UPDATE report SET standing = 0 WHERE organisation_id = @organisationId AND year = @year AND standing = 1',
  ).run(place)
  prepared<typeof place>(
    store,
    `UPDATE report SET standing = 1 WHERE id = (
       SELECT r.id FROM report r
       WHERE r.organisation_id = @organisationId AND r.year = @year
       ORDER BY (SELECT count(*) FROM observation o WHERE o.report_id = r.id AND o.in_prose = 0) DESC,
                coalesce(r.published, '') DESC,
                r.source_id DESC
       LIMIT 1
     )`,
  ).run(place)
}
