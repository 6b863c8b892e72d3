import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { BackupKind } from '#shared/domain/study-care.ts'

/** A backup as its name tells it. */
export type NamedBackup = { readonly fileName: string; readonly kind: BackupKind; readonly madeAt: string }

/** Written behind the time, so that a person who looks into the folder knows what a file is. */
const SAYS: Readonly<Record<BackupKind, string>> = {
  daily: '',
  manual: ' 手动',
  upgrade: ' 升级前',
  bulk: ' 批量改动前',
  merge: ' 合并前',
  restore: ' 恢复前',
}

const ENDING = '.nianbao'
const NAMED = /^(?<study>.*) (?<day>\d{4}-\d\d-\d\d) (?<time>\d{6})(?<says> [^ \d]+)?( \d+)?\.nianbao$/
/** A copy that is still being written or looked at. */
export const UNFINISHED = '.part'

/** How many backups are kept because they are the last ones. */
const LAST = 5
/** One backup a week is kept for so many weeks. */
const WEEKS = 8
const WEEK_MS = 7 * 86_400_000
/** Monday, 5 January 1970: weeks are counted from here. */
const FIRST_MONDAY_MS = 4 * 86_400_000

/**
 * Where the backups of a study go: a folder beside it, and where that cannot be written, one of the person's own, or
 * of the place that a portable installation brings for what it keeps.
 */
export function backupFolders(study: string, home = process.env.NIANBAO_USER_DATA ?? homedir()): readonly string[] {
  const name = studyNameOf(study)
  const mark = createHash('sha256').update(dirname(study)).digest('hex').slice(0, 8)
  return [join(dirname(study), `${name}-备份`), join(home, '年报台备份', `${name}-${mark}`)]
}

/** The file's name without its ending. */
export function studyNameOf(study: string): string {
  return basename(study).replace(/\.nianbao$/i, '')
}

/**
 * A name for a new backup: the study, the local time to the second, what it is for.
 *
 * @param taken  Whether there is already a file of this name.
 */
export function nameOfBackup(study: string, kind: BackupKind, now: string, taken: (name: string) => boolean): string {
  const stem = `${studyNameOf(study)} ${localTime(now)}${SAYS[kind]}`
  let name = `${stem}${ENDING}`
  for (let nth = 2; taken(name); nth += 1) name = `${stem} ${nth}${ENDING}`
  return name
}

/** What a file's name tells, null when it is no backup of this study. */
export function readBackupName(study: string, fileName: string): NamedBackup | null {
  const parts = NAMED.exec(fileName)?.groups
  if (!parts || parts.study !== studyNameOf(study)) return null
  const kind = (Object.keys(SAYS) as BackupKind[]).find(kind => SAYS[kind] === (parts.says ?? ''))
  const time = (parts.time ?? '').replace(/(..)(..)(..)/, '$1:$2:$3')
  const madeAt = new Date(`${parts.day}T${time}`)
  if (kind === undefined || Number.isNaN(madeAt.getTime())) return null
  return { fileName, kind, madeAt: madeAt.toISOString() }
}

/**
 * Which backups may go: all but the last five, the newest of each of the last eight weeks, and the newest that was
 * made before a restoring, so that the restoring can be undone.
 *
 * @param backups  Newest first.
 */
export function outdated(backups: readonly NamedBackup[], now: string): readonly NamedBackup[] {
  const weeks = new Set<number>()
  const thisWeek = weekOf(now)
  const newestBeforeRestore = backups.find(({ kind }) => kind === 'restore')
  return backups.filter((backup, nth) => {
    const week = weekOf(backup.madeAt)
    const isFirstOfWeek = !weeks.has(week)
    weeks.add(week)
    const isKept = nth < LAST || backup === newestBeforeRestore || (isFirstOfWeek && thisWeek - week < WEEKS)
    return !isKept
  })
}

/** The time for names: no colons, which Windows does not take. */
export function localTime(now: string): string {
  const at = new Date(now)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day} ${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}

function weekOf(time: string): number {
  return Math.floor((Date.parse(time) - FIRST_MONDAY_MS) / WEEK_MS)
}
