import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { OwnSeriesDraft } from '#shared/domain/own-series.ts'
import { PANEL_LACKS } from '#shared/domain/panel.ts'
import { openStore } from '../../src-main/api/session.ts'
import { isSound } from '../import/dump.ts'
import { madeReport, putReport, reading, stated } from '../store/made.ts'
import { desk } from './desk.ts'

// Whole studies are copied and looked through, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

type Desk = Awaited<ReturnType<typeof desk>>

const DRAFT: OwnSeriesDraft = {
  label: '没有公开的',
  unit: '件',
  means: '收到而没有予以公开的申请',
  comparability: 'approximate',
  formulas: [
    { edition: 't14', formula: 'req_received - answer_granted' },
    { edition: 't21', formula: 'req_new_total − req_granted_total' },
  ],
}

const of = (formula: string, more: Partial<OwnSeriesDraft> = {}): OwnSeriesDraft => ({
  ...DRAFT,
  formulas: [{ edition: null, formula }],
  ...more,
})

/** Two bodies, 2018 in the form of 2014 and 2021, 2022 in that of 2021. */
async function study() {
  const one = await desk()
  const put = (body: string, year: number, edition: string, cells: Record<string, string>) =>
    putReport(
      openStore(one.session),
      `${body}${year}`,
      madeReport({
        organisation: stated(body),
        year: stated(year),
        editions: [edition],
        readings: Object.entries(cells).map(([indicator, printed]) => reading(indicator, printed, { edition })),
      }),
    )
  put('甲局', 2018, 't14', { req_received: '9', answer_granted: '4' })
  put('甲局', 2021, 't21', { req_new_total: '20', req_granted_total: '5' })
  put('甲局', 2022, 't21', { req_new_total: '30', req_granted_total: '/' })
  put('乙局', 2021, 't21', { req_new_total: '80', req_granted_total: '20' })
  return one
}

const keep = async ({ handlers }: Desk, draft: OwnSeriesDraft = DRAFT, seriesId: string | null = null) =>
  (await handlers['ownSeries.keep']({ seriesId, draft, author: '甲' })).seriesId

/** What a series comes to: body, year, number or why there is none. */
async function worked({ handlers }: Desk, id: string): Promise<readonly string[]> {
  const request = { organisations: [], years: [], figures: [{ id, definition: null }] }
  const head = await handlers['panel.open'](request)
  const window = await handlers['panel.window']({ panelId: head.panelId, from: 0, count: 9 })
  return head.organisations.flatMap((body, place) =>
    head.years.map((year, at) => {
      const cell = place * head.years.length + at
      const number = window.numbers[cell]
      return `${body} ${year} ${Number.isNaN(number) ? PANEL_LACKS[window.lacks[cell]!] : number}`
    }),
  )
}

it('stands among the series, is worked out by the formula of each edition, and says how far it may be compared', async () => {
  const one = await study()
  const id = await keep(one)
  const series = (await one.handlers['series.all']({})).at(-1)
  expect(series).toMatchObject({ id, unit: '件', label: { zh: '没有公开的' }, means: { zh: DRAFT.means } })
  expect(await worked(one, id)).toEqual([
    '乙局 2018 no-report',
    '乙局 2021 60',
    '乙局 2022 no-report',
    '甲局 2018 5',
    '甲局 2021 15',
    '甲局 2022 30',
  ])
  const head = await one.handlers['panel.open']({ organisations: [], years: [], figures: [{ id, definition: null }] })
  const crossed = head.figures[0]!.breaks.find(({ between }) => between.join() === 't14,t21')
  expect(crossed).toMatchObject({ class: 'approximate', why: [{ zh: expect.stringContaining('自己') }] })
  expect(await one.handlers['panel.evidence']({ id, reportId: 1 })).toEqual({
    indicators: ['req_received', 'answer_granted', 'req_new_total', 'req_granted_total'],
    range: null,
  })
  const { path } = await one.handlers['study.summary']({})
  await one.handlers['study.open']({ path, create: false })
  expect(await one.handlers['ownSeries.all']({})).toEqual([{ ...DRAFT, id }])
})

