import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { mainIndicators } from '#shared/domain/main-indicators.ts'
import type { ViewShows } from '#shared/domain/view.ts'
import { endSession } from '../../src-main/api/session.ts'
import { rootPath } from '../../src-main/root.ts'
import { addView } from '../../src-main/store/views.ts'
import { desk, importInto } from '../api/desk.ts'
import { reopen } from '../export/reopen.ts'

// The command line is started anew for each workbook.
vi.setConfig({ testTimeout: 60_000 })

const [FIRST, SECOND, THIRD] = ['丙县民政局', '甲县民政局', '乙县民政局'] as const
const FIGURES = ['h_req_new', 'h_granted'].map(id => ({ id, definition: null }))

const TABLE: ViewShows = {
  page: 'compare',
  layout: 'table',
  choice: { organisations: [FIRST, SECOND], years: null, indicators: null, onlyStated: true },
  changes: 'last',
}
const BODIES = {
  page: 'compare',
  layout: 'bodies',
  choice: { organisations: null, years: [2016], figures: FIGURES, year: 2017, ranks: true, silent: false },
  sort: { figure: 'h_req_new', descending: true },
} satisfies ViewShows
const YEARS: ViewShows = {
  page: 'compare',
  layout: 'years',
  choice: { organisations: [THIRD, FIRST], years: [2017], figures: FIGURES, year: null, ranks: false, silent: false },
  sort: null,
}
const CHART: ViewShows = {
  page: 'chart',
  choice: {
    ...{ kind: 'trend', figures: FIGURES, organisations: null, year: null, groupBy: null },
    ...{ shares: false, palette: 'colour', title: '' },
  },
}

async function study() {
  const at = await desk()
  await importInto(at, [
    [FIRST, 2016, '3'],
    [FIRST, 2017, '4'],
    [SECOND, 2017, '9'],
    [THIRD, 2017, '5'],
  ])
  const { handlers, session, folder } = at
  /** Close the study and write a view of it without a window. */
  const compare = async (view: string, more: readonly string[] = []) => {
    await endSession(session)
    const out = join(folder, `${view.replaceAll('/', '')}-命令行.xlsx`)
    const args = ['compare', '--study', '研究.nianbao', '--view', view, '--out', out, ...more]
    const { status, stdout, stderr } = spawnSync(process.execPath, [rootPath('src-main/cli.ts'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    return { status, stdout, stderr, out }
  }
  const keep = (name: string, shows: ViewShows) => handlers['view.keep']({ name, shows })
  return { ...at, keep, compare, path: (name: string) => join(folder, name) }
}

it('writes a comparison that was kept to the same bytes as the window', async () => {
  const { handlers, keep, compare, path } = await study()
  await keep('两县对照', TABLE)
  const forms = await handlers['form.all']({})
  const asked = { organisations: [FIRST, SECOND], years: [], indicators: mainIndicators(forms), onlyStated: true }
  await handlers['compare.export']({ ...asked, path: path('窗口.xlsx'), language: 'zh' })
  const { status, stdout, stderr, out } = await compare('两县对照')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain(`写好 ${out}`)
  expect(readFileSync(out).equals(readFileSync(path('窗口.xlsx')))).toBe(true)
})

it('writes panels that were kept to the same bytes as the window, in their order', async () => {
  const { handlers, keep, compare, path } = await study()
  const draft = { label: '没有公开的', unit: '件', means: '', comparability: 'exact' } as const
  const formulas = [{ edition: 't14', formula: 'req_received - answer_granted' }]
  const { seriesId } = await handlers['ownSeries.keep']({ seriesId: null, draft: { ...draft, formulas } })
  const figures = [...FIGURES, { id: seriesId, definition: null }]
  await keep('各县排名', { ...BODIES, choice: { ...BODIES.choice, figures } })
  await keep('Years / 历年', YEARS)
  const order = { arrangement: 'bodies', year: 2017, sort: { figure: 'h_req_new', descending: true } } as const
  const reporting = { reportingOn: 2017, withSilent: false } as const
  const bodies = { organisations: [], years: [], figures, bodies: reporting, ...order }
  await handlers['panel.export']({ ...bodies, path: path('各县.xlsx'), language: 'zh' })
  const years = {
    organisations: [THIRD, FIRST],
    years: [2017],
    figures: FIGURES,
    arrangement: 'years',
    year: null,
  } as const
  await handlers['panel.export']({ ...years, path: path('历年.xlsx'), language: 'en' })

  const first = await compare('各县排名')
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' })
  expect(readFileSync(first.out).equals(readFileSync(path('各县.xlsx')))).toBe(true)
  const sheet = (await reopen(first.out)).getWorksheet('各机构')!
  expect(['B3', 'B4', 'B5'].map(cell => sheet.getCell(cell).value)).toEqual([SECOND, THIRD, FIRST])
  const other = await compare('Years / 历年', ['--lang', 'en', '--json'])
  expect(JSON.parse(other.stdout)).toMatchObject({ path: other.out, rows: 4, gone: [] })
  expect(readFileSync(other.out).equals(readFileSync(path('历年.xlsx')))).toBe(true)
})

it('says what a view names and the study has no longer, and writes the rest', async () => {
  const { session, compare } = await study()
  const choice = {
    ...BODIES.choice,
    organisations: [SECOND, '没有的县'],
    figures: [...FIGURES, { id: 'gone', definition: null }],
  }
  const said = { reason: '', author: '', now: '2026-01-02T03:04:05.000Z' }
  addView(session.store!, '旧视图', { ...BODIES, choice, sort: null } as ViewShows, said)
  const { status, stderr, stdout } = await compare('旧视图', ['--json'])
  expect(status).toBe(0)
  expect(stderr).toBe('视图里的这些研究里没有了，其余照写：没有的县、gone\n')
  expect(JSON.parse(stdout)).toMatchObject({ rows: 1, gone: [{ name: '没有的县' }, { id: 'gone' }] })
})

it('refuses what it cannot write, and says why', async () => {
  const { session, keep, compare } = await study()
  await keep('图', CHART)
  await keep('对照', TABLE)
  await keep('重名', BODIES)
  await keep('重名', YEARS)
  await keep('空', { ...TABLE, choice: { ...TABLE.choice, years: [] } } as ViewShows)
  const said = { reason: '', author: '', now: '2026-01-02T03:04:05.000Z' }
  addView(session.store!, '将来', { page: 'map' } as unknown as ViewShows, said)
  for (const [view, says] of [
    ['没有', '没有叫“没有”的视图。能写成工作簿的：对照、重名、空\n'],
    ['图', '视图“图”不是比较，也不是面板'],
    ['重名', '有 2 个视图都叫“重名”'],
    ['空', '没有选机构、年份或指标'],
    ['将来', '更新版的年报台'],
  ] as const) {
    const { status, stderr, stdout, out } = await compare(view)
    expect([view, status, stdout, existsSync(out)]).toEqual([view, 1, '', false])
    expect(stderr).toContain(says)
  }
  expect((await compare('没有', ['--lang', 'en'])).stderr).toContain('no view called “没有”')
})
