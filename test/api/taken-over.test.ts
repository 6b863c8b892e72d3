import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import type { SectionKind } from '#shared/domain/reading.ts'
import type { TakenLine } from '#shared/domain/taken-over.ts'
import { answer } from '../../src-main/api/serve.ts'
import { rootPath } from '../../src-main/root.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { deleteReport, saveReport } from '../../src-main/store/save-report.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { BY, madeDocument, madeReport, stated } from '../store/made.ts'
import { desk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>

const ALL = { search: '', year: null, sort: 'organisation', descending: false, offset: 0, limit: 500 } as const
const OPENED = '我单位坚持以公开为常态、不公开为例外。'
const TRAINED = (times: number) => `全年组织政务公开业务培训${times}次，参加人员覆盖各科室。`
const OWN = (words: string) => `结合${words}工作实际完善公开目录。`

/** Put a report into the study: its prose in two parts. */
function put({ session }: Desk, organisation: string, year: number, overview: string, problems: string): number {
  const text = `${organisation}${year}年年报\n一、总体情况\n${overview}\n二、问题\n${problems}\n行政许可\t3\n`
  const [first, second] = [text.indexOf('一、'), text.indexOf('二、')]
  return allOrNothing(session.store!, () => {
    const name = `${organisation}${year}`
    const sha256 = Buffer.from(name).toString('hex').slice(0, 64).padStart(64, '0')
    const file = { path: `/${name}.txt`, fileName: `${name}.txt`, bytes: 1, sha256 }
    const sourceId = saveSource(session.store!, file, { outcome: 'report', document: madeDocument(text) }, BY)
    const part = (kind: SectionKind, start: number, end: number) => ({ kind, heading: '', depth: 1, start, end })
    const report = madeReport({
      organisation: stated(organisation),
      year: stated(year),
      sections: [part('overview', first, second), part('problems', second, text.length)],
    })
    const reportId = saveReport(session.store!, sourceId, report, [])
    countReport(session.store!, reportId)
    return reportId
  })
}

async function workedOut({ handlers, told }: Desk) {
  const before = told.length
  await handlers['taken.start']({})
  await expect
    .poll(() => told.slice(before).find(({ name, news }) => name === 'taken.progress' && news.progress === null), {
      timeout: 20_000,
    })
    .toMatchObject({ news: { error: null } })
}

async function linesOf({ handlers }: Desk, part: SectionKind | null = null): Promise<readonly TakenLine[]> {
  return (await handlers['taken.page']({ ...ALL, part })).rows
}

it('tells what each report took over, as a whole and part by part, over the years, and which are alike', async () => {
  const at = await desk()
  const first = put(at, '甲县民政局', 2020, OPENED + TRAINED(3), OWN('救助'))
  const second = put(at, '甲县民政局', 2021, `${OPENED}${TRAINED(5)}${OWN('殡葬')}`, OWN('救助'))
  const other = put(at, '乙县民政局', 2021, OPENED, OWN('养老'))
  await workedOut(at)

  const lengths = [OPENED, TRAINED(1), OWN('救助')].map(one => one.replace(/[、，。]/g, '').length)
  const [opened, trained, own] = lengths as [number, number, number]
  expect(
    (await linesOf(at)).map(({ reportId, part, characters, again, elsewhere }) => [
      reportId,
      part,
      characters,
      again,
      elsewhere,
    ]),
  ).toEqual([
    [other, null, opened + own, null, opened],
    [first, null, opened + trained + own, null, null],
    [second, null, opened + trained + 2 * own, opened + trained + own, opened],
  ])
  expect((await linesOf(at, 'problems')).map(({ reportId, again, elsewhere }) => [reportId, again, elsewhere])).toEqual(
    [
      [other, null, 0],
      [first, null, null],
      [second, own, 0],
    ],
  )
  expect((await linesOf(at))[2]).toMatchObject({
    organisation: '甲县民政局',
    year: 2021,
    alike: { organisation: '乙县民政局' },
  })

  const years = await at.handlers['taken.years']({})
  expect(years.filter(({ part }) => part === null)).toEqual([
    { year: 2020, part: null, reports: 1, characters: opened + trained + own, again: null, elsewhere: null },
    {
      ...{ year: 2021, part: null, reports: 2, characters: 2 * opened + trained + 3 * own },
      again: (opened + trained + own) / (opened + trained + 2 * own),
      elsewhere: (2 * opened) / (2 * opened + trained + 3 * own),
    },
  ])

  const pairs = (kind: 'bodies' | 'years') => at.handlers['taken.alike']({ ...ALL, kind })
  expect((await pairs('years')).rows).toMatchObject([
    { reportId: second, otherId: first, year: 2021, otherYear: 2020, otherOrganisation: '甲县民政局' },
  ])
  expect((await pairs('years')).rows[0]!.likeness).toBeCloseTo(
    (opened + trained + own) / (opened + trained + 2 * own),
    12,
  )
  expect((await pairs('bodies')).rows).toMatchObject([{ reportId: second, otherId: other }])
})

it('shows the shares that the two reports side by side show', async () => {
  const at = await desk()
  await at.handlers['import.start']({ paths: [rootPath('resources/samples')] })
  await at.session.running?.ended
  await workedOut(at)
  let compared = 0
  for (const { organisation, year, reportId } of await linesOf(at)) {
    const asked = { left: { organisation, year: year - 1 }, right: { organisation, year } }
    const found = await answer(at.handlers, 'prose.compare', asked, () => 0)
    if (!found.ok) continue
    const { parts } = found.value as Awaited<ReturnType<(typeof at.handlers)['prose.compare']>>
    for (const { kind, taken } of parts) {
      const line = (await linesOf(at, kind)).find(one => one.reportId === reportId)
      expect(line ? line.again! / line.characters : null).toEqual(taken)
      compared += taken === null ? 0 : 1
    }
  }
  expect(compared).toBeGreaterThan(10)
})

it('comes to what plain SQL over the words of the samples comes to', async () => {
  const at = await desk()
  await at.handlers['import.start']({ paths: [rootPath('resources/samples')] })
  await at.session.running?.ended
  await workedOut(at)
  const reports = at.session
    .store!.database.prepare(
      `SELECT r.id, r.organisation_id AS body, r.year, s.text
       FROM report r JOIN source s ON s.id = r.source_id
       WHERE r.standing = 1 AND r.organisation_id IS NOT NULL AND r.year IS NOT NULL`,
    )
    .all() as { id: number; body: number; year: number; text: string }[]
  expect(reports.length).toBeGreaterThan(6)

  const words = new Database(':memory:')
  words.exec('CREATE TABLE s (report, body, year, words)')
  const insert = words.prepare('INSERT INTO s VALUES (?, ?, ?, ?)')
  for (const { id, body, year, text } of reports) {
    for (const line of text.split(/\r?\n/)) {
      for (const sentence of line.match(/[^。！？；!?;]*[。！？；!?;]+[”’」』）)]*/g) ?? []) {
        if (/[\t|]/.test(sentence)) continue
        const masked = sentence
          .normalize('NFKC')
          .replace(/\d+([.,]\d+)*%?/g, '#')
          .replace(/[〇零一二三四五六七八九十百千万亿两]+(?=[年月日条件次篇个人份项宗张册部场期])/g, '#')
          .replace(/[^\p{L}#]/gu, '')
        if (masked.length >= 8) insert.run(id, body, year, masked)
      }
    }
  }
  const expected = words
    .prepare(
      `SELECT report, sum(length(words)) AS characters,
              iif(EXISTS (SELECT 1 FROM s b WHERE b.body = s.body AND b.year = s.year - 1),
                  sum(length(words) * EXISTS (SELECT 1 FROM s b WHERE b.body = s.body AND b.year = s.year - 1 AND b.words = s.words)), NULL) AS again,
              iif(EXISTS (SELECT 1 FROM s o WHERE o.body <> s.body AND o.year = s.year),
                  sum(length(words) * EXISTS (SELECT 1 FROM s o WHERE o.body <> s.body AND o.year = s.year AND o.words = s.words)), NULL) AS elsewhere
       FROM s GROUP BY report ORDER BY report`,
    )
    .all()
  words.close()
  const found = (await linesOf(at)).map(({ reportId, characters, again, elsewhere }) => ({
    report: reportId,
    characters,
    again,
    elsewhere,
  }))
  expect(found.sort((a, b) => a.report - b.report)).toEqual(expected)
  expect(found.some(({ again }) => again !== null && again > 0)).toBe(true)
})

it('knows when reports changed since, and reads again only what changed', async () => {
  const at = await desk()
  const state = () => at.handlers['taken.state']({})
  expect(await state()).toEqual({ madeAt: null, isStale: true, progress: null })
  put(at, '甲县民政局', 2020, OPENED, '')
  put(at, '甲县民政局', 2021, OPENED, '')
  await workedOut(at)
  expect(await state()).toEqual({ madeAt: at.session.means.now(), isStale: false, progress: null })

  const store = at.session.store!
  const printed = () => store.database.prepare('SELECT count(*) FROM prose_prints').pluck().get()
  put(at, '甲县民政局', 2021, OPENED + OWN('养老'), '')
  expect(printed()).toBe(1)
  expect(await state()).toMatchObject({ isStale: true })
  await workedOut(at)
  expect(printed()).toBe(2)
  expect((await linesOf(at))[1]!.characters).toBeGreaterThan(OPENED.length)

  const sourceId = store.database.prepare('SELECT source_id FROM report ORDER BY id LIMIT 1').pluck().get() as number
  deleteReport(store, sourceId)
  expect(await state()).toMatchObject({ isStale: true })
  await workedOut(at)
  expect(await linesOf(at)).toMatchObject([{ year: 2021, again: null }])
})

it('reads the sentences of a study imported with an earlier version from the texts it kept', async () => {
  const at = await desk()
  const path = join(at.folder, '先前.nianbao')
  const earlier = await openStudy(path, { create: true, migrations: readMigrations().slice(0, 2) })
  const old = { ...at, session: { ...at.session, store: earlier } }
  put(old, '甲县民政局', 2020, OPENED, '')
  put(old, '甲县民政局', 2021, OPENED + OWN('养老'), '')
  closeStudy(earlier)
  await at.handlers['study.open']({ path, create: false })
  expect(await at.handlers['taken.state']({})).toMatchObject({ madeAt: null })
  await workedOut(at)
  expect((await linesOf(at)).map(({ again }) => again)).toEqual([null, OPENED.length - 2])
})

it('stops when told to, and then knows nothing rather than half', async () => {
  const at = await desk()
  for (let body = 0; body < 300; body += 1) put(at, `第${body}县民政局`, 2021, OPENED + OWN(`第${body}号`), OWN('救助'))
  await at.handlers['taken.start']({})
  expect((await at.handlers['taken.state']({})).progress).toMatchObject({ phase: 'reading' })
  await at.handlers['taken.cancel']({})
  await expect.poll(async () => (await at.handlers['taken.state']({})).progress).toBeNull()
  expect(await at.handlers['taken.state']({})).toMatchObject({ madeAt: null })
  await workedOut(at)
  expect(await at.handlers['taken.page']({ ...ALL, part: null, limit: 5 })).toMatchObject({ total: 300 })
})

it('narrows and sorts, by shares and not by characters', async () => {
  const at = await desk()
  put(at, '甲县民政局', 2020, OPENED, '')
  put(at, '甲县民政局', 2021, OPENED, '')
  put(at, '乙县民政局', 2020, OPENED + TRAINED(1), '')
  put(at, '乙县民政局', 2021, OPENED + TRAINED(2) + OWN('养老') + OWN('救助'), '')
  await workedOut(at)
  const page = async (more: object) => {
    const { rows, total } = await at.handlers['taken.page']({ ...ALL, part: null, ...more })
    return [total, rows.map(({ organisation, year }) => `${organisation[0]}${year}`).join(' ')]
  }
  expect(await page({ sort: 'again', descending: true })).toEqual([4, '甲2021 乙2021 乙2020 甲2020'])
  expect(await page({ sort: 'again', descending: false })).toEqual([4, '乙2021 甲2021 乙2020 甲2020'])
  expect(await page({ search: '乙县' })).toEqual([2, '乙2020 乙2021'])
  expect(await page({ year: 2021, search: '民政 甲' })).toEqual([1, '甲2021'])
  expect(await page({ offset: 1, limit: 2, sort: 'year' })).toEqual([4, '甲2020 乙2021'])
  const alike = async (more: object) => (await at.handlers['taken.alike']({ ...ALL, kind: 'years', ...more })).total
  expect([await alike({}), await alike({ search: '甲' }), await alike({ year: 2020 })]).toEqual([2, 1, 0])
})
