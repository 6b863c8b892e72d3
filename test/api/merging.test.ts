import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openStore } from '../../src-main/api/session.ts'
import { isSound } from '../import/dump.ts'
import { desk, importInto } from './desk.ts'

// Whole studies are copied and looked through, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

type Desk = Awaited<ReturnType<typeof desk>>

/** Two people with one study each, that was one: of 甲 and 乙, with two reports and one correction. */
async function parted() {
  const one = await desk()
  const { handlers } = one
  await importInto(one, [
    ['甲县民政局', 2016, '3'],
    ['乙县民政局', 2016, '4'],
  ])
  const mine = (await handlers['study.summary']({})).path
  await correct(one, '甲县', 0, '10', '甲')
  const theirs = join(one.folder, '乙的研究.nianbao')
  await handlers['study.saveCopy']({ path: theirs })
  return { one, handlers, mine, theirs, open: (path: string) => handlers['study.open']({ path, create: false }) }
}

async function reportOf({ handlers }: Desk, organisation: string) {
  const query = { offset: 0, limit: 10, search: organisation, sort: 'organisation', descending: false } as const
  const { rows } = await handlers['report.page'](query)
  return handlers['report.read']({ reportId: rows[0]?.id ?? 0 })
}

/** Correct the nth cell of a report. */
async function correct(one: Desk, organisation: string, nth: number, text: string, author: string): Promise<number> {
  const view = await reportOf(one, organisation)
  const indicator = view.observations[nth]?.indicator ?? ''
  const step = await one.handlers['edit.make']({ reportId: view.report.id, indicator, text, reason: '', author })
  return step.id
}

async function shown(one: Desk, organisation: string, nth: number): Promise<unknown> {
  const { observations } = await reportOf(one, organisation)
  const value = observations[nth]?.value
  return value?.kind === 'number' ? value.number : value?.kind
}

function everything({ session }: Desk) {
  const { database } = openStore(session)
  const tables = [
    'source',
    'report',
    'organisation',
    'step',
    'step_line',
    'edit',
    'note',
    'choice',
    'verdict',
    'study_text',
  ]
  return tables.map(table => [table, database.prepare(`SELECT * FROM ${table}`).all()])
}

it('brings over what only the other changed, with who did it; a second time changes nothing', async () => {
  const { one, handlers, mine, theirs, open } = await parted()
  await open(theirs)
  await importInto(one, [['丙县民政局', 2016, '5']])
  await correct(one, '甲县', 0, '11', '乙')
  await correct(one, '甲县', 1, '12', '乙')
  await correct(one, '丙县', 0, '13', '乙')
  const { report } = await reportOf(one, '乙县')
  await handlers['note.write']({ reportId: report.id, indicator: null, text: '问过县局', author: '乙' })
  await open(mine)
  await correct(one, '乙县', 2, '14', '甲')

  const before = await handlers['merge.preview']({ path: theirs })
  expect(before).toMatchObject({ newFiles: 1, newReports: 1, sharedFiles: 2, newSteps: 4, conflicts: [] })
  const { summary, before: backup } = await handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  expect(backup).toMatchObject({ kind: 'merge', reports: 2 })
  expect(summary).toMatchObject({ reports: 3, corrected: 4 })
  expect(await shown(one, '甲县', 0)).toBe(11)
  expect(await shown(one, '甲县', 1)).toBe(12)
  expect(await shown(one, '丙县', 0)).toBe(13)
  expect(await shown(one, '乙县', 2)).toBe(14)
  expect((await reportOf(one, '乙县')).notes).toMatchObject([{ text: '问过县局', author: '乙' }])
  expect((await handlers['step.page']({ author: '乙', offset: 0, limit: 10 })).total).toBe(4)
  expect((await handlers['search.page']({ query: '丙县', offset: 0, limit: 5 })).total).toBe(1)
  expect(isSound(openStore(one.session))).toBe(true)

  const all = everything(one)
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newFiles: 0, newSteps: 0, conflicts: [] })
  await handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  expect(everything(one)).toEqual(all)

  // And the way back: then both have the same.
  await open(theirs)
  expect(await handlers['merge.preview']({ path: mine })).toMatchObject({ newFiles: 0, newSteps: 1, conflicts: [] })
  await handlers['merge.start']({ path: mine, decisions: {}, author: '乙' })
  expect(await shown(one, '乙县', 2)).toBe(14)
  expect(await shown(one, '甲县', 0)).toBe(11)
})

