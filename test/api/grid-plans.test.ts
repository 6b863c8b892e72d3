import { expect, it } from 'vitest'
import type { GridFilter } from '#shared/domain/grid.ts'
import type { Store } from '../../src-main/store/open.ts'
import { madeReport, putReport, reading } from '../store/made.ts'
import { desk } from './desk.ts'

/** Tables with millions of lines in a large study; a report's own are found by an index. */
const LARGE = /^SCAN (observation|o|finding|f|finding_indicator|i|n|edit|e|s|report_edition|step|t)\b/

const FILTERS: readonly GridFilter[] = [
  { on: 'organisation', words: '局' },
  { on: 'body', what: 'region', value: '410000' },
  { on: 'years', from: 2000, to: null },
  { on: 'editions', editions: ['t14'] },
  { on: 'number', indicator: 'req_received', tests: [{ is: '>', number: 0 }] },
  { on: 'status', status: 'contradicting', indicator: 'req_received' },
  { on: 'status', status: 'missing', indicator: null },
]

it('no statement behind the grid walks over all figures, findings or corrections', async () => {
  const { handlers, session } = await desk()
  const store = session.store as Store
  const id = putReport(store, 'a', madeReport({ readings: [reading('req_received', '3')] }))
  await handlers['edit.make']({ reportId: id, indicator: 'req_fax', text: '1', reason: '' })
  const said = new Set<string>()
  const { database } = store
  const prepare = database.prepare.bind(database)
  database.prepare = ((sql: string) => {
    said.add(sql)
    return prepare(sql)
  }) as typeof database.prepare

  const columns = ['req_received', 'req_fax']
  const query = (filters: readonly GridFilter[]) =>
    ({ which: 'standing', filters, sort: { column: 'req_fax', descending: true }, asking: 1 }) as const
  for (const filter of FILTERS) await handlers['grid.page']({ query: query([filter]), columns, offset: 0, limit: 50 })
  await handlers['grid.find']({ query: query([]), columns, words: '7', from: { row: 0, column: '' }, backwards: false })
  await handlers['grid.sum']({ query: query([]), columns, from: 0, to: 9 })

  expect(said.size).toBeGreaterThan(8)
  const scans = [...said].flatMap(sql =>
    database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bindings(sql))
      .filter(({ detail }) => LARGE.test(detail))
      .map(({ detail }) => `${detail}: ${sql}`),
  )
  expect(scans).toEqual([])
})

/** Something for each place of a statement: the plan does not depend on it. */
function bindings(sql: string): readonly unknown[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, name === 'reports' ? '[1]' : 1] as const)
  return names.length > 0 ? [Object.fromEntries(names)] : Array.from({ length: sql.split('?').length - 1 }, () => 1)
}
