import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type Rectangle } from 'electron'
import type { Settings } from '#shared/contract/api.ts'
import { log } from './log.ts'

/** What the program keeps for this user between two starts. Studies keep everything else. */
export type Kept = {
  readonly settings: Settings
  readonly lastStudy: string | null
  /** Studies opened last, newest first. */
  readonly recent: readonly string[]
  /** What a person has been warned of, once for ever. */
  readonly warned: readonly string[]
  readonly window: { readonly bounds: Rectangle; readonly maximized: boolean } | null
}

const DEFAULTS: Kept = {
  settings: { language: 'zh', theme: 'system', author: '', sourceAs: 'pages' },
  lastStudy: null,
  recent: [],
  warned: [],
  window: null,
}

/** What was kept. A missing file gives the defaults; a damaged one too, is logged and put aside. */
export function readKept(): Kept {
  const file = keptFile()
  if (!existsSync(file)) return DEFAULTS
  try {
    return understood(JSON.parse(readFileSync(file, 'utf8')))
  } catch (damaged) {
    log(`settings cannot be read, defaults are used: ${file}`, damaged)
    setAside(file)
    return DEFAULTS
  }
}

/** Change some of it. The file is replaced whole, so a power cut leaves the old one or the new one. */
export function keep(change: Partial<Kept>): Kept {
  const kept = { ...readKept(), ...change }
  const file = keptFile()
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`)
    renameSync(`${file}.new`, file)
  } catch (refused) {
    log(`settings cannot be written: ${file}`, refused)
  }
  return kept
}

/** Settings with the fields of `change` that are of the right kind; the window's word is not taken for it. */
export function withChange(settings: Settings, change: unknown): Settings {
  const { language, theme, author, sourceAs } = fieldsOf(change)
  return {
    language: language === 'zh' || language === 'en' ? language : settings.language,
    theme: theme === 'system' || theme === 'light' || theme === 'dark' ? theme : settings.theme,
    author: typeof author === 'string' ? author.slice(0, 200) : settings.author,
    sourceAs: sourceAs === 'pages' || sourceAs === 'text' ? sourceAs : settings.sourceAs,
  }
}

function keptFile(): string {
  return join(app.getPath('userData'), 'settings.json')
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file}.damaged`)
  } catch (refused) {
    log(`the damaged settings cannot be put aside: ${file}`, refused)
  }
}

function understood(stored: unknown): Kept {
  if (typeof stored !== 'object' || stored === null) throw new Error('not an object')
  const { settings, lastStudy, recent, warned, window } = fieldsOf(stored)
  const { bounds, maximized } = fieldsOf(window)
  const { x, y, width, height } = fieldsOf(bounds)
  const isPlaced = [x, y, width, height].every(number => Number.isSafeInteger(number))
  return {
    settings: withChange(DEFAULTS.settings, settings),
    lastStudy: typeof lastStudy === 'string' ? lastStudy : null,
    recent: wordsIn(recent),
    warned: wordsIn(warned),
    window: isPlaced ? { bounds: { x, y, width, height } as Rectangle, maximized: maximized === true } : null,
  }
}

function wordsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
