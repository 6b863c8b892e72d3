import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Manifest = { readonly name: string; readonly version: string }

let found: { readonly folder: string; readonly manifest: Manifest } | null = null

/** A place in the program's own folder, the one with `package.json`: the same from source, a bundle and an archive. */
export function rootPath(...parts: readonly string[]): string {
  return join(locate().folder, ...parts)
}

/** Version of the program, as its package says. */
export function appVersion(): string {
  return locate().manifest.version
}

function locate() {
  found ??= walkUp(import.meta.dirname)
  return found
}

function walkUp(folder: string): { folder: string; manifest: Manifest } {
  const file = join(folder, 'package.json')
  if (existsSync(file)) {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    if (manifest.name === 'nianbao') return { folder, manifest }
  }
  const above = dirname(folder)
  if (above === folder) throw new Error(`no package.json of nianbao above ${import.meta.dirname}`)
  return walkUp(above)
}
