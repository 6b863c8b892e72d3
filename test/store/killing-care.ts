import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { listBackups } from '../../src-main/store/backup.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import type { Random } from '../corpus/random.ts'
import { isSound } from '../import/dump.ts'
import { importWhole } from '../import/killing.ts'
import { writtenReport } from '../import/written-report.ts'

const CHILD = join(import.meta.dirname, 'care-child.ts')
const OTHERS = 3

/** What came of one kill: what the process had been at, and what was found wrong. */
export type Killed = { readonly acknowledged: number; readonly at: string; readonly bad: readonly string[] }

/** Make the studies that the killed processes work with. */
export async function makeStudies(folder: string): Promise<void> {
  const reports = (name: string, count: number) => {
    const into = join(folder, name)
    mkdirSync(into)
    for (let nth = 0; nth < count; nth += 1) {
      writeFileSync(join(into, `${nth}.txt`), writtenReport(`${name}第${nth}县民政局`, 2016, String(nth)))
    }
    return into
  }
  const study = join(folder, '研究.nianbao')
  await importWhole(reports('甲', 6), study)
  for (let nth = 1; nth <= OTHERS; nth += 1) {
    const other = join(folder, `别人的 ${nth}.nianbao`)
    copyFileSync(study, other)
    await importWhole(reports(`其${nth}`, 4), other)
  }
  const first = await openStudy(join(folder, '第一版.nianbao'), {
    create: true,
    migrations: readMigrations().slice(0, 1),
  })
  first.database.exec(`
    INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
    VALUES (1, '${'a'.repeat(64)}', '/a.txt', 'a.txt', 1, '2026', 'test', 'report', 'text', '', '[]');
    INSERT INTO report (id, source_id, scope, title, standing) VALUES (1, 1, 'own', '', 1);
    INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings) VALUES (1, 0, 1, 0, 0);
  `)
  const add = first.database.prepare(
    `INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text, kind, number, text, unit, reason, author, made_at)
     VALUES (?, 'make', ?, 1, 'req_received', '', '7', 'number', 7, '7', '件', '', '', '2026-01-01T00:00:00.000Z')`,
  )
  for (let id = 1; id <= EDITS_OF_FIRST; id += 1) add.run(id, id)
  closeStudy(first)
}

const EDITS_OF_FIRST = 500

/**
 * Let a process work on the studies and kill it at a random moment; then everything it said was done must be there:
 * in the study, or, where it was cut off in the midst of restoring, in the backup made before, which takes its place.
 *
 * @param acknowledged  Corrections that were ever acknowledged; added to.
 */
export async function killOnce(
  folder: string,
  round: number,
  random: Random,
  acknowledged: Set<string>,
): Promise<Killed> {
  const lines = await runAndKill(folder, round, random.whole(50, 4_000))
  const mine = lines.filter(line => line.startsWith('edit ')).map(line => line.slice('edit '.length))
  for (const text of mine) acknowledged.add(text)
  const bad: string[] = []
  let store = await openStudy(join(folder, '研究.nianbao'), { create: false })
  if (store.lostLog) bad.push('the log is said to be lost')
  if (!isSound(store)) bad.push('the study does not hold together')
  if (missing(store, acknowledged).length > 0) {
    const before = await backupWith(store.path, acknowledged)
    if (before !== null) {
      const by = { program: 'window', now: new Date().toISOString() } as const
      store = (await restoreBackup(store, before, by, () => undefined)).store
    }
    const lost = missing(store, acknowledged)
    if (lost.length > 0) bad.push(`acknowledged and gone: ${lost.join(' ')}`)
  }
  closeStudy(store)
  bad.push(...(await badMigrations(folder, round)))
  return { acknowledged: mine.length, at: lines.at(-1) ?? '', bad }
}

/**
 * The newest backup made before a restoring that has all of it: undoing a restoring makes one too, of what was restored,
 * so it need not be the last.
 */
async function backupWith(study: string, acknowledged: ReadonlySet<string>): Promise<string | null> {
  const { backups } = await listBackups(study)
  for (const { kind, path } of backups) {
    if (kind !== 'restore') continue
    const database = new Sqlite(path, { readonly: true })
    const isWhole = missing({ database }, acknowledged).length === 0
    database.close()
    if (isWhole) return path
  }
  return null
}

async function runAndKill(folder: string, round: number, after: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, folder, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let errors = ''
  child.stdout.on('data', chunk => {
    said += chunk
  })
  child.stderr.on('data', chunk => {
    errors += chunk
  })
  const ended = once(child, 'close')
  while (!said.includes('ready') && child.exitCode === null) await wait(5)
  await wait(after)
  if (child.exitCode !== null) throw new Error(`the process ended by itself: ${errors}`)
  child.kill('SIGKILL')
  await ended
  return said.split('\n').filter(Boolean)
}

function missing({ database }: Pick<Store, 'database'>, acknowledged: ReadonlySet<string>): readonly string[] {
  const there = new Set(database.prepare<[], string>('SELECT text FROM edit WHERE text IS NOT NULL').pluck().all())
  return [...acknowledged].filter(text => !there.has(text))
}

/** Studies of the first version that this round began to bring up: each opens, with all that was in it. */
async function badMigrations(folder: string, round: number): Promise<readonly string[]> {
  const bad: string[] = []
  for (const name of readdirSync(folder).filter(name => name.startsWith(`旧 ${round}-`) && name.endsWith('.nianbao'))) {
    const store = await openStudy(join(folder, name), { create: false }).catch((thrown: unknown) => {
      bad.push(`${name}: ${String(thrown)}`)
      return null
    })
    if (!store) continue
    const { database } = store
    const edits = database.prepare<[], number>('SELECT count(*) FROM edit').pluck().get()
    const steps = database.prepare<[], number>('SELECT count(*) FROM step').pluck().get()
    if (edits !== EDITS_OF_FIRST || steps !== EDITS_OF_FIRST || !isSound(store))
      bad.push(`${name}: ${edits} edits, ${steps} steps`)
    closeStudy(store)
  }
  return bad
}
