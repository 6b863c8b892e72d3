import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { PanelChoice, SavedView, ViewShows } from '#shared/domain/view.ts'
import { openStore } from '../../src-main/api/session.ts'
import { isSound } from '../import/dump.ts'
import { desk, importInto } from './desk.ts'

// Whole studies are copied and looked through, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

type Desk = Awaited<ReturnType<typeof desk>>

const CHOICE: PanelChoice = {
  organisations: ['甲县民政局', '乙县民政局'],
  years: [2016],
  figures: [
    { id: 'h_req_new', definition: null },
    { id: 'req_received', definition: null },
  ],
  year: 2016,
  ranks: true,
  silent: false,
}
const PANEL: ViewShows = {
  page: 'compare',
  layout: 'bodies',
  choice: CHOICE,
  sort: { figure: 'h_req_new', descending: true },
}

async function study() {
  const one = await desk()
  await importInto(one, [
    ['甲县民政局', 2016, '3'],
    ['乙县民政局', 2016, '4'],
    ['丙县民政局', 2016, '5'],
  ])
  return one
}

const keep = async ({ handlers }: Desk, name: string, shows: ViewShows = PANEL) =>
  (await handlers['view.keep']({ name, shows, author: '甲' })).viewId
const all = async ({ handlers }: Desk) => handlers['view.all']({})
const names = async (one: Desk) => (await all(one)).map(({ name }) => name)
const bodies = ({ shows }: SavedView) =>
  shows?.page === 'compare' && 'choice' in shows && 'organisations' in shows.choice && shows.choice.organisations

it('keeps every kind of view as it was, through closing and opening', async () => {
  const one = await study()
  const kinds: readonly ViewShows[] = [
    PANEL,
    {
      page: 'compare',
      layout: 'table',
      choice: { organisations: null, years: null, indicators: ['req_received'], onlyStated: true },
      changes: '2016-2017',
    },
    {
      page: 'compare',
      layout: 'prose',
      left: { organisation: '甲县民政局', year: 2016 },
      right: { organisation: '乙县民政局', year: 2016 },
    },
    {
      page: 'chart',
      choice: {
        kind: 'box',
        figures: [{ id: 'h_granted', definition: 'wide' }],
        organisations: ['丙县民政局'],
        year: null,
        groupBy: 'kind',
        shares: false,
        palette: 'grey',
        title: '图一',
      },
    },
    {
      page: 'compare',
      layout: 'taken',
      choice: { shows: 'bodies', part: null, search: '甲', year: 2016 },
      sort: { column: 'elsewhere', descending: true },
    },
    {
      page: 'data',
      choice: {
        columns: ['days_late', 'req_received'],
        filters: [{ on: 'number', indicator: 'req_received', tests: [{ is: '>', number: 3 }] }],
        sort: { column: 'days_late', descending: true },
        which: 'standing',
      },
    },
  ]
  for (const [nth, shows] of kinds.entries()) await keep(one, `视图${nth}`, shows)
  const { path } = await one.handlers['study.summary']({})
  await one.handlers['study.open']({ path, create: false })
  const views = await all(one)
  expect(views.map(({ shows }) => shows)).toEqual(kinds)
  expect(views.map(({ name }) => name)).toEqual(['视图0', '视图1', '视图2', '视图3', '视图4', '视图5'])
  expect(views.flatMap(({ gone }) => gone)).toEqual([])
})

it('can be renamed, noted, changed, put in order and dropped; each is a step that can be undone', async () => {
  const one = await study()
  const { handlers } = one
  const [a, b, c] = [await keep(one, 'a'), await keep(one, 'b'), await keep(one, 'c')]
  await handlers['view.move']({ viewId: c, to: 0 })
  expect(await names(one)).toEqual(['c', 'a', 'b'])
  await handlers['view.move']({ viewId: c, to: 1 })
  expect(await names(one)).toEqual(['a', 'c', 'b'])
  await handlers['step.undo']({})
  await handlers['step.undo']({})
  expect(await names(one)).toEqual(['a', 'b', 'c'])

  await handlers['view.change']({ viewId: a, name: ' 改名 ' })
  await handlers['view.change']({ viewId: a, note: '给张老师看' })
  await handlers['view.change']({ viewId: a, shows: { ...PANEL, layout: 'years' } })
  expect((await all(one))[0]).toMatchObject({ name: '改名', note: '给张老师看', shows: { layout: 'years' } })
  await handlers['view.drop']({ viewId: b })
  expect(await names(one)).toEqual(['改名', 'c'])
  await expect(async () => handlers['view.change']({ viewId: b, note: '晚了' })).rejects.toThrow('view/unknown')
  await handlers['step.undo']({})
  expect(await names(one)).toEqual(['改名', 'b', 'c'])

  const { rows } = await handlers['step.page']({ kind: 'view', offset: 0, limit: 30 })
  const said = rows.map(({ act, first }) => [act, first?.subject, first?.before, first?.after].join(' ')).toReversed()
  expect(said).toEqual([
    'make a  ',
    'make b  ',
    'make c  ',
    'make c 3 1',
    'make c 1 2',
    'undo c 2 1',
    'undo c 1 3',
    'make a a 改名',
    'make 改名  给张老师看',
    'make 改名  ',
    'make b  ',
    'undo b  ',
  ])
})

