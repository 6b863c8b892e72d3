import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The root of the project. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** Our folder among the caches of this user, made when missing. In the temporary folder when home cannot be written. */
export function cacheFolder(): string {
  return firstWritable([
    join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'nianbao'),
    join(tmpdir(), `nianbao-cache-${userInfo().username}`),
  ])
}

/** Where an ordinary user finds what the trial run wrote: `~/Nianbao`, else a folder among the temporary files. */
export function workFolder(): string {
  return firstWritable([join(homedir(), 'Nianbao'), join(tmpdir(), `Nianbao-${userInfo().username}`)])
}

/** The script behind a command that a package in node_modules brings, to be run with Node on any system. */
export function toolScript(packageName: string, command: string): string {
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> }
  const script = bin[command]
  if (!script) throw new Error(`${packageName} has no command ${command}`)
  return join(dirname(manifest), script)
}

function firstWritable(folders: readonly string[]): string {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
      return folder
    } catch (refused) {
      if (folder === folders.at(-1)) throw refused
    }
  }
  throw new Error('no folder to choose from')
}
