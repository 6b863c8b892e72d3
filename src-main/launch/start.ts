import { build, isBuilt } from './build.ts'
import { type ElectronRuntime, engineOf, findElectron } from './electron-runtime.ts'
import { ROOT, toolScript } from './places.ts'
import { runWithoutWindow } from './run-without-window.ts'
import { haveSystemPackages, sandboxObstacle } from './system-packages.ts'
import { run, say } from './terminal.ts'

process.exitCode = await start(process.argv.includes('--dev'))

/** `npm start`: the window where there is a screen, else the same main job from the command line. */
async function start(isDevelopment: boolean): Promise<number> {
  if (!hasScreen()) {
    say({
      zh: '这里没有屏幕（没有设置 DISPLAY 或 WAYLAND_DISPLAY），改用命令行完成同样的工作。',
      en: 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the same job runs from the command line.',
    })
    return runWithoutWindow()
  }
  try {
    const electron = await findElectron()
    const obstacle = sandboxObstacle()
    if (obstacle) say(obstacle)
    else if (await haveSystemPackages(electron.executable, false)) {
      return await (isDevelopment ? develop(electron) : openWindow(electron))
    }
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown)
  }
  say({
    zh: '窗口打不开，先用命令行完成同样的工作。',
    en: 'The window cannot open; the same job runs from the command line.',
  })
  return runWithoutWindow()
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY
}

async function openWindow(electron: ElectronRuntime): Promise<number> {
  if (!isBuilt()) {
    const code = await build()
    if (code !== 0) return code
  }
  say({ zh: '正在打开窗口 …', en: 'Opening the window …' })
  return run(electron.executable, [...forRoot('--no-sandbox'), ROOT], engineOf(electron))
}

function develop(electron: ElectronRuntime): Promise<number> {
  const script = toolScript('electron-vite', 'electron-vite')
  return run(process.execPath, [script, 'dev', ...forRoot('--noSandbox')], {
    ELECTRON_EXEC_PATH: electron.executable,
    ...engineOf(electron),
  })
}

/** Chromium refuses to run as root with its sandbox. Nobody else gets the window without one. */
function forRoot(word: string): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? [word] : []
}
