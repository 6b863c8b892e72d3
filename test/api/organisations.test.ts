import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrganisationId } from '#shared/domain/organisation.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from '../../src-main/store/open.ts'
import { madeReport, putReport, stated } from '../store/made.ts'
import { desk, importInto } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>
type Put = readonly [name: string, year: number, file?: string]

/** Reports in the study, as an import leaves them. */
function put(store: Store, reports: readonly Put[]): readonly ReportId[] {
  return reports.map(([name, year, file]) =>
    putReport(store, file ?? `${name}/${year}`, madeReport({ organisation: stated(name), year: stated(year) })),
  )
}

async function withReports(reports: readonly Put[]) {
  const made = await desk()
  const ids = put(made.session.store!, reports)
  return { ...made, store: made.session.store!, ids }
}

const page = async ({ handlers }: Pick<Desk, 'handlers'>) =>
  (await handlers['organisation.page']({ sort: 'name', descending: false, offset: 0, limit: 99 })).rows

const idOf = async (made: Pick<Desk, 'handlers'>, name: string): Promise<OrganisationId> =>
  (await page(made)).find(row => row.name === name)!.id

/** Body, year and whether it stands, of every report. */
const places = (store: Store) =>
  store.database
    .prepare(
      `SELECT o.name || ' ' || r.year || iif(r.standing, '', ' passed over')
       FROM report r JOIN organisation o ON o.id = r.organisation_id ORDER BY r.id`,
    )
    .pluck()
    .all()

const VARIANTS: readonly Put[] = [
  ['青屿市民政局', 2015],
  ['市民政局', 2016],
  ['民政局', 2016],
  ['民政局', 2017],
]

describe('merging', () => {
  it('puts the reports of all names under one, lets one of a year stand, and is undone in one step', async () => {
    const made = await withReports(VARIANTS)
    const before = places(made.store)
    const into = await idOf(made, '青屿市民政局')
    const from = [await idOf(made, '市民政局'), await idOf(made, '民政局')]
    await made.handlers['organisation.merge']({ from, into })
    expect(places(made.store)).toEqual([
      '青屿市民政局 2015',
      '青屿市民政局 2016 passed over',
      '青屿市民政局 2016',
      '青屿市民政局 2017',
    ])
    expect(await page(made)).toMatchObject([
      { name: '青屿市民政局', otherNames: ['市民政局', '民政局'], reports: 4, years: [2015, 2016, 2017] },
    ])
    await made.handlers['step.undo']({})
    expect(places(made.store)).toEqual(before)
    await made.handlers['step.redo']({})
    expect(await page(made)).toHaveLength(1)
  })

  it('holds for reports imported and read again later', async () => {
    const made = await withReports(VARIANTS)
    await made.handlers['organisation.merge']({
      from: [await idOf(made, '民政局')],
      into: await idOf(made, '青屿市民政局'),
    })
    put(made.store, [
      ['民政局', 2017],
      ['民政局', 2018],
    ])
    expect(await page(made)).toMatchObject([
      { name: '市民政局', reports: 1 },
      { name: '青屿市民政局', reports: 4, years: [2015, 2016, 2017, 2018] },
    ])
  })

  it('is undone alone, whatever was merged since', async () => {
    const made = await withReports(VARIANTS)
    const [whole, city, bare] = [
      await idOf(made, '青屿市民政局'),
      await idOf(made, '市民政局'),
      await idOf(made, '民政局'),
    ]
    const first = await made.handlers['organisation.merge']({ from: [bare], into: city })
    await made.handlers['organisation.merge']({ from: [city], into: whole })
    await made.handlers['step.undo']({ stepId: first.id })
    expect((await page(made)).map(({ name, reports }) => [name, reports])).toEqual([
      ['民政局', 2],
      ['青屿市民政局', 2],
    ])
  })

  it('survives merges that point at each other once they are undone and redone out of order', async () => {
    const made = await withReports(VARIANTS)
    const [city, bare] = [await idOf(made, '市民政局'), await idOf(made, '民政局')]
    const first = await made.handlers['organisation.merge']({ from: [bare], into: city })
    await made.handlers['step.undo']({})
    await made.handlers['organisation.merge']({ from: [city], into: bare })
    await made.handlers['step.redo']({ stepId: first.id })
    expect((await page(made)).map(({ reports }) => reports).sort()).toEqual([1, 3])
  })

  it('refuses bodies that are gone', async () => {
    const made = await withReports(VARIANTS)
    await expect(async () => made.handlers['organisation.merge']({ from: [999], into: 1 })).rejects.toMatchObject({
      error: { code: 'organisation/unknown' },
    })
  })
})

