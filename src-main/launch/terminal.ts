import { spawn, spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import type { Language, Wording } from '#shared/domain/wording.ts'
import { ROOT } from './places.ts'

type Extra = Readonly<Record<string, string | undefined>>

/** The language of the terminal: Chinese where the locale is, else English. */
export const LANGUAGE: Language = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
  ? 'zh'
  : 'en'

/** The wording in the language of the terminal. */
export function inWords(wording: Wording): string {
  return wording[LANGUAGE]
}

/** One line for the person at the terminal. */
export function say(wording: Wording): void {
  console.log(inWords(wording))
}

/**
 * The environment of everything we start: the project's own Node 24 is the `node` that scripts find first, and
 * characters are UTF-8.
 */
export function environment(extra: Extra = {}): NodeJS.ProcessEnv {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  return { ...process.env, PATH: path, ...(process.platform === 'linux' ? utf8Locale(process.env) : {}), ...extra }
}

/**
 * What to set so that a Linux program takes names of files for UTF-8, which they are: in a locale without it Chromium
 * hears nothing of a dropped file with a Chinese name. The language stays.
 */
export function utf8Locale({ LC_ALL, LC_CTYPE, LANG }: Extra): Readonly<Record<string, string>> {
  const isUtf8 = /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')
  return isUtf8 ? {} : { LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: LC_ALL || LANG || '' }
}

/**
 * Run a program with the terminal as its own; resolves to its exit code.
 * @returns 127 when the program does not exist, 1 when a signal ended it.
 */
export function run(command: string, parameters: readonly string[], extra?: Extra): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(command, parameters, { cwd: ROOT, stdio: 'inherit', env: environment(extra) })
    child.on('error', () => resolve(127))
    child.on('exit', code => resolve(code ?? 1))
  })
}

/** As `run`, but when the time is up the program and all it started are ended: 124, as of the command `timeout`. */
export function runWithin(
  minutes: number,
  command: string,
  parameters: readonly string[],
  extra?: Extra,
): Promise<number> {
  const isGroup = process.platform !== 'win32'
  return new Promise(resolve => {
    const options = { cwd: ROOT, stdio: 'inherit', env: environment(extra), detached: isGroup } as const
    const child = spawn(command, parameters, options)
    const end = (signal: NodeJS.Signals) => {
      if (child.pid !== undefined) process.kill(isGroup ? -child.pid : child.pid, signal)
    }
    // a group of its own does not hear the keyboard's Ctrl+C
    const interrupt = () => end('SIGINT')
    process.on('SIGINT', interrupt)
    let isLate = false
    const clock = setTimeout(() => {
      isLate = true
      end('SIGKILL')
    }, minutes * 60_000)
    const done = (code: number) => {
      clearTimeout(clock)
      process.off('SIGINT', interrupt)
      resolve(isLate ? 124 : code)
    }
    child.on('error', () => done(127))
    child.on('exit', code => done(code ?? 1))
  })
}

/** Run a program and take what it prints. `code` is 127 when it does not exist. */
export function ask(
  command: string,
  parameters: readonly string[],
): { readonly code: number; readonly out: string; readonly err: string } {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment(),
    maxBuffer: 256 * 1_048_576,
  })
  return { code: error ? 127 : (status ?? 1), out: stdout ?? '', err: stderr ?? '' }
}

/** Whether a program of this name is in the PATH. */
export function isInstalled(program: string): boolean {
  return ask('sh', ['-c', `command -v ${program}`]).code === 0
}
