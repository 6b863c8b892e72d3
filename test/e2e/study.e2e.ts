import { copyFileSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importWhole } from '../import/killing.ts'
import { writtenReport } from '../import/written-report.ts'
import { deskOf, SOON } from './desk.ts'
import { launch, picture, type Started } from './harness.ts'

let folder = ''
let made = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-studies-'))
  const reports = join(folder, '年报')
  mkdirSync(reports)
  for (let nth = 1; nth <= 12; nth += 1) {
    writeFileSync(join(reports, `${nth}.txt`), writtenReport(`第${nth}县民政局`, 2016, String(nth)))
  }
  made = join(folder, '民政研究.nianbao')
  await importWhole(reports, made)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A study of its own, under this name. */
function study(name: string, within = mkdtempSync(join(folder, 'one-'))): string {
  mkdirSync(within, { recursive: true })
  const path = join(within, `${name}.nianbao`)
  copyFileSync(made, path)
  return path
}

async function corrected({ ask }: Started): Promise<number> {
  const reply = await ask('study.summary', {})
  return reply.ok ? (reply.value as { corrected: number }).corrected : -1
}

async function correct({ ask }: Started, reportId: number, text = '7'): Promise<void> {
  const edit = { reportId, text, reason: '', author: '甲' }
  const known = await ask('report.read', { reportId })
  const first = known.ok ? (known.value as { observations: { indicator: string }[] }).observations[0] : undefined
  const reply = await ask('edit.make', { ...edit, indicator: first?.indicator ?? '' })
  expect(reply).toMatchObject({ ok: true })
}