it('that divides is a ratio: of many bodies its parts are summed before they are divided', async () => {
  const one = await study()
  const id = await keep(one, of('h_granted / h_req_new', { unit: '%' }))
  const head = await one.handlers['panel.open']({
    organisations: [],
    years: [2021],
    figures: [{ id, definition: null }],
  })
  const [together] = head.figures[0]!.together
  const parts = openStore(one.session)
    .database.prepare(
      `SELECT sum(iif(v.indicator = 'req_granted_total', v.number, 0)) * 1.0
              / sum(iif(v.indicator = 'req_new_total', v.number, 0)) AS pooled
       FROM observation v JOIN report r ON r.id = v.report_id WHERE r.year = 2021`,
    )
    .get() as { pooled: number }
  expect(together).toMatchObject({ pooled: parts.pooled, numbers: 2 })
  expect(together!.pooled).toBe(0.25)
})

it('rests on other own series, whichever was made first, but never on itself', async () => {
  const one = await study()
  const base = await keep(one)
  const double = await keep(one, of(`${base} * 2`, { label: '两倍' }))
  expect(await worked(one, double)).toContain('甲局 2021 30')
  const later = await keep(one, of('req_new_total', { label: '后来的' }))
  await keep(one, of(`${later} + 1`, { label: '没有公开的' }), base)
  expect(await worked(one, double)).toContain('甲局 2021 42')
  await expect(keep(one, of(`${double} + 1`), base)).rejects.toThrow('series/bad-formula')
  await expect(keep(one, of(`${base} + 1`), base)).rejects.toThrow('series/bad-formula')
})

it('whose parts were deleted says so in place of a number, and works again once they are back', async () => {
  const one = await study()
  const base = await keep(one)
  const double = await keep(one, of(`${base} * 2`, { label: '两倍' }))
  await one.handlers['ownSeries.drop']({ seriesId: base })
  expect((await worked(one, double)).filter(line => line.startsWith('甲局'))).toEqual([
    '甲局 2018 not-in-form',
    '甲局 2021 not-in-form',
    '甲局 2022 not-in-form',
  ])
  const asked = { organisations: [], years: [], figures: [{ id: double, definition: null }] }
  const head = await one.handlers['panel.open'](asked)
  expect(head.figures[0]!.because[head.editions.indexOf('t21')]?.zh).toContain(base)
  await expect(worked(one, base)).rejects.toThrow('indicator/unknown')
  await one.handlers['step.undo']({})
  expect(await worked(one, double)).toContain('甲局 2021 30')
})

it('is written in steps that the history tells, and that can be undone', async () => {
  const one = await study()
  const { handlers } = one
  const id = await keep(one)
  await keep(one, { ...DRAFT, label: '改名', formulas: [DRAFT.formulas[1]!] }, id)
  expect(await worked(one, id)).toContain('甲局 2018 no-formula')
  const { rows } = await handlers['step.page']({ kind: 'series', offset: 0, limit: 9 })
  const changes = await handlers['step.changes']({ stepId: rows[0]!.id, offset: 0, limit: 9 })
  expect(changes.rows.map(({ subject, before, after }) => [subject, before, after])).toEqual([
    ['没有公开的', '没有公开的', '改名'],
    ['改名', 'req_received - answer_granted', null],
  ])
  await handlers['step.undo']({})
  expect(await worked(one, id)).toContain('甲局 2018 5')
  await handlers['step.undo']({})
  expect(await handlers['ownSeries.all']({})).toEqual([])
  await handlers['step.redo']({})
  expect(await handlers['ownSeries.all']({})).toMatchObject([{ id, label: '没有公开的' }])
})

