import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import { log } from './log.ts'
import { PRELOAD } from './places.ts'
import { startAddress } from './security.ts'
import { keep, readKept } from './settings.ts'

/** The page's own background, so that nothing flashes before it is drawn. */
const BACKGROUND = { light: '#ffffff', dark: '#15191f' }
const LEAST = { width: 960, height: 600 }
/** Fits a 1366 × 768 laptop with its task bar; larger screens get this much. */
const USUAL = { width: 1366, height: 820 }
const MINUTE_MS = 60_000

/** Open the window, where it was last time. It is locked in: no Node, no preload but ours, no way out. */
export function openWindow(): BrowserWindow {
  const { window: last } = readKept()
  const window = new BrowserWindow({
    ...(last && isOnScreen(last.bounds) ? last.bounds : firstSize()),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    title: '年报台',
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: PRELOAD,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // the spell checker would fetch its dictionaries from the internet
      spellcheck: false,
    },
  })
  if (last?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    keep({ window: { bounds: window.getNormalBounds(), maximized: window.isMaximized() } })
  })
  const recolour = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', recolour)
  window.on('closed', () => nativeTheme.off('updated', recolour))
  revive(window)
  window.loadURL(startAddress()).catch(error => log('the window could not be loaded', error))
  return window
}

/** Bring the window to the front, as for a second start of the program. */
export function comeForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** A page that crashed is loaded again; the study is safe in the engine. Not more than three times a minute. */
function revive(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`the page is gone: ${reason}, ${exitCode}`)
    if (reason === 'clean-exit' || window.isDestroyed()) return
    crashes = [...crashes.filter(time => Date.now() - time < MINUTE_MS), Date.now()]
    if (crashes.length <= 3) window.webContents.reload()
  })
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light
}

function firstSize(): { width: number; height: number } {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  return { width: Math.min(USUAL.width, width), height: Math.min(USUAL.height, height) }
}

/** Screens come and go: a window that nobody could reach is not put back there. */
function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  const overlap = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
  const isTopVisible = bounds.y >= workArea.y - 10 && bounds.y < workArea.y + workArea.height - 40
  return overlap > 100 && isTopVisible
}
