import { app, type BrowserWindow, nativeTheme, session } from 'electron'
import type { News } from '#shared/contract/api.ts'
import { shellHandlers } from './dialogs.ts'
import { type EngineLink, linkToEngine } from './engine-link.ts'
import { startEngine } from './engine-process.ts'
import { log, logFile } from './log.ts'
import { setMenu } from './menu.ts'
import { chooseUserData } from './places.ts'
import { rememberStudy } from './recent.ts'
import { relay } from './relay.ts'
import { lock, lockPages, registerScheme } from './security.ts'
import { readKept } from './settings.ts'
import { comeForward, openWindow } from './window.ts'

/**
 * The program from its start to its end. One window and one engine for each place of settings; a second start brings
 * the first window forward. Returns at once: packaged, Electron gets ready only after the entry module has run.
 */
export function runProgram(): void {
  process.on('uncaughtException', error => log('a bug in the shell', error))
  process.on('unhandledRejection', reason => log('a bug in the shell', reason))
  chooseUserData()
  registerScheme()
  lockPages()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  void app.whenReady().then(start)
}

function start(): void {
  const { settings } = readKept()
  nativeTheme.themeSource = settings.theme
  const refreshMenu = () => setMenu(readKept().settings.language, chosen => announce('menu.chosen', chosen))
  lock(session.defaultSession)

  let window: BrowserWindow | null = null
  const announce = <K extends keyof News>(name: K, news: News[K]) => {
    if (window && !window.isDestroyed()) window.webContents.send('news', name, news)
  }
  refreshMenu()
  const engine = linkToEngine({
    start: startEngine,
    announce,
    log,
    opened: path => {
      rememberStudy(path)
      refreshMenu()
    },
    logFile: logFile(),
  })
  const theWindow = () => {
    if (!window) throw new Error('the window is closed')
    return window
  }
  relay({
    window: () => window,
    engine,
    shell: shellHandlers({ window: theWindow, languageChanged: refreshMenu, studiesChanged: refreshMenu }),
  })
  window = openWindow()
  window.on('closed', () => {
    window = null
  })
  app.on('second-instance', () => window && comeForward(window))
  app.on('window-all-closed', () => app.quit())
  endAfterEngine(engine)
}

/** The engine closes the study into one file before the program is gone. */
function endAfterEngine(engine: EngineLink): void {
  let isClosed = false
  app.on('will-quit', event => {
    if (isClosed) return
    event.preventDefault()
    void engine.close().then(() => {
      isClosed = true
      // not within this event: the quitting that it stops must be over before the next begins
      setImmediate(() => app.quit())
    })
  })
}