it.each<[string, OwnSeriesDraft, string]>([
  ['no name', { ...DRAFT, label: ' ' }, 'series/unnamed'],
  ['no formula', { ...DRAFT, formulas: [{ edition: 't14', formula: ' ' }] }, 'series/no-formula'],
  ['a formula that ends too soon', of('req_new_total +'), 'series/bad-formula'],
  ['a formula with an unknown name', of('req_newest_total'), 'series/bad-formula'],
])('with %s is refused', async (_what, draft, code) => {
  const one = await study()
  await expect(keep(one, draft)).rejects.toThrow(code)
  expect(await one.handlers['ownSeries.all']({})).toEqual([])
})

it('is tried on one body before it is kept, with what a panel would say of it then', async () => {
  const one = await study()
  const { handlers } = one
  const tried = await handlers['ownSeries.try']({ seriesId: null, draft: DRAFT, organisation: '甲局' })
  expect(tried).toEqual([
    { year: 2018, edition: 't14', number: 5, lack: null },
    { year: 2021, edition: 't21', number: 15, lack: null },
    { year: 2022, edition: 't21', number: 30, lack: null },
  ])
  expect(await handlers['ownSeries.all']({})).toEqual([])
  const id = await keep(one)
  const again = await handlers['ownSeries.try']({
    seriesId: id,
    draft: of('previous(req_new_total)'),
    organisation: '甲局',
  })
  expect(again.map(({ number, lack }) => number ?? lack)).toEqual(['no-report', 'no-report', 20])
  const lines = (await worked(one, id)).filter(line => line.startsWith('甲局'))
  expect(lines).toEqual(tried.map(({ year, number, lack }) => `甲局 ${year} ${number ?? lack}`))
})

it('comes over when studies are merged; a formula that both changed is asked about', async () => {
  const one = await study()
  const { handlers } = one
  const shared = await keep(one)
  const mine = (await handlers['study.summary']({})).path
  const theirs = join(one.folder, '乙的研究.nianbao')
  await handlers['study.saveCopy']({ path: theirs })
  await handlers['study.open']({ path: theirs, create: false })
  const own = await keep(one, of('req_new_total * 3', { label: '三倍' }))
  await keep(one, of('req_new_total + 1'), shared)
  await handlers['study.open']({ path: mine, create: false })
  await keep(one, of('req_new_total + 2'), shared)
  const { conflicts } = await handlers['merge.preview']({ path: theirs })
  expect(conflicts).toMatchObject([
    {
      kind: 'series',
      subject: '没有公开的',
      mine: { shown: '没有公开的 · req_new_total + 2' },
      theirs: { shown: '没有公开的 · req_new_total + 1' },
    },
  ])
  await handlers['merge.start']({ path: theirs, decisions: { [conflicts[0]!.key]: 'theirs' }, author: '甲' })
  expect(await worked(one, own)).toContain('甲局 2021 60')
  expect(await worked(one, shared)).toContain('甲局 2021 21')
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
  expect(isSound(openStore(one.session))).toBe(true)
})

it('can be kept in a view, which says when it is gone', async () => {
  const one = await study()
  const id = await keep(one)
  const figures = [{ id, definition: null }]
  const choice = { organisations: null, years: null, figures, year: null, ranks: false, silent: false }
  await one.handlers['view.keep']({ name: '看', shows: { page: 'compare', layout: 'years', choice, sort: null } })
  expect(await one.handlers['view.all']({})).toMatchObject([{ gone: [] }])
  await one.handlers['ownSeries.drop']({ seriesId: id })
  expect(await one.handlers['view.all']({})).toMatchObject([{ gone: [{ kind: 'figure', id }] }])
})

it.each([
  'UPDATE own_series SET name = 1',
  'DELETE FROM own_series',
  'REPLACE INTO own_series SELECT * FROM own_series',
])('refuses %s', async sql => {
  const one = await study()
  await keep(one)
  expect(() => openStore(one.session).database.exec(sql)).toThrow('never')
})