describe('renaming', () => {
  it('holds through a new reading and for the new name wherever it is read', async () => {
    const made = await withReports([['民政局', 2016]])
    await made.handlers['organisation.edit']({
      organisationIds: [await idOf(made, '民政局')],
      facts: { name: '淮安市洪泽区民政局' },
    })
    put(made.store, [
      ['民政局', 2016],
      ['淮安市洪泽区民政局', 2017],
    ])
    expect(await page(made)).toMatchObject([
      {
        name: '淮安市洪泽区民政局',
        otherNames: ['民政局'],
        region: { code: '320813', name: '江苏省淮安市洪泽区' },
        rank: 'county',
        kind: 'civil-affairs',
        years: [2016, 2017],
      },
    ])
    await made.handlers['step.undo']({})
    expect((await page(made)).map(({ name, years }) => [name, years])).toEqual([
      ['民政局', [2016]],
      ['淮安市洪泽区民政局', [2017]],
    ])
  })

  it('refuses a name that another body has, and an empty one', async () => {
    const made = await withReports(VARIANTS)
    const organisationIds = [await idOf(made, '民政局')]
    const rename = async (name: string) => made.handlers['organisation.edit']({ organisationIds, facts: { name } })
    await expect(rename('市民政局')).rejects.toMatchObject({ error: { code: 'organisation/name-taken' } })
    await expect(rename('  ')).rejects.toMatchObject({ error: { code: 'organisation/name-empty' } })
    expect(await page(made)).toHaveLength(3)
  })
})

describe('splitting', () => {
  it('moves the chosen reports to a new body, for every later reading, and is undone in one step', async () => {
    const made = await withReports([
      ['民政局', 2015, 'a'],
      ['民政局', 2016, 'b'],
      ['民政局', 2016, 'c'],
    ])
    await made.handlers['organisation.split']({ reportIds: [made.ids[2]!], name: '柳汀县民政局' })
    put(made.store, [['民政局', 2016, 'c']])
    expect(places(made.store)).toEqual(['民政局 2015', '民政局 2016', '柳汀县民政局 2016'])
    await made.handlers['step.undo']({})
    expect(places(made.store)).toEqual(['民政局 2015', '民政局 2016 passed over', '民政局 2016'])
  })

  it('moves them to a body that is there, under the name it shows', async () => {
    const made = await withReports([
      ['民政局', 2015],
      ['县民政局', 2016],
    ])
    await made.handlers['organisation.edit']({
      organisationIds: [await idOf(made, '县民政局')],
      facts: { name: '柳汀县民政局' },
    })
    await made.handlers['organisation.split']({ reportIds: [made.ids[0]!], name: '柳汀县民政局' })
    expect(places(made.store)).toEqual(['柳汀县民政局 2015', '柳汀县民政局 2016'])
  })
})

