import { expect, it } from 'vitest'
import { findingCounts, findingPage } from '../../src-main/store/finding-list.ts'
import type { Store } from '../../src-main/store/open.ts'
import { newStudy } from './made.ts'

/** How SQLite means to answer what `ask` prepares. */
function planOf(store: Store, ask: (store: Store) => unknown): string {
  const asked: string[] = []
  const prepare = store.database.prepare.bind(store.database)
  store.database.prepare = (sql: string) => {
    asked.push(sql)
    return prepare(sql)
  }
  ask(store)
  store.database.prepare = prepare
  const nothing = {
    check: null,
    level: null,
    reportId: null,
    year: null,
    organisation: null,
    region: null,
    verdict: null,
  }
  return asked
    .flatMap(sql =>
      prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all({ ...nothing, offset: 0, limit: 1 }),
    )
    .map(({ detail }) => detail)
    .join('\n')
}

it('finds a page far down by an index that has all it asks for', async () => {
  const store = await newStudy()
  const plan = planOf(store, store => [findingPage(store, { offset: 0, limit: 100 }), findingCounts(store, {})])
  expect(plan).toContain('SCAN f USING COVERING INDEX finding_in_order')
  expect(plan).not.toMatch(/SCAN (f|finding|report|source)$/m)
})

it('finds the findings of one check by their own index', async () => {
  const store = await newStudy()
  const plan = planOf(store, store => findingPage(store, { offset: 0, limit: 100, check: 'any.whole-number' }))
  expect(plan).toMatch(/SEARCH f USING (COVERING )?INDEX finding_of_check/)
})
