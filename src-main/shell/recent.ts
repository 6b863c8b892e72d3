import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { RecentStudy } from '#shared/domain/study-care.ts'
import { keep, readKept } from './settings.ts'

/** Studies that are offered to be opened again. */
const MOST = 8
/** Warnings that are remembered; each is short, but the file is read at every start. */
const MOST_WARNINGS = 500

/** The studies opened last, newest first; those that are not there now too, since a disk may just be unplugged. */
export function recentStudies(): readonly RecentStudy[] {
  return readKept().recent.map(path => ({
    path,
    name: basename(path).replace(/\.nianbao$/i, ''),
    exists: existsSync(path),
  }))
}

/** Note that a study was opened. */
export function rememberStudy(path: string): void {
  keep({ lastStudy: path, recent: [path, ...readKept().recent.filter(one => one !== path)].slice(0, MOST) })
}

/** Take a study from the list; the file stays where it is. */
export function forgetStudy(path: string): readonly RecentStudy[] {
  keep({ recent: readKept().recent.filter(one => one !== path) })
  return recentStudies()
}

/** Whether a person has not been warned of this before; from now on they have. */
export function warnOnce(about: string): { first: boolean } {
  const { warned } = readKept()
  if (warned.includes(about)) return { first: false }
  keep({ warned: [about, ...warned].slice(0, MOST_WARNINGS) })
  return { first: true }
}
