import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorText } from '#shared/contract/error-text.ts'
import { enginePid, heard, launch, listen, picture, type Started } from './harness.ts'

describe('the window is locked in', () => {
  let started: Started
  let server: Server
  let visits = 0
  let stranger = ''

  beforeAll(async () => {
    server = createServer((_request, response) => {
      visits += 1
      response.setHeader('access-control-allow-origin', '*')
      response.end('hello')
    })
    server.on('upgrade', socket => {
      visits += 1
      socket.destroy()
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    stranger = `127.0.0.1:${(server.address() as AddressInfo).port}`
    started = await launch()
  })
  afterAll(async () => {
    await started?.close()
    server.close()
  })

  test('with the sandbox, without Node, with the security of the web', async () => {
    const preferences = await started.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    })
    expect(preferences).not.toMatchObject({ webviewTag: true })
    expect(preferences).not.toMatchObject({ nodeIntegrationInWorker: true })
    const reach = await started.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(name => name in window),
    )
    expect(reach).toEqual([])
    expect(
      await started.page.evaluate(() => Object.keys((window as never as { bridge: object }).bridge).sort()),
    ).toEqual(['invoke', 'listen', 'pathOf'])
  })

  test('comes from our own scheme, which serves only what was built', async () => {
    expect(started.page.url()).toBe('app://nianbao/index.html')
    const answers = await started.page.evaluate(async () => {
      const ask = (address: string) =>
        fetch(address).then(
          response => response.status,
          () => 'refused',
        )
      return Promise.all(
        [
          'index.html',
          '../main/index.js',
          '..%2fmain%2findex.js',
          '%2e%2e/package.json',
          '/etc/passwd',
          '//etc/passwd',
        ].map(ask),
      )
    })
    expect(answers).toEqual([200, 404, 404, 404, 404, 'refused'])
  })

  test('draws without breaking its own policy', async () => {
    const policy = await started.page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    await started.page.addInitScript(() => {
      const here = window as unknown as { violations: string[] }
      here.violations = []
      document.addEventListener('securitypolicyviolation', refused =>
        here.violations.push(
          `${refused.violatedDirective} ${refused.blockedURI} ${refused.sourceFile} ${refused.sample}`,
        ),
      )
    })
    await started.page.reload()
    await started.page.waitForTimeout(500)
    const violations = await started.page.evaluate(() => (window as unknown as { violations: string[] }).violations)
    expect(violations).toEqual([])
    await picture(started.page, 'start')
  })

  test('runs no script that is not ours', async () => {
    const ran = await started.page.evaluate(async () => {
      const inline = document.createElement('script')
      inline.textContent = 'window.intruder = true'
      document.body.append(inline)
      const data = document.createElement('script')
      data.src = 'data:text/javascript,window.intruder=true'
      document.body.append(data)
      setTimeout('window.intruder = true', 0)
      await new Promise(passed => setTimeout(passed, 200))
      return 'intruder' in window
    })
    expect(ran).toBe(false)
  })

  test('does not navigate, open windows or hold foreign views', async () => {
    const { app, page } = started
    const opened = await page.evaluate(address => {
      const link = document.createElement('a')
      link.href = address
      document.body.append(link)
      link.click()
      link.remove()
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
      document.body.append(document.createElement('webview'))
      return [window.open(address), window.open('index.html')].map(window => window !== null)
    }, `http://${stranger}/`)
    await page.waitForTimeout(500)
    expect(opened).toEqual([false, false])
    expect(page.url()).toBe('app://nianbao/index.html')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(visits).toBe(0)
    // the session refuses these addresses too, so the guard itself is asked here
    const refused = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      return ['will-navigate', 'will-frame-navigate', 'will-attach-webview'].filter(event => {
        let isPrevented = false
        const details = { url: 'file:///etc/passwd', isMainFrame: true, preventDefault: () => (isPrevented = true) }
        contents.emit(event as 'will-navigate', details as never, details.url, false, true, 1, 1)
        return isPrevented
      })
    })
    expect(refused).toEqual(['will-navigate', 'will-frame-navigate', 'will-attach-webview'])
  })

  test('reaches no network: not from the page, not from its session', async () => {
    const outcome = await started.page.evaluate(async address => {
      const fetched = await fetch(`http://${address}/fetch`).then(
        () => 'reached',
        () => 'refused',
      )
      const image = await new Promise(done => {
        const element = new Image()
        element.onload = () => done('reached')
        element.onerror = () => done('refused')
        element.src = `http://${address}/image.png`
      })
      const socket = await new Promise(done => {
        try {
          const opened = new WebSocket(`ws://${address}/socket`)
          opened.onopen = () => done('reached')
          opened.onerror = () => done('refused')
        } catch (refused) {
          done(refused instanceof Error ? 'refused' : 'reached')
        }
      })
      const beacon = navigator.sendBeacon(`http://${address}/beacon`)
      return { fetched, image, socket, beacon: beacon ? 'queued' : 'refused' }
    }, stranger)
    expect(outcome).toMatchObject({ fetched: 'refused', image: 'refused', socket: 'refused' })
    // the policy of the page is one wall; the session is another that stands without it
    const behind = await started.app.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(`http://${address}/`).then(
          () => 'reached',
          () => 'refused',
        ),
      stranger,
    )
    expect(behind).toBe('refused')
    expect(visits).toBe(0)
  })

  test('grants no permission', async () => {
    const asked = await started.page.evaluate(async () => {
      const states: Record<string, string> = {}
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']) {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        states[name] = state
      }
      return states
    })
    expect(Object.values(asked).filter(state => state === 'granted')).toEqual([])
  })

  test('is refused what it has no name for', async () => {
    for (const name of ['shell.eval', 'shell.constructor', 'engine.close', 'study.drop', 'toString', '']) {
      const reply = await started.ask(name as never, {})
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'internal' } })
    }
  })

  test('answers no other window, even with the same page in it', async () => {
    const reply = await started.app.evaluate(async ({ app, BrowserWindow }) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      })
      await other.loadURL('app://nianbao/index.html')
      const answer = await other.webContents.executeJavaScript("bridge.invoke('shell.readSettings', {})")
      other.destroy()
      return answer as unknown
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  test('writes a picture only where a person said so', async () => {
    const path = join(started.userData, 'stolen.png')
    expect(await started.ask('shell.savePicture', { path, base64: 'iVBORw0KGgo=' })).toMatchObject({ ok: false })
    expect(existsSync(path)).toBe(false)
    await started.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    }, path)
    expect(await started.ask('shell.chooseSave', { suggested: 'x.png', kind: 'picture' })).toEqual({
      ok: true,
      value: path,
    })
    expect(await started.ask('shell.savePicture', { path, base64: 'iVBORw0KGgo=' })).toEqual({
      ok: true,
      value: { path },
    })
    expect(readFileSync(path).toString('base64')).toBe('iVBORw0KGgo=')
  })
})

