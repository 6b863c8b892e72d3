import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { engineOf, findElectron } from '../../src-main/launch/electron-runtime.ts'

const SCREEN = '-screen 0 1920x1080x24'

/**
 * Run a script of this folder that drives the real window, as a process of its own on a screen of its own.
 *
 * @param script  Takes the study and prints JSON of the shape named by the caller.
 * @returns       Null when it failed; why stands on standard error.
 */
export async function measuredInWindow<Figures>(script: string, ...args: readonly string[]): Promise<Figures | null> {
  const electron = await findElectron()
  const own = [process.execPath, join(import.meta.dirname, script), ...args]
  const [command = '', ...rest] = process.platform === 'linux' ? ['xvfb-run', '-a', '-s', SCREEN, ...own] : own
  const { status, stdout, stderr } = spawnSync(command, rest, {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_EXEC_PATH: electron.executable, ...engineOf(electron) },
    cwd: join(import.meta.dirname, '../..'),
  })
  if (status === 0) return JSON.parse(stdout) as Figures
  process.stderr.write(stderr)
  return null
}