it('finds a place between any two, however often they are moved', async () => {
  const one = await study()
  const ids = [await keep(one, 'a'), await keep(one, 'b'), await keep(one, 'c')]
  let order = ['a', 'b', 'c']
  for (let turn = 0; turn < 120; turn += 1) {
    const last = order[2]!
    await one.handlers['view.move']({ viewId: ids[['a', 'b', 'c'].indexOf(last)]!, to: 1 })
    order = [order[0]!, last, order[1]!]
    expect(await names(one)).toEqual(order)
  }
})

it('follows bodies through renaming, merging and back', async () => {
  const one = await study()
  const { handlers } = one
  await keep(one, '两县')
  const asked = { search: '', sort: 'name', descending: false, offset: 0, limit: 9 } as const
  const { rows } = await handlers['organisation.page'](asked)
  const [a, b] = ['甲县', '乙县'].map(part => rows.find(({ name }) => name.startsWith(part))!.id) as [number, number]
  await handlers['organisation.edit']({ organisationIds: [a], facts: { name: '甲市民政局' } })
  expect(bodies((await all(one))[0]!)).toEqual(['甲市民政局', '乙县民政局'])
  await keep(one, '改名之后', { ...PANEL, layout: 'panel', choice: { ...CHOICE, organisations: ['甲市民政局'] } })
  await handlers['organisation.merge']({ from: [a], into: b })
  expect((await all(one)).map(bodies)).toEqual([['乙县民政局'], ['乙县民政局']])
  await handlers['step.undo']({})
  await handlers['step.undo']({
    stepId: (await handlers['step.page']({ kind: 'organisation', offset: 0, limit: 1 })).rows[0]!.id,
  })
  expect((await all(one)).map(bodies)).toEqual([['甲县民政局', '乙县民政局'], ['甲县民政局']])
})

it('says what is gone, and shows the rest', async () => {
  const one = await study()
  await keep(one, '有缺', {
    page: 'compare',
    layout: 'years',
    choice: {
      ...CHOICE,
      organisations: ['甲县民政局', '戊县民政局'],
      years: [2016, 2031],
      year: 2031,
      figures: [...CHOICE.figures, { id: 'own_9', definition: null }],
    },
    sort: { figure: 'own_9', descending: false },
  })
  await keep(one, '筛选', {
    page: 'data',
    choice: {
      columns: null,
      filters: [
        { on: 'kinds', indicator: 'own_9', kinds: ['blank'] },
        { on: 'status', status: 'corrected', indicator: null },
      ],
      sort: { column: 'own_9', descending: false },
      which: 'all',
    },
  })
  const [comparison, filter] = await all(one)
  expect(comparison!.shows).toEqual({
    page: 'compare',
    layout: 'years',
    choice: { ...CHOICE, organisations: ['甲县民政局'], years: [2016], year: null },
    sort: null,
  })
  expect(comparison!.gone).toEqual([
    { kind: 'organisation', name: '戊县民政局' },
    { kind: 'year', year: 2031 },
    { kind: 'figure', id: 'own_9' },
  ])
  expect(filter).toMatchObject({
    shows: { choice: { columns: null, filters: [{ on: 'status' }], sort: null } },
    gone: [{ kind: 'figure', id: 'own_9' }],
  })
})

it('of a later version of the program is kept and named, not shown', async () => {
  const one = await study()
  const choice = { ...CHOICE, kind: 'sankey', shares: false, palette: 'colour', title: '' }
  await keep(one, '新图', { page: 'chart', choice } as unknown as ViewShows)
  expect(await all(one)).toMatchObject([{ name: '新图', shows: null, gone: [] }])
})

it('without a name is refused', async () => {
  const one = await study()
  await expect(keep(one, '  ')).rejects.toThrow('view/unnamed')
  expect(await names(one)).toEqual([])
})

it('comes over when studies are merged; what both changed is asked about', async () => {
  const one = await study()
  const { handlers } = one
  const shared = await keep(one, '共有')
  const mine = (await handlers['study.summary']({})).path
  const theirs = join(one.folder, '乙的研究.nianbao')
  await handlers['study.saveCopy']({ path: theirs })
  const open = (path: string) => handlers['study.open']({ path, create: false })

  await open(theirs)
  await importInto(one, [['丁县民政局', 2016, '6']])
  const own = await keep(one, '乙的', {
    ...PANEL,
    layout: 'years',
    choice: { ...CHOICE, organisations: ['丁县民政局'] },
  })
  await handlers['view.change']({ viewId: shared, name: '乙起的名', author: '乙' })
  await handlers['view.change']({ viewId: shared, note: '乙记的', author: '乙' })
  await handlers['view.move']({ viewId: own, to: 0, author: '乙' })
  await open(mine)
  await keep(one, '甲的')
  await handlers['view.change']({ viewId: shared, name: '甲起的名', author: '甲' })

  const { conflicts } = await handlers['merge.preview']({ path: theirs })
  expect(conflicts).toMatchObject([
    { kind: 'view', subject: '乙起的名', mine: { shown: '甲起的名' }, theirs: { shown: '乙起的名', author: '乙' } },
  ])
  await handlers['merge.start']({ path: theirs, decisions: { [conflicts[0]!.key]: 'mine' }, author: '甲' })
  expect((await all(one)).map(({ name, note }) => [name, note])).toEqual([
    ['乙的', ''],
    ['甲起的名', '乙记的'],
    ['甲的', ''],
  ])
  expect(bodies((await all(one))[0]!)).toEqual(['丁县民政局'])
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
  expect(isSound(openStore(one.session))).toBe(true)
})

