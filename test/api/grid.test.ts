import { describe, expect, it } from 'vitest'
import {
  GRID_KINDS,
  GRID_MARKS,
  type GridFilter,
  type GridPage,
  type GridQuery,
  type GridSort,
} from '#shared/domain/grid.ts'
import { loadForms } from '../../src-main/forms.ts'
import { reviewReport } from '../../src-main/import/review.ts'
import type { Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { madeReport, putReport, reading, stated } from '../store/made.ts'
import { desk } from './desk.ts'

const FORMS = loadForms()
const COLUMNS = ['req_received', 'req_in_person', 'review14_total', 'req_new_total']
const asked = (sort: GridSort | null = null, filters: readonly GridFilter[] = [], more: Partial<GridQuery> = {}) => ({
  query: { which: 'standing', filters, sort, asking: 1, ...more } as const,
  columns: COLUMNS,
  offset: 0,
  limit: 100,
})

/** Three bodies; every kind of cell somewhere. */
async function study() {
  const at = await desk()
  const store = at.session.store as Store
  const put = (name: string, year: number, cells: Readonly<Record<string, string>>) =>
    putReport(
      store,
      `${name}${year}`,
      madeReport({
        organisation: stated(name),
        year: stated(year),
        readings: Object.entries(cells).map(([indicator, printed]) =>
          reading(
            indicator,
            printed,
            printed.startsWith('?')
              ? { value: { kind: 'ambiguous', text: printed.slice(1), candidates: [{ number: 15, why: 'x' }] } }
              : {},
          ),
        ),
      }),
    )
  const ids = {
    乙16: put('乙市司法局', 2016, { req_received: '12', req_in_person: '/' }),
    甲17: put('甲县民政局', 2017, { req_received: '0', req_in_person: '', review14_total: '?1510' }),
    甲16: put('甲县民政局', 2016, {
      req_received: '3',
      req_in_person: '4',
      req_fax: '0',
      req_online: '0',
      req_mail: '0',
    }),
    丙16: put('丙区水利局', 2016, { req_received: '3万元', req_in_person: '—' }),
  }
  for (const id of Object.values(ids)) allOrNothing(store, () => reviewReport(store, FORMS, id))
  return { ...at, ids, store }
}

/** `甲县民政局 2016: 3 | 4 | …` */
function shown(page: GridPage): readonly string[] {
  const texts = new Map(page.texts.map((text, nth) => [page.textAt[nth], text]))
  return page.reports.map((_id, row) => {
    const cells = COLUMNS.map((_column, place) => {
      const at = row * COLUMNS.length + place
      const kind = GRID_KINDS[page.kinds[at] ?? -1]
      const marks = Object.entries(GRID_MARKS).filter(([, bit]) => ((page.marks[at] ?? 0) & bit) !== 0)
      const text = texts.get(at) ?? ''
      return [kind === 'number' ? `${page.numbers[at]}${text}` : `${kind}${text}`, ...marks.map(([name]) => name)].join(
        '!',
      )
    })
    return `${page.organisations[row]} ${page.years[row]}: ${cells.join(' | ')}`
  })
}
const names = (page: GridPage) =>
  page.reports.map((_id, row) => `${page.organisations[row]![0]}${page.years[row]! % 100}`)

describe('the grid', () => {
  it('keeps 0, blank, "/", "—", what is missing and what the form does not have apart', async () => {
    const { handlers } = await study()
    const page = await handlers['grid.page'](asked())
    // a sum of many parts marks the sum alone
    expect(shown(page)).toEqual([
      '丙区水利局 2016: 3万元 | dash— | missing | not-in-form',
      '乙市司法局 2016: 12 | slash/ | missing | not-in-form',
      '甲县民政局 2016: 3!error | 4 | missing | not-in-form',
      '甲县民政局 2017: 0 | blank | ambiguous1510 | not-in-form',
    ])
    expect(page.total).toBe(4)
  })

  it('calls a report that names nobody by its title, and one without a title by its file', async () => {
    const { handlers, session } = await desk()
    for (const title of ['2016年工作年度报告', ''])
      putReport(
        session.store as Store,
        `文件${title.length}`,
        madeReport({ title, organisation: stated<string>(null) }),
      )
    const page = await handlers['grid.page'](asked())
    expect([...page.organisations].sort()).toEqual(['2016年工作年度报告', '文件0.txt'])
  })

  it('shows the newest correction that stands, and what the file states when it is taken back', async () => {
    const { handlers, ids } = await study()
    const edit = { reportId: ids.甲16, indicator: 'req_in_person', reason: '' }
    await handlers['edit.make']({ ...edit, text: '2' })
    await handlers['edit.make']({ ...edit, text: '3' })
    expect(shown(await handlers['grid.page'](asked()))[2]).toBe(
      '甲县民政局 2016: 3 | 3!corrected | missing | not-in-form',
    )
    await handlers['step.undo']({})
    expect(shown(await handlers['grid.page'](asked()))[2]).toMatch(/ 3!error \| 2!corrected \|/)
    await handlers['step.undo']({})
    expect(shown(await handlers['grid.page'](asked()))[2]).toMatch(/ 3!error \| 4 \|/)
  })

  it.each<[string, GridSort, readonly string[]]>([
    [
      'numbers upwards, what is no number last',
      { column: 'req_in_person', descending: false },
      ['甲16', '甲17', '乙16', '丙16'],
    ],
    [
      'numbers downwards, what is no number last still',
      { column: 'req_received', descending: true },
      ['乙16', '丙16', '甲16', '甲17'],
    ],
    ['years, then bodies', { column: 'year', descending: true }, ['甲17', '丙16', '乙16', '甲16']],
    ['bodies backwards', { column: 'organisation', descending: true }, ['甲16', '甲17', '乙16', '丙16']],
  ])('sorts by %s', async (_what, sort, order) => {
    const { handlers } = await study()
    expect(names(await handlers['grid.page'](asked(sort)))).toEqual(order)
  })

  it.each<[string, GridFilter, readonly string[]]>([
    [
      'a comparison',
      {
        on: 'number',
        indicator: 'req_received',
        tests: [
          { is: '>', number: 0 },
          { is: '<', number: 12 },
        ],
      },
      ['丙16', '甲16'],
    ],
    [
      'zero, which is not blank',
      { on: 'number', indicator: 'req_received', tests: [{ is: '=', number: 0 }] },
      ['甲17'],
    ],
    ['kinds', { on: 'kinds', indicator: 'req_in_person', kinds: ['slash', 'blank'] }, ['乙16', '甲17']],
    ['what is missing', { on: 'status', status: 'missing', indicator: 'review14_total' }, ['丙16', '乙16', '甲16']],
    ['cells in doubt', { on: 'status', status: 'in-doubt', indicator: 'review14_total' }, ['甲17']],
    ['reports with doubt', { on: 'status', status: 'in-doubt', indicator: null }, ['甲17']],
    ['contradicting cells', { on: 'status', status: 'contradicting', indicator: 'req_received' }, ['甲16']],
    [
      'cells nothing speaks against',
      { on: 'status', status: 'read', indicator: 'req_received' },
      ['丙16', '乙16', '甲17'],
    ],
    [
      'reports that lack something',
      { on: 'status', status: 'missing', indicator: null },
      ['丙16', '乙16', '甲16', '甲17'],
    ],
    ['years', { on: 'years', from: 2017, to: null }, ['甲17']],
    ['editions', { on: 'editions', editions: ['t21'] }, []],
    ['a name', { on: 'organisation', words: '局 甲' }, ['甲16', '甲17']],
  ])('filters by %s', async (_what, filter, rows) => {
    const { handlers } = await study()
    expect(names(await handlers['grid.page'](asked(null, [filter])))).toEqual(rows)
  })

  it('filters by where bodies belong', async () => {
    const { handlers, store } = await study()
    store.database.exec(`
      UPDATE organisation SET region = '410802', rank = 'county', kind = 'civil' WHERE name LIKE '甲%';
      UPDATE organisation SET region = '411300' WHERE name LIKE '乙%'`)
    const by = async (what: 'region' | 'rank' | 'kind', value: string) =>
      names(await handlers['grid.page'](asked(null, [{ on: 'body', what, value }])))
    expect(await by('region', '410000')).toEqual(['乙16', '甲16', '甲17'])
    expect(await by('region', '410800')).toEqual(['甲16', '甲17'])
    expect(await by('region', 'none')).toEqual(['丙16'])
    expect(await by('rank', 'county')).toEqual(['甲16', '甲17'])
    expect(await by('kind', 'none')).toEqual(['丙16', '乙16'])
  })

  it('no longer marks what somebody has judged', async () => {
    const { handlers } = await study()
    const { rows } = await handlers['finding.page']({ offset: 0, limit: 10 })
    await handlers['finding.judge']({ findingIds: rows.map(({ id }) => id), verdict: 'fine', reason: '' })
    expect(shown(await handlers['grid.page'](asked()))[2]).toBe('甲县民政局 2016: 3 | 4 | missing | not-in-form')
    const contradicting = { on: 'status', status: 'contradicting', indicator: 'req_received' } as const
    expect((await handlers['grid.page'](asked(null, [contradicting]))).total).toBe(0)
  })

  it('filters by correction, of a cell and of a report', async () => {
    const { handlers, ids } = await study()
    await handlers['edit.make']({ reportId: ids.丙16, indicator: 'req_in_person', text: '5', reason: '' })
    for (const indicator of ['req_in_person', null]) {
      const page = await handlers['grid.page'](asked(null, [{ on: 'status', status: 'corrected', indicator }]))
      expect(names(page)).toEqual(['丙16'])
    }
  })

  it('keeps the order of one asking while values change, and orders anew for the next', async () => {
    const { handlers, ids } = await study()
    const sort = { column: 'req_received', descending: true }
    await handlers['grid.page'](asked(sort))
    await handlers['edit.make']({ reportId: ids.甲17, indicator: 'req_received', text: '99', reason: '' })
    const same = await handlers['grid.page'](asked(sort))
    expect(names(same)).toEqual(['乙16', '丙16', '甲16', '甲17'])
    expect(shown(same)[3]).toMatch(/^甲县民政局 2017: 99!corrected/)
    const next = await handlers['grid.page'](asked(sort, [], { asking: 2 }))
    expect(names(next)).toEqual(['甲17', '乙16', '丙16', '甲16'])
  })

  it('gives the first rows before all are ordered, and they are the same', async () => {
    const { handlers, store } = await study()
    const usual = { column: 'organisation', descending: false }
    const quick = await handlers['grid.page']({ ...asked(), limit: 3 })
    const ordered = await handlers['grid.page']({ ...asked(usual), limit: 3 })
    expect(shown(quick)).toEqual(shown(ordered))
    expect(quick.total).toBe(4)
    // one that does not say whose it is comes last, wherever the window ends
    putReport(store, '无名', madeReport({ organisation: stated<string>(null), title: '一份年报' }))
    const again = (offset: number, limit: number) =>
      handlers['grid.page']({ ...asked(null, [], { asking: 2 }), offset, limit })
    expect(names(await again(0, 4))).toEqual(['丙16', '乙16', '甲16', '甲17'])
    expect(names(await again(0, 5))).toEqual(['丙16', '乙16', '甲16', '甲17', '一16'])
    expect((await again(2, 2)).total).toBe(5)
  })

  it('gives windows that together are the whole', async () => {
    const { handlers } = await study()
    const whole = shown(await handlers['grid.page'](asked()))
    const halves = await Promise.all(
      [0, 2].map(async offset => shown(await handlers['grid.page']({ ...asked(), offset, limit: 2 }))),
    )
    expect(halves.flat()).toEqual(whole)
  })

  it('finds the next and the previous place: names, years, numbers, texts', async () => {
    const { handlers, ids } = await study()
    await handlers['edit.make']({ reportId: ids.甲16, indicator: 'req_in_person', text: '12', reason: '' })
    const { query, columns } = asked()
    const find = async (words: string, row: number, column: string, backwards = false) => {
      const { found } = await handlers['grid.find']({ query, columns, words, from: { row, column }, backwards })
      return found && `${found.row} ${found.column}`
    }
    expect(await find('民政', 0, '')).toBe('2 organisation')
    expect(await find('民政', 2, 'organisation')).toBe('3 organisation')
    expect(await find('2017', 0, '')).toBe('3 year')
    expect(await find('12', 0, '')).toBe('1 req_received')
    expect(await find('１２', 1, 'req_received')).toBe('2 req_in_person')
    // what was corrected away is not there any more
    expect(await find('4', 0, '')).toBe(null)
    expect(await find('12', 2, 'req_in_person', true)).toBe('1 req_received')
    expect(await find('/', 3, 'year', true)).toBe('1 req_in_person')
    expect(await find('没有的', 0, '')).toBe(null)
  })

  it('adds up numbers only', async () => {
    const { handlers } = await study()
    const { query, columns } = asked()
    expect(await handlers['grid.sum']({ query, columns, from: 0, to: 100 })).toEqual({
      cells: 16,
      numbers: 5,
      sum: 22,
      next: null,
    })
  })

  it('refuses a column nobody knows', async () => {
    const { handlers } = await study()
    await expect(handlers['grid.page']({ ...asked(), columns: ['nothing'] })).rejects.toMatchObject({
      error: { code: 'indicator/unknown', indicator: 'nothing' },
    })
  })
})

describe('column sets', () => {
  it('are kept by name in the study, replaced and dropped', async () => {
    const { handlers } = await desk()
    await handlers['columnSet.keep']({ name: '申请', indicators: ['req_received', 'req_fax'] })
    await handlers['columnSet.keep']({ name: ' 复议 ', indicators: ['review14_total'] })
    await handlers['columnSet.keep']({ name: '申请', indicators: ['req_received'] })
    expect(await handlers['columnSet.all']({})).toEqual([
      { name: '复议', indicators: ['review14_total'] },
      { name: '申请', indicators: ['req_received'] },
    ])
    expect(await handlers['columnSet.drop']({ name: '复议' })).toHaveLength(1)
  })

  it('may hold series, and what a person made and deleted; anything else is refused', async () => {
    const { handlers } = await desk()
    const indicators = ['h_req_new', 'grant_rate', 'my_gone', 'own_9']
    expect(await handlers['columnSet.keep']({ name: '比率', indicators })).toEqual([{ name: '比率', indicators }])
    await expect(async () => handlers['columnSet.keep']({ name: '错', indicators: ['nonsense'] })).rejects.toThrow(
      'indicator/unknown',
    )
  })
})
