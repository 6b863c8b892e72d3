import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { ReportId } from '#shared/domain/study.ts'
import { readDue } from '../../src-main/api/read-due.ts'
import { dueReports, markDue } from '../../src-main/store/reading-due.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { report2014 } from '../e2e/made-reports.ts'
import { dump, isSound } from '../import/dump.ts'
import { desk } from './desk.ts'

// four studies with three imports each, and the machine may be busy
vi.setConfig({ testTimeout: 60_000 })

type Engine = Awaited<ReturnType<typeof desk>>
const LABEL = '6.政务客户端公开政府信息数'

/** Three reports of one form, two of which print a row of their own. */
async function withRows(engine: Engine): Promise<readonly ReportId[]> {
  const { handlers, session, folder } = engine
  const drop = join(folder, 'drop')
  mkdirSync(drop)
  const put = (body: string, year: number, row: string) => {
    const lines = report2014(body, year, { channel_other: '2', proactive_total: '9', channel_website: '9' }).split('\n')
    const at = lines.findIndex(line => line.startsWith('5.其他方式公开'))
    if (row !== '') lines.splice(at + 1, 0, row)
    writeFileSync(join(drop, `${body}${year}.txt`), lines.join('\n'))
  }
  put('松屿市档案局', 2016, `${LABEL} | 条 | 17 |`)
  put('松屿市渔业局', 2016, '(六) 政务客户端公开政府信息数 | 条 | / |')
  put('松屿市气象局', 2016, '')
  await handlers['import.start']({ paths: [drop] })
  await session.running?.ended
  // the files themselves are not needed again
  rmSync(drop, { recursive: true })
  const { rows } = await handlers['report.page']({
    offset: 0,
    limit: 9,
    search: '',
    sort: 'fileName',
    descending: false,
  })
  return ['档案局', '渔业局', '气象局'].map(name => rows.find(row => row.organisation.includes(name))?.id ?? 0)
}

async function settled({ session }: Engine): Promise<void> {
  while (session.running) await session.running.ended
}

const valueIn = async ({ handlers }: Engine, reportId: ReportId, indicator: string) =>
  (await handlers['report.read']({ reportId })).observations.find(one => one.indicator === indicator)?.value ?? null

it("teaches a row as an indicator of one's own, in every report that prints it, and takes it back", async () => {
  const engine = await desk()
  const { handlers, session, told, bugs } = engine
  const [archive = 0, fishery = 0, weather = 0] = await withRows(engine)
  const before = dump(session.store!)
  const first = await handlers['report.read']({ reportId: archive })
  expect(first.local).toMatchObject([{ label: LABEL }])
  expect(await handlers['teach.offer']({ reportId: archive, row: 0 })).toEqual({
    edition: 't14',
    table: 'statistics',
    under: 't14_h1_2',
    label: LABEL,
    unit: '条',
    columns: 1,
    reports: 2,
  })
  // what a person said before stays
  await handlers['edit.make']({ reportId: archive, indicator: 'channel_gazette', text: '3', reason: '原件' })

  const target = {
    kind: 'new',
    id: 'client',
    label: '政务客户端公开政府信息数',
    unit: '条',
    group: '公开渠道',
  } as const
  const { step, reports } = await handlers['teach.row']({ reportId: archive, row: 0, target })
  expect(reports).toBe(2)
  await settled(engine)
  expect(told.filter(({ name }) => name === 'teach.done')).toMatchObject([{ news: { reports: 2 } }])
  expect(await valueIn(engine, archive, 'own_client')).toMatchObject({ kind: 'number', number: 17 })
  expect(await valueIn(engine, fishery, 'own_client')).toMatchObject({ kind: 'slash' })
  expect(await valueIn(engine, weather, 'own_client')).toBeNull()
  expect(await valueIn(engine, archive, 'channel_gazette')).toMatchObject({ number: 3 })
  const taught = await handlers['report.read']({ reportId: archive })
  expect(taught.local).toEqual([])
  expect(taught.remarks.map(({ says }) => says)).toContain(`“${LABEL}”一行按教过的读法读出`)

  // like any other: in the forms, to be corrected, to be compared
  const forms = await handlers['form.all']({})
  expect(forms.at(-1)).toMatchObject({
    id: 'own',
    tables: [{ title: { zh: '公开渠道' }, rows: [{ id: 'own_client' }] }],
  })
  await handlers['edit.make']({ reportId: weather, indicator: 'own_client', text: '4', reason: '' })
  const table = await handlers['compare.table']({
    organisations: [],
    years: [2016],
    indicators: ['own_client'],
    offset: 0,
    limit: 9,
    onlyStated: false,
  })
  expect(JSON.stringify(table)).toContain('"number":17')
  await handlers['step.undo']({})

  await handlers['step.undo']({ stepId: step.id })
  await settled(engine)
  expect(await valueIn(engine, archive, 'own_client')).toBeNull()
  expect((await handlers['report.read']({ reportId: archive })).local).toMatchObject([{ label: LABEL }])
  expect((await handlers['form.all']({})).some(({ id }) => id === 'own')).toBe(false)
  const after = dump(session.store!)
  for (const name of ['local_row', 'taught_row', 'reading_due', 'report', 'claim', 'section'])
    expect([name, withoutIds(after.get(name))]).toEqual([name, withoutIds(before.get(name))])

  await handlers['step.redo']({ stepId: step.id })
  await settled(engine)
  expect(await valueIn(engine, archive, 'own_client')).toMatchObject({ number: 17 })
  expect(isSound(session.store!)).toBe(true)
  expect(bugs).toEqual([])
})