it.each([
  ['mine', 21, 1],
  ['theirs', 31, 0],
  ['both', 21, 1],
] as const)(
  'lists what both changed, and lets %s stand; the other stays in the history',
  async (decision, stands, own) => {
    const { one, handlers, mine, theirs, open } = await parted()
    await open(theirs)
    await correct(one, '甲县', 0, '31', '乙')
    await open(mine)
    await correct(one, '甲县', 0, '21', '甲')
    const { conflicts } = await handlers['merge.preview']({ path: theirs })
    expect(conflicts).toMatchObject([
      {
        kind: 'edit',
        year: 2016,
        mine: { shown: '21', author: '甲' },
        theirs: { shown: '31', author: '乙' },
      },
    ])
    const decisions = { [conflicts[0]?.key ?? '']: decision }
    await handlers['merge.start']({ path: theirs, decisions, author: '甲' })
    expect(await shown(one, '甲县', 0)).toBe(stands)
    const { rows } = await handlers['step.page']({ kind: 'edit', offset: 0, limit: 20 })
    expect(rows.map(({ author, first }) => `${author} ${first?.after}`)).toEqual([
      ...(own ? ['甲 21'] : []),
      '乙 31',
      '甲 21',
      '甲 10',
    ])
    const { notes } = await reportOf(one, '甲县')
    expect(notes.map(({ text }) => text)).toEqual(decision === 'both' ? ['乙：31'] : [])
    expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
    expect(isSound(openStore(one.session))).toBe(true)
  },
)

it('keeps undoing apart from doing: what one undid while the other went on is asked about', async () => {
  const { one, handlers, mine, theirs, open } = await parted()
  await open(theirs)
  await handlers['step.undo']({ author: '乙' })
  await open(mine)
  expect((await handlers['merge.preview']({ path: theirs })).conflicts).toEqual([])
  await correct(one, '甲县', 0, '22', '甲')
  const { conflicts } = await handlers['merge.preview']({ path: theirs })
  expect(conflicts).toMatchObject([{ mine: { shown: '22' }, theirs: { shown: '', author: '' } }])
  await handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  expect(await shown(one, '甲县', 0)).toBe(22)
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
})

it('is undone by restoring the backup made before it', async () => {
  const { one, handlers, mine, theirs, open } = await parted()
  await open(theirs)
  await importInto(one, [['丙县民政局', 2016, '5']])
  await open(mine)
  const { before } = await handlers['merge.start']({ path: theirs, decisions: {} })
  const { summary } = await handlers['backup.restore']({ path: before.path })
  expect(summary).toMatchObject({ reports: 2, corrected: 1 })
})

it('refuses the study itself, one that is open elsewhere, and what is no study', async () => {
  const { handlers, mine, folder } = { ...(await parted()), folder: '' }
  await expect(handlers['merge.preview']({ path: mine })).rejects.toMatchObject({ error: { code: 'study/is-open' } })
  await expect(handlers['merge.preview']({ path: join(folder, 'none') })).rejects.toMatchObject({
    error: { code: 'study/missing' },
  })
})

it('brings bodies, own indicators, choices and verdicts over, each as what it is here', async () => {
  const { one, handlers, mine, theirs, open } = await parted()
  const bodies = async () =>
    (await handlers['organisation.page']({ sort: 'name', descending: false, offset: 0, limit: 20 })).rows.map(
      ({ id, name }) => ({ id, name }),
    )
  const [first, second] = await bodies()

  await open(theirs)
  await handlers['teach.own']({ id: 'size', label: '机构人数', unit: '人', group: '概况', author: '乙' })
  const { report } = await reportOf(one, '甲县')
  await handlers['edit.make']({ reportId: report.id, indicator: 'own_size', text: '55', reason: '', author: '乙' })
  await handlers['organisation.merge']({ from: [first?.id ?? 0], into: second?.id ?? 0, author: '乙' })
  const { rows } = await handlers['finding.page']({ offset: 0, limit: 1 })
  await handlers['finding.judge']({
    findingIds: [rows[0]?.id ?? 0],
    verdict: 'publisher',
    reason: '原文如此',
    author: '乙',
  })

  await open(mine)
  await handlers['teach.own']({ id: 'size', label: '网站栏目数', unit: '个', group: '概况', author: '甲' })
  await importInto(one, [['丁县民政局', 2016, '9']])
  await handlers['merge.start']({ path: theirs, decisions: {}, author: '甲' })
  await one.session.running?.ended

  const forms = await handlers['form.all']({})
  const own = forms.at(-1)?.tables.flatMap(table => table.rows.map(row => [row.id, row.label.zh]))
  expect(own).toEqual([
    ['own_size', '网站栏目数'],
    ['own_1', '机构人数'],
  ])
  // A copy has the same numbers for what was there when it was made.
  const { observations } = await handlers['report.read']({ reportId: report.id })
  expect(observations.find(({ indicator }) => indicator === 'own_1')?.value).toMatchObject({ number: 55 })
  expect(await bodies()).toHaveLength(2)
  expect((await handlers['step.page']({ kind: 'verdict', offset: 0, limit: 5 })).rows).toMatchObject([
    { author: '乙', reason: '原文如此' },
  ])
  expect(isSound(openStore(one.session))).toBe(true)
  expect(await handlers['merge.preview']({ path: theirs })).toMatchObject({ newSteps: 0, conflicts: [] })
})