describe('region, rank and kind', () => {
  it('come from the name, are set by a person for several bodies at once, and come back', async () => {
    const made = await desk()
    await importInto(made, [
      ['焦作市民政局', 2016, '12'],
      ['鼓楼区民政局', 2016, '13'],
    ])
    const shown = async () => (await page(made)).map(({ name, region, rank, kind }) => [name, region?.name, rank, kind])
    const before = [
      ['焦作市民政局', '河南省焦作市', 'prefecture', 'civil-affairs'],
      ['鼓楼区民政局', undefined, 'county', 'civil-affairs'],
    ]
    expect(await shown()).toEqual(before)
    expect((await page(made))[1]!.candidates.map(({ name }) => name)).toContain('江苏省南京市鼓楼区')
    const organisationIds = (await page(made)).map(({ id }) => id)
    await made.handlers['organisation.edit']({
      organisationIds,
      facts: { region: '320106', rank: null, kind: 'justice' },
    })
    expect(await shown()).toEqual([
      ['焦作市民政局', '江苏省南京市鼓楼区', 'prefecture', 'justice'],
      ['鼓楼区民政局', '江苏省南京市鼓楼区', 'county', 'justice'],
    ])
    await made.handlers['step.undo']({})
    expect(await shown()).toEqual(before)
  })

  it('filter bodies and reports: a division holds all that lies in it', async () => {
    const made = await desk()
    await importInto(made, [
      ['焦作市民政局', 2016, '12'],
      ['淮安市洪泽区教育局', 2016, '13'],
      ['柳汀县教育局', 2016, '14'],
    ])
    const filtered = async (filters: object) => [
      (await made.handlers['organisation.page']({ ...ALL, ...filters })).rows.map(({ name }) => name),
      (await made.handlers['report.page']({ ...ALL_REPORTS, ...filters })).rows.map(({ organisation }) => organisation),
    ]
    const both = (...names: string[]) => [names, names]
    expect(await filtered({ region: '320000' })).toEqual(both('淮安市洪泽区教育局'))
    expect(await filtered({ region: 'none' })).toEqual(both('柳汀县教育局'))
    expect(await filtered({ kind: 'education' })).toEqual(both('柳汀县教育局', '淮安市洪泽区教育局'))
    expect(await filtered({ rank: 'prefecture' })).toEqual(both('焦作市民政局'))
  })
})

const ALL = { sort: 'name', descending: false, offset: 0, limit: 99 } as const
const ALL_REPORTS = { search: '', sort: 'organisation', descending: false, offset: 0, limit: 99 } as const

describe('suggestions', () => {
  const suggested = async ({ handlers }: Pick<Desk, 'handlers'>) =>
    (await handlers['organisation.suggestions']({ offset: 0, limit: 99 })).rows.map(
      ({ kind, from, into, evidence }) =>
        `${kind} ${from.name} → ${into.name}: ${evidence.map(({ by }) => by).join(' ')}`,
    )

  it('name variants of one body with what speaks for it, until a person says no', async () => {
    const made = await withReports([
      ['青屿市民政局', 2015, '青屿/2015'],
      ['市民政局', 2016, '青屿/2016'],
      ['柳汀县司法局', 2015, '柳汀/2015'],
      ['司法局', 2015, '云泽/2015'],
    ])
    const once = ['merge 市民政局 → 青屿市民政局: contained same-folder years-complement']
    expect(await suggested(made)).toEqual(once)
    await made.handlers['organisation.unlike']({ a: await idOf(made, '青屿市民政局'), b: await idOf(made, '市民政局') })
    expect(await suggested(made)).toEqual([])
    await made.handlers['step.undo']({})
    expect(await suggested(made)).toEqual(once)
  })

  it('former names of one place, and what took over in a reform', async () => {
    const made = await withReports([
      ['柳汀县卫生局', 2012],
      ['柳汀县卫生健康委员会', 2019],
      ['柳汀县卫生和计划生育委员会', 2015],
    ])
    expect(await suggested(made)).toEqual([
      'succession 柳汀县卫生局 → 柳汀县卫生和计划生育委员会: years-complement',
      'succession 柳汀县卫生和计划生育委员会 → 柳汀县卫生健康委员会: years-complement',
    ])
    const [from, to] = [await idOf(made, '柳汀县卫生局'), await idOf(made, '柳汀县卫生和计划生育委员会')]
    await made.handlers['organisation.link']({ from, to, year: 2013, holds: true })
    expect((await made.handlers['organisation.read']({ organisationId: to })).links).toEqual([
      { from: { id: from, name: '柳汀县卫生局' }, to: { id: to, name: '柳汀县卫生和计划生育委员会' }, year: 2013 },
    ])
    expect(await suggested(made)).toHaveLength(1)
    await made.handlers['step.undo']({})
    expect((await made.handlers['organisation.read']({ organisationId: to })).links).toEqual([])
  })
})

