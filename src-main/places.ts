import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { BodyKind, Division, Places, Succession } from '#shared/domain/place.ts'
import { rootPath } from './root.ts'

/**
 * Read what is known of places and kinds of bodies.
 *
 * @param folder  Holds regions/ and bodies/; the program's own by default.
 * @throws Failure `resources/bad` naming the file that is missing or malformed.
 */
export function loadPlaces(folder: string = rootPath('resources')): Places {
  const rows = (name: string): string[][] => read(join(folder, 'regions', name), tableRows)
  const list = <T>(name: string): T => read(join(folder, 'bodies', name), text => JSON.parse(text) as T)
  return {
    divisions: rows('divisions.tsv').map(toDivision),
    zones: rows('zones.tsv').map(([name = '', code = '']) => ({ name, code })),
    kinds: list<BodyKind[]>('kinds.json'),
    ranks: list<Places['ranks']>('ranks.json'),
    successions: list<Succession[]>('successions.json'),
    listHeaders: list<Places['listHeaders']>('list-columns.json'),
  }
}

function toDivision([code = '', name = '', short = '', until = '', now = '']: string[]): Division {
  return {
    code,
    name,
    short: short === '' ? name : short,
    until: until === '' ? null : Number(until),
    now: now.split(' ').filter(Boolean),
  }
}

/** Rows below the header. */
function tableRows(text: string): string[][] {
  const rows = text
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => line.split('\t'))
  if (rows.length < 2) throw new Error('no rows')
  return rows.slice(1)
}

function read<T>(file: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (broken) {
    throw new Failure({ code: 'resources/bad', file, why: broken instanceof Error ? broken.message : String(broken) })
  }
}
