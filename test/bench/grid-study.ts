import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { indicatorsOf } from '#shared/domain/form.ts'
import { loadForms } from '../../src-main/forms.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { type Column, insertRows } from '../../src-main/store/statements.ts'
import { randomFrom } from '../corpus/random.ts'

const FIRST_YEAR = 2019
const PLACES = ['青屿', '白鹭', '云泽', '松屿', '石汀', '南溪', '北渡', '竹川', '月港', '金坪']
const OFFICES = ['民政局', '教育局', '财政局', '卫生健康委员会', '水利局', '档案局', '统计局', '医疗保障局']
const FORMS = loadForms()
const CELLS = new Map(FORMS.templates.map(form => [form.id, indicatorsOf(form)] as const))

/**
 * A study of made reports with every figure of their form, written straight into the file: importing as many would take
 * an hour. Made once, kept for the next time.
 *
 * @param reports  Some years of so many times fewer bodies; about 200 figures each.
 * @returns  Where it is: a file of its own for each schema.
 */
export async function makeGridStudy(
  folder: string,
  reports: number,
  say: (line: string) => void,
  years = 10,
): Promise<string> {
  const schema = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 8)
  const path = join(folder, `grid-${reports}-${years}-${schema}.nianbao`)
  if (existsSync(path)) return path
  const began = performance.now()
  const unfinished = `${path}.unfinished`
  for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true })
  const store = await openStudy(unfinished, { create: true })
  store.database.pragma('synchronous = OFF')
  let observation = 0
  for (let first = 0; first < reports; first += 500) {
    store.database.transaction(() => {
      for (let nth = first; nth < Math.min(first + 500, reports); nth += 1)
        observation = putReport(store, nth, observation, years)
    })()
  }
  closeStudy(store)
  renameSync(unfinished, path)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  say(`made a study of ${reports} reports with ${observation} figures in ${seconds} s: ${path}`)
  return path
}

function putReport(store: Store, nth: number, observations: number, years: number): number {
  const random = randomFrom(nth + 1).next
  const [id, body, year] = [nth + 1, Math.floor(nth / years), FIRST_YEAR + (nth % years)]
  const edition = year < 2021 ? 't19' : 't21'
  const name = `${PLACES[body % 10]}${body}${OFFICES[body % 8]}`
  const hash = createHash('sha256').update(String(nth)).digest('hex')
  const rows: Column[][] = []
  let inDoubt = 0
  for (const { id: indicator, unit } of CELLS.get(edition) ?? []) {
    const chance = random()
    const [kind, number, text] = cellOf(chance, random)
    if (kind === null) continue
    if (kind === 'ambiguous') inDoubt += 1
    const at = 400 + rows.length * 6
    rows.push([
      observations + rows.length + 1,
      ...[
        id,
        indicator,
        0,
        edition,
        kind,
        number,
        text,
        unit,
        null,
        'table',
        0,
        0.99,
        at,
        at + text.length,
        text,
        null,
      ],
    ])
  }
  if (year === FIRST_YEAR) insertRows(store, 'INSERT INTO organisation (id, name)', [[body + 1, name]])
  insertRows(
    store,
    `INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)`,
    [
      [
        id,
        hash,
        `/reports/${name}${year}.txt`,
        `${name}${year}.txt`,
        9000,
        `2026-01-02T03:04:05.000Z`,
        '1',
        'report',
        'text',
        '',
        '[]',
      ],
    ],
  )
  insertRows(store, 'INSERT INTO report (id, source_id, organisation_id, year, scope, title, standing)', [
    [id, id, body + 1, year, 'own', `${name}${year}年政府信息公开工作年度报告`, 1],
  ])
  insertRows(store, 'INSERT INTO report_edition (report_id, nth, edition)', [[id, 0, edition]])
  insertRows(
    store,
    `INSERT INTO observation (id, report_id, indicator, nth, edition, kind, number, text, unit, printed_unit, origin,
                              approximate, confidence, start_at, end_at, quote, page)`,
    rows,
  )
  const findings = random() < 0.4 ? 1 : 0
  if (findings > 0) {
    insertRows(store, 'INSERT INTO finding (id, report_id, check_id, level, says_zh, says_en, fingerprint)', [
      [id, id, 'review-sum', 'error', '总计与各项之和不等。', 'The total is not the sum.', `review-sum/${id}`],
    ])
    insertRows(store, 'INSERT INTO finding_indicator (finding_id, nth, indicator)', [
      [id, 0, 'review_total'],
      [id, 1, 'review_upheld'],
    ])
  }
  insertRows(store, 'INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings, worst)', [
    [id, rows.length, 0, inDoubt, findings, findings > 0 ? 'error' : null],
  ])
  return observations + rows.length
}

/** Mostly zeros and small numbers, as in real reports; now and then something else. */
function cellOf(chance: number, random: () => number): [string | null, number | null, string] {
  if (chance < 0.6) return ['number', 0, '0']
  if (chance < 0.9) {
    const number = Math.floor(10 ** (random() * 4))
    return ['number', number, String(number)]
  }
  if (chance < 0.96) return ['blank', null, '']
  if (chance < 0.98) return ['slash', null, '/']
  if (chance < 0.99) return [null, null, '']
  return ['ambiguous', null, '1510']
}