describe('the engine', () => {
  test('stops: the window says so, and the next question is answered', async () => {
    const started = await launch()
    const { page, ask } = started
    await listen(page)
    expect(await ask('engine.describe', {})).toMatchObject({ ok: true })
    const first = await enginePid(started)
    process.kill(first!, 'SIGKILL')
    await expect
      .poll(() => heard(page, 'engine.stopped'))
      .toEqual([{ code: 'engine/stopped', detail: 'signal SIGKILL' }])
    const [error] = await heard(page, 'engine.stopped')
    expect(errorText(error!, 'zh')).toContain('已重新启动')
    expect(await ask('engine.describe', {})).toMatchObject({ ok: true, value: { process: 'node' } })
    const second = await enginePid(started)
    expect(second).not.toBe(first)
    await started.close()
    expect(isAlive(second!)).toBe(false)
  })

  test('stops again and again: it is left alone and the window says what to do', async () => {
    const started = await launch()
    await listen(started.page)
    for (const attempt of [1, 2, 3, 4]) {
      await expect.poll(() => started.ask('engine.describe', {}), { timeout: 20_000 }).toMatchObject({ ok: true })
      process.kill((await enginePid(started))!, 'SIGKILL')
      await expect.poll(async () => (await heard(started.page, 'engine.stopped')).length).toBe(attempt)
    }
    const reply = await started.ask('engine.describe', {})
    expect(reply).toMatchObject({ ok: false, error: { code: 'engine/failed' } })
    await started.close()
  })
})

describe('between two starts', () => {
  test('settings and the place of the window are kept, damaged settings do no harm', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'nianbao-settings-'))
    const first = await launch({ userData })
    expect(await first.ask('shell.readSettings', {})).toEqual({
      ok: true,
      value: { language: 'zh', theme: 'system', author: '', sourceAs: 'pages' },
    })
    const change = {
      language: 'en',
      theme: 'dark',
      author: '张三',
      sourceAs: 'text',
      intruder: 1,
      __proto__: { theme: 'light' },
    }
    const changed = { ok: true, value: { language: 'en', theme: 'dark', author: '张三', sourceAs: 'text' } }
    expect(await first.ask('shell.writeSettings', change)).toEqual(changed)
    expect(await first.ask('shell.writeSettings', { theme: 'pink' })).toEqual(changed)
    await first.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.setBounds({ x: 100, y: 80, width: 1100, height: 700 })
    })
    await first.close()

    const kept = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))
    expect(kept.window.bounds).toMatchObject({ x: 100, y: 80, width: 1100, height: 700 })
    const second = await launch({ userData })
    expect(await second.ask('shell.readSettings', {})).toEqual(changed)
    await second.close()

    writeFileSync(join(userData, 'settings.json'), '{"settings": {"lang')
    const third = await launch({ userData })
    expect(await third.ask('shell.readSettings', {})).toMatchObject({ ok: true, value: { language: 'zh' } })
    await third.close()
    expect(existsSync(join(userData, 'settings.json.damaged'))).toBe(true)
    expect(readFileSync(join(userData, 'logs/nianbao.log'), 'utf8')).toContain('settings cannot be read')
    rmSync(userData, { recursive: true })
  })

  test('a second start brings the first window forward', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'nianbao-second-'))
    const first = await launch({ userData })
    const root = resolve(import.meta.dirname, '../..')
    const second = spawnSync(process.env.ELECTRON_EXEC_PATH!, ['--no-sandbox', '--disable-gpu', root], {
      env: { ...process.env, NIANBAO_USER_DATA: userData },
      timeout: 20_000,
    })
    expect(second.status).toBe(0)
    expect(first.app.windows()).toHaveLength(1)
    await first.close()
    rmSync(userData, { recursive: true })
  })

  test('--study names the study, or where to make it', async () => {
    const study = join(tmpdir(), '研究 一', 'nowhere.nianbao')
    const started = await launch({ study })
    expect(await started.ask('shell.startWith', {})).toEqual({ ok: true, value: { study: null, suggested: study } })
    await started.close()
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (gone) {
    return !(gone instanceof Error)
  }
}