it("teaches a row as one of the form's own, when the form's own is not there", async () => {
  const engine = await desk()
  const { handlers, session, folder } = engine
  const drop = join(folder, 'drop')
  mkdirSync(drop)
  const lines = report2014('松屿市档案局', 2016, { channel_gazette: '5' }).split('\n')
  const at = lines.findIndex(line => line.startsWith('4.政务微信公开'))
  lines[at] = '4.移动新媒体发布 | 条 | 31 |'
  writeFileSync(join(drop, 'a.txt'), lines.join('\n'))
  await handlers['import.start']({ paths: [drop] })
  await session.running?.ended
  const [row] = (await handlers['report.page']({ offset: 0, limit: 9, search: '', sort: 'year', descending: false }))
    .rows
  const reportId = row?.id ?? 0
  const target = { kind: 'row', table: 'statistics', row: 'channel_wechat' } as const
  await handlers['teach.row']({ reportId, row: 0, target })
  await settled(engine)
  expect(await valueIn(engine, reportId, 'channel_wechat')).toMatchObject({ number: 31 })
  // a later import is read by it, too
  lines[0] = lines[0]!.replaceAll('档案局', '渔业局')
  writeFileSync(join(drop, 'b.txt'), lines.join('\n').replaceAll('档案局', '渔业局'))
  await handlers['import.start']({ paths: [drop] })
  await session.running?.ended
  const { rows } = await handlers['report.page']({
    offset: 0,
    limit: 9,
    search: '渔业',
    sort: 'year',
    descending: false,
  })
  expect(await valueIn(engine, rows[0]?.id ?? 0, 'channel_wechat')).toMatchObject({ number: 31 })
})

it('refuses what cannot be taught with its reason, and writes nothing', async () => {
  const engine = await desk()
  const { handlers, session } = engine
  const [archive = 0] = await withRows(engine)
  const before = dump(session.store!)
  const teach =
    (target: Parameters<(typeof handlers)['teach.row']>[0]['target'], row = 0) =>
    () =>
      handlers['teach.row']({ reportId: archive, row, target })
  const made = { kind: 'new', label: '甲', unit: '条', group: '乙' } as const
  await expect(teach({ ...made, id: null }, 5)()).rejects.toThrow('teach/no-row')
  await expect(teach({ ...made, id: 'Größe' })()).rejects.toThrow('teach/bad-id')
  await expect(teach({ ...made, id: null, label: ' ' })()).rejects.toThrow('teach/no-label')
  await expect(teach({ kind: 'row', table: 'statistics', row: 'nonsense' })()).rejects.toThrow('teach/unfit')
  await expect(teach({ kind: 'own', id: 'own_9' })()).rejects.toThrow('teach/unfit')
  expect(dump(session.store!)).toEqual(before)
  await handlers['teach.own']({ id: 'size', label: '甲', unit: '', group: '乙' })
  await handlers['step.undo']({})
  expect(() => handlers['teach.own']({ id: 'size', label: '丙', unit: '', group: '乙' })).toThrow('teach/id-taken')
})

it('does what a kill left to be done when the study is opened again', async () => {
  const engine = await desk()
  const { handlers, session } = engine
  const [archive = 0] = await withRows(engine)
  const store = session.store!
  allOrNothing(store, () => markDue(store, [archive]))
  await handlers['study.open']({ path: store.path, create: false })
  await settled(engine)
  expect(dueReports(session.store!)).toEqual([])
  readDue(session)
  expect(session.running).toBeNull()
})

function withoutIds(rows: unknown): unknown {
  return (rows as Record<string, unknown>[]).map(({ id: _id, local_row_id: _row, ...rest }) => rest)
}
