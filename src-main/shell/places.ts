import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'

const OUT = resolve(import.meta.dirname, '..')

/** The preload script, as built. */
export const PRELOAD = join(OUT, 'preload/index.cjs')
/** The files of the window, as built. */
export const RENDERER = join(OUT, 'renderer')

/** The engine as built. A plain Node child cannot read inside app.asar, so it is unpacked beside it. */
export function engineScript(): string {
  return outsideAsar(join(OUT, 'main/engine.js'))
}

/** A folder of `resources/`, which the engine and people can read in the packaged program too. */
export function resourceFolder(name: string): string {
  return outsideAsar(join(app.getAppPath(), 'resources', name))
}

/** Where log files go. Made when missing. */
export function logFolder(): string {
  const folder = join(app.getPath('userData'), 'logs')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The study to suggest on first use: in the documents folder, or beside the settings where there is none. */
export function suggestedStudy(): string {
  const documents = app.getPath('documents')
  return join(existsSync(documents) ? documents : app.getPath('userData'), '年报台', '我的研究.nianbao')
}

/** The value of `--study=…` on the command line, as a full path; null when there is none. */
export function studyArgument(): string | null {
  const word = process.argv.find(argument => argument.startsWith('--study='))
  return word ? resolve(word.slice('--study='.length)) : null
}

/** Tests and portable installations bring their own place for settings, logs and caches. */
export function chooseUserData(): void {
  const own = process.env.NIANBAO_USER_DATA
  if (!own) return
  mkdirSync(own, { recursive: true })
  app.setPath('userData', resolve(own))
}

function outsideAsar(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}
