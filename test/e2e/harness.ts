import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { Bridge, Call, News } from '#shared/contract/api.ts'
import type { Reply } from '#shared/contract/errors.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export type Started = {
  readonly app: ElectronApplication
  readonly page: Page
  /** Where this start keeps its settings and logs. */
  readonly userData: string
  /** Ask as the page does; the reply as it comes, failures included. */
  readonly ask: <K extends Parameters<Call>[0]>(name: K, input: unknown) => Promise<Reply<unknown>>
  /** Ends the program as a person does and waits until it is gone. Settings stay when they were given. */
  readonly close: () => Promise<void>
}

type Options = {
  /** The study to open, or to suggest when it does not exist. */
  readonly study?: string
  /** A folder for settings that outlives this start; else a fresh one is made and removed. */
  readonly userData?: string
  readonly environment?: Readonly<Record<string, string>>
  /** The size of the page. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Start the built program in a real window. */
export async function launch({ study, userData, environment, size }: Options = {}): Promise<Started> {
  const executablePath = process.env.ELECTRON_EXEC_PATH
  if (!executablePath) throw new Error('ELECTRON_EXEC_PATH is not set: run these tests with npm run e2e')
  const folder = userData ?? mkdtempSync(join(tmpdir(), 'nianbao-window-'))
  const app = await _electron.launch({
    executablePath,
    cwd: ROOT,
    args: ['--disable-gpu', ROOT, ...(study ? [`--study=${study}`] : [])],
    env: { ...(process.env as Record<string, string>), NIANBAO_USER_DATA: folder, ...environment },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  const { width, height } = size ?? { width: 1366, height: 768 }
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const)
  return {
    app,
    page,
    userData: folder,
    ask: (name, input) =>
      page.evaluate(
        ([name, input]) =>
          (window as unknown as { bridge: Bridge }).bridge.invoke(name, input) as Promise<Reply<unknown>>,
        [name, input] as const,
      ),
    close: async () => {
      await app.close()
      if (userData === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Drop files and folders on an element, as the system's file manager does. */
export async function dropPaths(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`nothing to drop on: ${selector}`)
  const protocol = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await protocol.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + box.height / 2, data })
  }
  await protocol.detach()
}

/** A picture of the page, kept in out/pictures for people to look at. */
export async function picture(page: Page, name: string): Promise<string> {
  const path = join(ROOT, 'out/pictures', `${name}.png`)
  await page.screenshot({ path })
  return path
}

/** Collect in the page what the program announces from now on. Read it with `heard`. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const here = window as unknown as { bridge: Bridge; heard: unknown[] }
    here.heard = []
    here.bridge.listen((name, news) => here.heard.push({ name, news }))
  })
}

/** The news of this name since `listen`. */
export function heard<K extends keyof News>(page: Page, name: K): Promise<News[K][]> {
  return page.evaluate(name => {
    const all = (window as unknown as { heard: { name: string; news: unknown }[] }).heard
    return all.filter(one => one.name === name).map(one => one.news) as never
  }, name)
}

/** The process of the engine, to be killed by tests. Null while it is not running. */
export async function enginePid({ app }: Started): Promise<number | null> {
  const utility = await app.evaluate(
    ({ app }) => app.getAppMetrics().find(process => process.name === 'nianbao-engine')?.pid ?? null,
  )
  return utility ?? childRunning(app.process().pid ?? 0, 'out/main/engine.js')
}

function childRunning(parent: number, script: string): number | null {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  for (const line of processes) {
    const [, pid, ppid, words] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(ppid) === parent && words?.includes(script)) return Number(pid)
  }
  return null
}
