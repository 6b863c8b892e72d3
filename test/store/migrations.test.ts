import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rootPath } from '../../src-main/root.ts'
import { listBackups } from '../../src-main/store/backup.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { CURRENT_VALUES, currentValues } from '../../src-main/store/observations.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { madeReport, newStudy, putReport, reading, temporaryFolder } from './made.ts'

const RELEASED = readMigrations()

/** What SQLite will do, a step a line. */
function plan(store: Store, sql: string): readonly string[] {
  return store.database
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(1)
    .map(({ detail }) => detail)
}

describe('001-initial', () => {
  it('makes strict tables only, marked as a study of version 1', async () => {
    const { database } = await openStudy(join(temporaryFolder(), 'a.nianbao'), {
      create: true,
      migrations: RELEASED.slice(0, 1),
    })
    const loose = database
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all()
    expect(loose).toEqual([])
    expect(database.pragma('user_version', { simple: true })).toBe(1)
    expect(database.pragma('application_id', { simple: true })).toBe(0x4e42414f)
    expect(database.pragma('foreign_key_check')).toEqual([])
    database.close()
  })

  it('finds the current values of a report without scanning any table', async () => {
    const steps = plan(await newStudy(), CURRENT_VALUES)
    // "SCAN v" walks over the rows that the view has found for this one report.
    const scans = steps.filter(step => step.startsWith('SCAN') && step !== 'SCAN v')
    expect(scans).toEqual([])
    expect(steps.filter(step => step.startsWith('SEARCH')).length).toBeGreaterThan(2)
  })

  it.each([
    ['a number that is not there', "UPDATE observation SET number = NULL WHERE kind = 'number'"],
    ['a number beside a blank', "UPDATE observation SET number = 1 WHERE kind = 'blank'"],
    ['a kind nobody knows', "UPDATE observation SET kind = 'maybe', number = NULL"],
    ['a table value without an edition', 'UPDATE observation SET edition = NULL'],
    ['a place that ends before it begins', 'UPDATE observation SET end_at = 0'],
    ['a year that is none', 'UPDATE report SET year = 20167'],
    ['a report that is at once not one', "UPDATE source SET reason = 'notice', message = 'x'"],
    ['two reports standing for one place', 'UPDATE report SET standing = 1'],
  ])('cannot hold %s', async (_what, sql) => {
    const store = await newStudy()
    putReport(store, 'a', madeReport({ readings: [reading('req_received', '3'), reading('req_closed', '')] }))
    putReport(store, 'b', madeReport())
    expect(() => store.database.exec(sql)).toThrow(/constraint/i)
  })
})

describe('a study of an earlier version', () => {
  it('is backed up, brought up, and keeps its rows', async () => {
    const folder = temporaryFolder()
    const path = join(folder, '研究.nianbao')
    const old = await openStudy(path, { create: true })
    const reportId = putReport(old, 'a', madeReport({ readings: [reading('req_received', '3')] }))
    const before = currentValues(old, reportId)
    closeStudy(old)

    const store = await openStudy(path, {
      create: false,
      migrations: invented(folder, 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;'),
    })
    expect(store.database.pragma('user_version', { simple: true })).toBe(RELEASED.length + 1)
    expect(currentValues(store, reportId)).toEqual(before)
    closeStudy(store)

    const { backups } = await listBackups(path)
    expect(backups).toMatchObject([{ kind: 'upgrade', reports: 1 }])
    const copy = await openStudy(backups[0]?.path ?? '', { create: false })
    expect(currentValues(copy, reportId)).toEqual(before)
    closeStudy(copy)
  })

  it('stays as it is when a step fails', async () => {
    const folder = temporaryFolder()
    const path = join(folder, '研究.nianbao')
    closeStudy(await openStudy(path, { create: true }))
    const broken = invented(folder, 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense FROM nowhere;')
    await expect(openStudy(path, { create: false, migrations: broken })).rejects.toThrow('nowhere')
    const store = await openStudy(path, { create: false })
    expect(store.database.pragma('user_version', { simple: true })).toBe(RELEASED.length)
    expect(store.database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").pluck().get()).toBe(0)
    closeStudy(store)
  })

  it('is counted in files without gaps', () => {
    const folder = join(temporaryFolder(), 'gap')
    mkdirSync(folder)
    writeFileSync(join(folder, '002-late.sql'), '')
    expect(() => readMigrations(folder)).toThrow('should be migration 1')
    expect(existsSync(rootPath('src-main/store/migrations/001-initial.sql'))).toBe(true)
  })
})

/** The released steps and one more. */
function invented(folder: string, sql: string) {
  const steps = join(folder, 'steps')
  mkdirSync(steps)
  const released = rootPath('src-main/store/migrations')
  for (const name of readdirSync(released)) copyFileSync(join(released, name), join(steps, name))
  writeFileSync(join(steps, `${String(RELEASED.length + 1).padStart(3, '0')}-invented.sql`), sql)
  return readMigrations(steps)
}
