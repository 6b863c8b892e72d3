import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { rootPath } from '../../src-main/root.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { isSound } from '../import/dump.ts'

/** A study of version 1 with one report and this many corrections of it, every third of them undone. */
export async function makeOldStudy(path: string, corrections: number): Promise<void> {
  const store = await openStudy(path, { create: true, migrations: readMigrations().slice(0, 1) })
  store.database.exec(`
    INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
    VALUES (1, '${'a'.repeat(64)}', '/a.txt', 'a.txt', 1, '2026', '1', 'report', 'text', '', '[]');
    INSERT INTO report (id, source_id, scope, title, standing) VALUES (1, 1, 'own', '', 1);
    INSERT INTO report_tally VALUES (1, 0, 0, 0, 0, NULL);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${corrections})
    INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text, kind, number, text, unit, reason, author, made_at)
    SELECT i, 'make', i, 1, 'cell' || i % 100, '', i, 'number', i, i, '件', '', '张', printf('2026-%06d', i) FROM n;
    INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text, reason, author, made_at)
    SELECT ${corrections} + id, 'undo', id, 1, indicator, '', '', '', '张', '2027' FROM edit WHERE id % 3 = 0;`)
  closeStudy(store)
}

/**
 * Open a study in a process of its own and kill it in the midst.
 *
 * @param after  Milliseconds after the study was first touched.
 * @returns      Whether it had not finished opening.
 */
export async function openAndKill(study: string, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [rootPath('test/kill/child.ts'), study, '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', part => {
    said += part
  })
  while (!existsSync(`${study}-wal`) && said === '' && child.exitCode === null) await wait(1)
  await wait(after)
  child.kill('SIGKILL')
  await ended
  return said === ''
}

/** What is wrong with a study that was made by `makeOldStudy`, once it is opened to the end. */
export async function troubleAfterMigration(study: string, corrections: number): Promise<readonly string[]> {
  const store = await openStudy(study, { create: false })
  try {
    const count = (sql: string) => store.database.prepare<[], number>(sql).pluck().get() ?? 0
    const found = [count('SELECT count(*) FROM edit'), count('SELECT count(*) FROM standing_edit')]
    const wanted = [corrections, corrections - Math.floor(corrections / 3)]
    return [
      ...(isSound(store) ? [] : ['the file does not hold together']),
      ...(`${found}` === `${wanted}` ? [] : [`${found} corrections and standing ones, not ${wanted}`]),
    ]
  } finally {
    closeStudy(store)
  }
}