describe('a study', () => {
  test('is backed up, restored, and the restoring undone, by keyboard too', async () => {
    const started = await launch({ study: study('民政研究') })
    const { byId, told, go } = deskOf(started)
    const { page } = started
    await byId('nav-reports').waitFor(SOON)
    await go('reports')
    await correct(started, 1)
    await byId('study-menu').click()
    await byId('study-about').waitFor(SOON)
    await picture(page, 'study-menu')
    await byId('study-about').click()
    await byId('study-title').fill('河南民政系统 2008–2023')
    await byId('study-notes').fill('先核对 2016 年。')
    await byId('backup-now').click()
    await told('备份好了')
    await correct(started, 2)
    expect(await corrected(started)).toBe(2)

    const row = page.locator('[data-testid=backups] tr', { hasText: '手动' })
    await expect.poll(() => row.count(), SOON).toBe(1)
    await row.getByTestId('restore').focus()
    await page.keyboard.press('Enter')
    await byId('restore-yes').waitFor(SOON)
    await picture(page, 'study-restore')
    await page.keyboard.press('Enter')
    await told('已恢复到')
    expect(await corrected(started)).toBe(1)
    await expect.poll(() => byId('status-counts').textContent(), SOON).toContain('已改 1')
    await picture(page, 'study-restored')

    await byId('notice-action').click()
    await told('恢复已撤销')
    expect(await corrected(started)).toBe(2)
    expect(await byId('study-title').inputValue()).toBe('河南民政系统 2008–2023')
    await page.locator('[data-testid=backups] tr', { hasText: '恢复前' }).first().waitFor(SOON)
    await started.close()
  })

  test('is opened again from the list of recent ones; one that is gone is marked', async () => {
    const userData = mkdtempSync(join(folder, 'settings-'))
    const [first, second, third] = [study('第一项'), study('第二项'), study('第三项')]
    const started = await launch({ study: first, userData })
    await expect.poll(() => deskOf(started).byId('study-menu').textContent(), SOON).toContain('第一项')
    for (const path of [second, third])
      expect(await started.ask('study.open', { path, create: false })).toMatchObject({ ok: true })
    await started.close()
    renameSync(second, `${second}.away`)

    const again = await launch({ userData })
    const { byId } = deskOf(again)
    await expect.poll(() => byId('study-menu').textContent(), SOON).toContain('第三项')
    await byId('study-menu').click()
    const recent = byId('study-recent')
    await expect.poll(() => recent.allTextContents(), SOON).toEqual(['第二项不在原处', '第一项最近打开'])
    expect(await recent.first().isDisabled()).toBe(true)
    await picture(again.page, 'study-recent')
    await recent.last().click()
    await expect.poll(() => byId('study-menu').textContent(), SOON).toContain('第一项')

    // The menu of the window says the same.
    const labels = await again.app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items[0]?.submenu
      return file?.getMenuItemById('recent')?.submenu?.items.map(item => `${item.label.split('  ')[0]} ${item.enabled}`)
    })
    expect(labels).toEqual(['第一项 true', '第三项 true', '第二项 false'])
    await again.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.items[0]?.submenu?.getMenuItemById('study')?.click()
    })
    await byId('study-page').waitFor(SOON)
    await again.close()
  })

  test('that one window has is refused to another, which says who has it', async () => {
    const path = study('民政研究')
    const first = await launch({ study: path })
    await deskOf(first).byId('nav-reports').waitFor(SOON)
    await expect.poll(() => corrected(first), SOON).toBe(0)
    const second = await launch({ study: path })
    const { notice } = deskOf(second)
    const says = (await notice()) ?? ''
    expect(says).toContain('正被另一个年报台窗口')
    expect(says).toMatch(/进程 \d+，\d{4}-/)
    await picture(second.page, 'study-in-use')
    await first.close()
    expect(await second.ask('study.open', { path, create: false })).toMatchObject({ ok: true })
    await second.close()
  })

  test('that is damaged shows what can be read, and its newest good backup takes its place', async () => {
    const path = study('民政研究')
    const before = await launch({ study: path })
    await expect.poll(() => corrected(before), SOON).toBe(0)
    expect(await before.ask('backup.make', {})).toMatchObject({ ok: true })
    await before.close()
    const handle = openSync(path, 'r+')
    writeSync(handle, Buffer.alloc(32_768, 0x58), 0, 32_768, 4_096 * 100)

    const started = await launch({ study: path })
    const { byId, told } = deskOf(started)
    const band = byId('band-damaged')
    await band.waitFor(SOON)
    expect(await band.textContent()).toContain('研究文件已损坏，原文件没有动')
    expect(await band.textContent()).toContain('最近的好备份')
    await picture(started.page, 'study-damaged')
    const edit = await started.ask('study.write', { about: 'title', text: '改不了' })
    expect(edit).toMatchObject({ ok: false, error: { code: 'study/read-only', why: 'damaged' } })
    // what would write is greyed and says why; what only looks is not
    await byId('nav-reports').click()
    await byId('library-grid').locator('.ag-row').first().locator('[col-id="organisation"]').click()
    await byId('check-report').waitFor(SOON)
    const isGreyed = (id: string) => byId(id).first().isDisabled()
    await expect.poll(() => isGreyed('edit-reason'), SOON).toBe(true)
    expect(await Promise.all(['check-report', 'write-report-note', 'note-field', 'undo'].map(isGreyed))).toEqual([
      ...[true, true, true, true],
    ])
    expect(await byId('next-report').isDisabled()).toBe(false)
    const why = byId('check-report').locator('xpath=ancestor::fieldset')
    expect(await why.getAttribute('title')).toBe('研究已损坏，只能看。')
    await deskOf(started).value('proactive_total').click()
    await started.page.keyboard.press('9')
    await started.page.keyboard.press('F2')
    expect(await byId('form').locator('.ag-cell-inline-editing').count()).toBe(0)
    await picture(started.page, 'study-greyed')
    await byId('restore-newest').click()
    await told('已恢复到')
    await expect.poll(() => band.count(), SOON).toBe(0)
    await expect.poll(() => byId('status-counts').textContent(), SOON).toContain('12 份报告')
    await started.close()
  })

  test('takes in another person’s, contradictions decided one by one, and the merging undone', async () => {
    const [mine, theirs] = [study('我的'), study('同事的')]
    const started = await launch({ study: theirs })
    const { byId } = deskOf(started)
    await expect.poll(() => byId('study-menu').textContent(), SOON).toContain('同事的')
    await correct(started, 1)
    await correct(started, 2)
    expect(await started.ask('study.open', { path: mine, create: false })).toMatchObject({ ok: true })
    await started.close()

    const again = await launch({ study: mine })
    const desk = deskOf(again)
    await expect.poll(() => desk.byId('study-menu').textContent(), SOON).toContain('我的')
    await correct(again, 1, '8')
    await again.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, theirs)
    await desk.byId('study-menu').click()
    await desk.byId('study-merge').click()
    await desk.byId('conflict').waitFor(SOON)
    expect(await desk.byId('merge-start').isDisabled()).toBe(true)
    await desk.byId('decide-both').focus()
    await again.page.keyboard.press('Space')
    await picture(again.page, 'study-merge')
    await desk.byId('merge-start').click()
    await desk.told('合并好了')
    expect(await corrected(again)).toBe(2)
    await desk.byId('notice-action').click()
    await desk.told('合并已撤销')
    expect(await corrected(again)).toBe(1)
    await again.close()
  })

  test('in a synced folder is warned of once', async () => {
    const userData = mkdtempSync(join(folder, 'settings-'))
    const path = study('民政研究', join(folder, '坚果云', '我的坚果云'))
    const started = await launch({ study: path, userData })
    const band = deskOf(started).byId('band-synced')
    await band.waitFor(SOON)
    expect(await band.textContent()).toContain('坚果云的同步文件夹')
    await picture(started.page, 'study-synced')
    await deskOf(started).byId('synced-understood').click()
    await started.close()
    const again = await launch({ study: path, userData })
    await expect.poll(() => corrected(again), SOON).toBe(0)
    await again.page.waitForTimeout(500)
    expect(await deskOf(again).byId('band-synced').count()).toBe(0)
    await again.close()
  })
})
