import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { loadForms } from '../../src-main/forms.ts'
import { reviewReport } from '../../src-main/import/review.ts'
import { rootPath } from '../../src-main/root.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { shownIn } from '../../src-main/store/shown.ts'
import { dump, isSound } from '../import/dump.ts'
import { importWhole } from '../import/killing.ts'
import { writtenReport } from '../import/written-report.ts'
import { DEEDS, type Deed, type DeedName } from './deeds.ts'

type Told = { readonly deed: DeedName; readonly acknowledged: unknown }

/** A study of four reports, two of them on one body and year. */
export async function makeStudy(folder: string): Promise<string> {
  const reports = join(folder, 'reports')
  mkdirSync(reports)
  for (const [name, organisation, figure] of [
    ['a', '甲县民政局', '2'],
    ['b', '甲县民政局', '3'],
    ['c', '乙县民政局', '4'],
    ['d', '丙县民政局', '0'],
  ] as const) {
    writeFileSync(join(reports, `${name}.txt`), writtenReport(organisation, 2016, figure))
  }
  const study = join(folder, '研究.nianbao')
  await importWhole(reports, study)
  return study
}

/**
 * Do deeds to a study in a process of its own and kill it in the midst.
 *
 * @param after  How much is acknowledged before, and how many milliseconds later the kill comes: so that a busy machine
 *               does not do less.
 * @returns      What was acknowledged.
 */
export async function actAndKill(
  study: string,
  deeds: readonly DeedName[],
  seed: number,
  after: { readonly acknowledged: number; readonly milliseconds: number },
): Promise<readonly Told[]> {
  const child = spawn(process.execPath, [rootPath('test/kill/child.ts'), study, String(seed), ...deeds], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let [said, bugs] = ['', '']
  child.stdout.setEncoding('utf8').on('data', part => {
    said += part
  })
  child.stderr.setEncoding('utf8').on('data', part => {
    bugs += part
  })
  const isEnough = () => said.split('\n').length > 1 + after.acknowledged
  while (!isEnough() && child.exitCode === null) await wait(1)
  await wait(after.milliseconds)
  if (child.exitCode !== null) throw new Error(`it ended by itself: ${bugs}`)
  child.kill('SIGKILL')
  await ended
  // The last piece is empty, or a line that was cut.
  const lines = said.split('\n').slice(1, -1)
  return lines.map(line => JSON.parse(line) as Told)
}

/** What a study lacks of what was acknowledged, and what in it does not hold together; nothing when all is well. */
export async function troubleIn(study: string, told: readonly Told[]): Promise<readonly string[]> {
  const store = await openStudy(study, { create: false })
  try {
    return [
      ...(isSound(store) ? [] : ['the file does not hold together']),
      ...told.flatMap(({ deed, acknowledged }) => (DEEDS[deed] as Deed).missing(store, acknowledged as never) ?? []),
      ...unsaid(store, told),
      ...stale(store),
      ...untrue(store),
    ]
  } finally {
    closeStudy(store)
  }
}

/** Of what was not acknowledged, only what was in hand may be there: one step at the end. */
function unsaid(store: Store, told: readonly Told[]): readonly string[] {
  const acknowledged = new Set(told.map(one => (one.acknowledged as { id?: number }).id))
  const steps = store.database.prepare<[], number>('SELECT id FROM step ORDER BY id').pluck().all()
  const since = Math.min(...[...acknowledged].filter(id => id !== undefined), Number.POSITIVE_INFINITY)
  const extra = steps.filter(id => id >= since && !acknowledged.has(id))
  return extra.length <= 1 && extra.every(id => id === steps.at(-1)) ? [] : [`steps nobody was told of: ${extra}`]
}

/** Findings and counts must be those that follow from the values, whatever was cut short. */
function stale(store: Store): readonly string[] {
  const derived = () => [dump(store).get('finding'), dump(store).get('report_tally')]
  const forms = loadForms()
  const bad: string[] = []
  store.database.exec('BEGIN')
  const before = derived()
  for (const id of store.database.prepare<[], number>('SELECT id FROM report').pluck().all()) {
    reviewReport(store, forms, id)
  }
  if (!isDeepStrictEqual(before, derived())) bad.push('findings or counts are not those of the values')
  store.database.exec('ROLLBACK')
  return bad
}

/** What the history says of a cell last is what it shows. */
function untrue(store: Store): readonly string[] {
  const lines = store.database
    .prepare<[], { reportId: number; indicator: string; after: string | null }>(
      `SELECT r.id AS reportId, l.indicator, l.after_text AS after
       FROM step_line l
       JOIN step s ON s.id = l.step_id
       JOIN step m ON m.id = s.target AND m.kind IN ('edit', 'carry')
       JOIN report r ON r.source_id = l.source_id
       WHERE NOT EXISTS (
         SELECT 1 FROM step_line n
         JOIN step t ON t.id = n.step_id
         JOIN step k ON k.id = t.target AND k.kind IN ('edit', 'carry')
         WHERE n.source_id = l.source_id AND n.indicator = l.indicator AND n.step_id > l.step_id
       )`,
    )
    .all()
  return lines.flatMap(({ reportId, indicator, after }) => {
    const shown = shownIn(store, reportId, indicator)
    return shown === after ? [] : [`report ${reportId} ${indicator} shows “${shown}”, its history says “${after}”`]
  })
}
