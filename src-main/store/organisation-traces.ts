import type { OrganisationId } from '#shared/domain/organisation.ts'
import type { InTurns } from './grid-rows.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What the files of a body tell of it. */
export type Traces = {
  readonly id: OrganisationId
  readonly name: string
  readonly region: string | null
  reports: number
  readonly years: Set<number>
  /** Folders of its files, as they were found. */
  readonly folders: Set<string>
  readonly publishers: Set<string>
  /** Other names that its reports claim. */
  readonly named: Set<string>
}

/** Reports looked at in one turn. */
const STEP = 1_500

/** The traces of every body with reports. */
export function* readTraces(store: Store): InTurns<readonly Traces[]> {
  const all = new Map<OrganisationId, Traces>()
  for (const row of prepared<[], Pick<Traces, 'id' | 'name' | 'region'>>(
    store,
    'SELECT id, name, region FROM organisation WHERE root_id = id ORDER BY id',
  ).all()) {
    const nothing = { years: new Set<number>(), folders: new Set<string>(), publishers: new Set<string>() }
    all.set(row.id, { ...row, ...nothing, reports: 0, named: new Set<string>() })
  }
  yield
  const reports = prepared<[number, number], [number, OrganisationId | null, number | null, number, string]>(
    store,
    `SELECT r.id, r.organisation_id, r.year, r.standing, s.path
     FROM report r JOIN source s ON s.id = r.source_id
     WHERE r.id > ? ORDER BY r.id LIMIT ?`,
  ).raw()
  const claims = prepared<[number, number], [OrganisationId, string, string]>(
    store,
    `SELECT r.organisation_id, c.value, c.said_by
     FROM claim c JOIN report r ON r.id = c.report_id
     WHERE c.report_id > ? AND c.report_id <= ? AND c.about = 'organisation'`,
  ).raw()
  for (let last = 0; ; ) {
    const some = reports.all(last, STEP)
    if (some.length === 0) break
    for (const [, id, year, standing, path] of some) noteReport(all.get(id ?? 0), standing === 1 ? year : null, path)
    yield
    const end = some.at(-1)![0]
    for (const [id, value, by] of claims.all(last, end)) noteClaim(all.get(id), value, by)
    last = end
    yield
  }
  return [...all.values()].filter(({ reports }) => reports > 0)
}

function noteReport(traces: Traces | undefined, year: number | null, path: string): void {
  if (!traces) return
  traces.reports += 1
  if (year !== null) traces.years.add(year)
  traces.folders.add(path.replace(/[\\/][^\\/]*$/, ''))
}

function noteClaim(traces: Traces | undefined, value: string, by: string): void {
  if (by === 'publisher') traces?.publishers.add(value)
  traces?.named.add(value)
}