it('names its own indicators rightly where two studies call two of them alike', async () => {
  const teach = (one: Desk, label: string) => {
    const { database } = openStore(one.session)
    const step = database.prepare('SELECT coalesce(max(id), 0) + 1 FROM step').pluck().get() as number
    database
      .prepare("INSERT INTO step (id, kind, target, reason, author, made_at) VALUES (?, 'teach', ?, '', ?, '2026')")
      .run(step, step, label)
    database
      .prepare(
        "INSERT INTO own_indicator (step_id, name, group_label, label, unit) VALUES (?, 'own_1', '自设', ?, '件')",
      )
      .run(step, label)
  }
  const chart = (id: string): ViewShows => ({
    page: 'compare',
    layout: 'panel',
    choice: { ...CHOICE, organisations: null, figures: [{ id, definition: null }] },
    sort: null,
  })
  const one = await study()
  const { handlers } = one
  const mine = (await handlers['study.summary']({})).path
  const theirs = join(one.folder, '乙的研究.nianbao')
  await handlers['study.saveCopy']({ path: theirs })
  teach(one, '甲的指标')
  await handlers['study.open']({ path: theirs, create: false })
  teach(one, '乙的指标')
  await keep(one, '乙的视图', chart('own_1'))
  await handlers['columnSet.keep']({ name: '乙的指标组', indicators: ['own_1', 'req_received'] })
  await handlers['study.open']({ path: mine, create: false })
  await handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  const { indicators } = one.session.means.forms
  const [view] = await all(one)
  const [figure] = (view!.shows as { choice: PanelChoice }).choice.figures
  expect(indicators.get(figure!.id)?.label.zh).toContain('乙的指标')
  const sets = await handlers['columnSet.all']({})
  expect(sets).toEqual([{ name: '乙的指标组', indicators: [figure!.id, 'req_received'] }])
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
})

it('is found by its own lines, however many views there are', async () => {
  const one = await study()
  await keep(one, 'a')
  const plan = openStore(one.session)
    .database.prepare<[], { detail: string }>(
      "EXPLAIN QUERY PLAN SELECT value FROM standing_view WHERE view = 'a' AND field = 'shows'",
    )
    .all()
    .map(({ detail }) => detail)
  expect(plan.filter(step => step.startsWith('SCAN'))).toEqual([])
  expect(plan.join()).toContain('saved_view_field (view=? AND field=?)')
})

it.each([
  'UPDATE saved_view SET value = 1',
  'DELETE FROM saved_view',
  'INSERT OR REPLACE INTO saved_view SELECT * FROM saved_view',
])('refuses %s', async sql => {
  const one = await study()
  await keep(one, 'a')
  expect(() => openStore(one.session).database.exec(sql)).toThrow('never')
})

it('of prose taken over are undone and merged like the others; one kept before its order was has none', async () => {
  const one = await study()
  const choice = { shows: 'reports', part: 'problems', search: '民政', year: 2016 } as const
  const shows: ViewShows = {
    ...{ page: 'compare', layout: 'taken', choice },
    sort: { column: 'year', descending: false },
  }
  const viewId = await keep(one, '沿用', shows)
  await one.handlers['view.change']({ viewId, shows: { ...shows, sort: null } })
  expect(await all(one)).toMatchObject([{ shows: { sort: null } }])
  await one.handlers['step.undo']({})
  expect(await all(one)).toMatchObject([{ shows }])

  const mine = (await one.handlers['study.summary']({})).path
  const theirs = join(one.folder, '乙的研究.nianbao')
  await one.handlers['study.saveCopy']({ path: theirs })
  await one.handlers['view.drop']({ viewId })
  await one.handlers['study.open']({ path: theirs, create: false })
  const more: ViewShows = { ...shows, choice: { ...choice, shows: 'years' } }
  await keep(one, '乙的沿用', more)
  await one.handlers['study.open']({ path: mine, create: false })
  await one.handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  expect(await all(one)).toMatchObject([{ name: '乙的沿用', shows: more }])

  const { sort: _later, ...before } = shows
  await keep(one, '早存的', before as ViewShows)
  expect((await all(one))[1]?.shows).toEqual({ ...before, sort: null })
})