it('comes back to where it was when everything is undone, and to where it went when all is redone', async () => {
  const names = ['青屿市民政局', '市民政局', '民政局', '柳汀县民政局']
  const act = fc.tuple(fc.constantFrom('merge', 'rename', 'split', 'undo', 'redo'), fc.nat(7), fc.nat(7))
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async acts => {
      const made = await withReports(names.flatMap(name => [[name, 2015] as const, [name, 2016] as const]))
      const before = places(made.store)
      for (const [what, a, b] of acts) await attempt(made, what, a, b)
      const after = places(made.store)
      expect(isWhole(made.store)).toBe(true)
      let turns = 0
      while (await turned(made, 'step.undo')) turns += 1
      expect(places(made.store)).toEqual(before)
      for (; turns > 0; turns -= 1) await turned(made, 'step.redo')
      expect(places(made.store)).toEqual(after)
    }),
    { numRuns: 15, seed: Number(process.env.NIANBAO_SEED ?? 1) },
  )
}, 60_000)

async function attempt(made: Desk & { store: Store; ids: readonly ReportId[] }, what: string, a: number, b: number) {
  const rows = await page(made)
  const [one, other] = [rows[a % rows.length]!, rows[b % rows.length]!]
  try {
    if (what === 'merge') await made.handlers['organisation.merge']({ from: [one.id], into: other.id })
    else if (what === 'rename')
      await made.handlers['organisation.edit']({ organisationIds: [one.id], facts: { name: `机关${b % 3}` } })
    else if (what === 'split')
      await made.handlers['organisation.split']({ reportIds: [made.ids[a]!], name: b < 4 ? other.name : `新局${b}` })
    else await made.handlers[what === 'undo' ? 'step.undo' : 'step.redo']({})
  } catch (refused) {
    expect(refused).toMatchObject({ error: { code: expect.stringMatching(/^(organisation|step)\//) } })
  }
}

async function turned({ handlers }: Desk, turn: 'step.undo' | 'step.redo'): Promise<boolean> {
  try {
    await handlers[turn]({})
    return true
  } catch (refused) {
    expect(refused).toMatchObject({ error: { code: expect.stringMatching(/^step\/nothing/) } })
    return false
  }
}

/** Every report is of a body that shows itself, and exactly one of each body and year stands. */
function isWhole(store: Store): boolean {
  const astray = store.database
    .prepare('SELECT count(*) FROM report r JOIN organisation o ON o.id = r.organisation_id WHERE o.root_id <> o.id')
    .pluck()
    .get()
  const contested = store.database
    .prepare('SELECT count(*) FROM (SELECT 1 FROM report GROUP BY organisation_id, year HAVING sum(standing) <> 1)')
    .pluck()
    .get()
  return astray === 0 && contested === 0
}

it('holds years of one body against each other once they are merged, and no longer once that is undone', async () => {
  const made = await desk()
  await importInto(made, [
    ['青屿市民政局', 2016, '12'],
    ['市民政局', 2017, '13'],
  ])
  const links = () =>
    made.session
      .store!.database.prepare(
        'SELECT count(*) FROM report a JOIN report b ON b.organisation_id = a.organisation_id AND b.year = a.year + 1',
      )
      .pluck()
      .get()
  const due = () => made.session.store!.database.prepare('SELECT count(*) FROM years_due').pluck().get()
  await made.handlers['organisation.merge']({
    from: [await idOf(made, '市民政局')],
    into: await idOf(made, '青屿市民政局'),
  })
  expect([links(), due()]).toEqual([1, 0])
  await made.handlers['step.undo']({})
  expect([links(), due()]).toEqual([0, 0])
})
