import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import type { SyncService } from '#shared/domain/study-care.ts'
import { rootPath } from '../root.ts'

type Rule = SyncService & { readonly folders: readonly string[]; readonly variables: readonly string[] }

/**
 * The service that copies a study's folder to other machines, by the names of its folders; null when none is known.
 *
 * @param path  Absolute, of this or of another system.
 */
export function syncServiceOf(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  rules: readonly Rule[] = readRules(),
): SyncService | null {
  const folders = foldersOf(path).slice(0, -1)
  const found = rules.find(
    rule =>
      rule.folders.some(pattern => hasInARow(folders, pattern)) ||
      rule.variables.some(name => lies(folders, environment[name])),
  )
  return found ? { id: found.id, name: found.name } : null
}

function readRules(): readonly Rule[] {
  const file = rootPath('resources/studies/synced-folders.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { services: readonly Rule[] }).services
}

function foldersOf(path: string): readonly string[] {
  // A backslash may stand in a name on Linux; a drive letter says that it is no name there.
  const parts = sep === '\\' || /^([a-z]:|\\\\)/i.test(path) ? path.split(/[\\/]/) : path.split('/')
  return parts.map(part => part.toLowerCase())
}

function hasInARow(folders: readonly string[], pattern: string): boolean {
  const names = pattern.toLowerCase().split('/').map(asExpression)
  return folders.some((_folder, at) => names.every((name, nth) => name.test(folders[at + nth] ?? '')))
}

function asExpression(pattern: string): RegExp {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}

function lies(folders: readonly string[], place: string | undefined): boolean {
  if (!place) return false
  const names = foldersOf(place).filter((name, nth) => nth === 0 || name !== '')
  return names.length > 1 && names.every((name, nth) => folders[nth] === name)
}
