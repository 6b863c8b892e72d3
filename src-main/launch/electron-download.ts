import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, ROOT } from './places.ts'
import { environment, say } from './terminal.ts'

const PACKAGE = join(ROOT, 'node_modules/electron')
/** A firewall that swallows packets must not hold up the first start for longer. */
const STALLED_AFTER_SECONDS = 15
const REMEMBER_DAYS = 7

type Failed = { readonly version: string; readonly at: string; readonly why: string }

/**
 * The executable of the `electron` package, downloaded when it is not there yet.
 * @returns '' when it cannot be had. That is remembered for a week, so later starts do not try again
 *          (NIANBAO_RETRY_DOWNLOAD=1 does).
 */
export async function downloadedElectron(): Promise<string> {
  if (existsSync(executable())) return executable()
  const version = installedVersion()
  const marker = join(cacheFolder(), `electron-${version}-download-failed.json`)
  if (process.env.NIANBAO_RETRY_DOWNLOAD !== '1' && hasFailedLately(marker, version)) return ''
  say({ zh: `正在下载 Electron ${version} …`, en: `Downloading Electron ${version} …` })
  const why = await download()
  if (why === '' && existsSync(executable())) {
    rmSync(marker, { force: true })
    return executable()
  }
  const failed: Failed = { version, at: new Date().toISOString(), why }
  writeFileSync(marker, `${JSON.stringify(failed, null, 2)}\n`)
  say({
    zh: `下载不到（${why}）。${REMEMBER_DAYS} 天内不再尝试；要马上重试，请设置 NIANBAO_RETRY_DOWNLOAD=1。`,
    en: `It cannot be had (${why}). Not tried again for ${REMEMBER_DAYS} days, unless NIANBAO_RETRY_DOWNLOAD=1 is set.`,
  })
  return ''
}

/** path.txt is the last thing the installer writes, so a half-extracted download is never taken for a whole one. */
function executable(): string {
  const note = join(PACKAGE, 'path.txt')
  return existsSync(note) ? join(PACKAGE, 'dist', readFileSync(note, 'utf8')) : join(PACKAGE, 'not-downloaded')
}

function installedVersion(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version
}

function hasFailedLately(marker: string, version: string): boolean {
  if (!existsSync(marker)) return false
  try {
    const failed = JSON.parse(readFileSync(marker, 'utf8')) as Failed
    const age = Date.now() - Date.parse(failed.at)
    return failed.version === version && age >= 0 && age < REMEMBER_DAYS * 86_400_000
  } catch (damaged) {
    console.error(`${marker}: ${String(damaged)}`)
    return false
  }
}

/** Run the package's own installer and end it when nothing arrives any more. Resolves to the reason of failure, or ''. */
function download(): Promise<string> {
  const arriving = join(cacheFolder(), `arriving.${process.pid}`)
  mkdirSync(arriving, { recursive: true })
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
    // its temporary files go where their growth can be watched
    env: environment({ TMPDIR: arriving, TEMP: arriving, TMP: arriving }),
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  let stalled = false
  let before = 0
  let lastGrowth = Date.now()
  const watch = setInterval(() => {
    const now = bytesIn(arriving) + bytesIn(join(PACKAGE, 'dist'))
    if (now !== before) lastGrowth = Date.now()
    before = now
    if (Date.now() - lastGrowth < STALLED_AFTER_SECONDS * 1000) return
    stalled = true
    child.kill('SIGKILL')
  }, 500)
  return new Promise(resolve => {
    const end = (why: string) => {
      clearInterval(watch)
      rmSync(arriving, { recursive: true, force: true })
      resolve(why)
    }
    child.on('error', error => end(error.message))
    child.on('exit', code => end(code === 0 ? '' : stalled ? 'no answer' : reasonIn(complaint)))
  })
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0
  let bytes = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    // a file may be renamed away between the listing and the look
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}

function reasonIn(complaint: string): string {
  const known =
    /(getaddrinfo )?(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EACCES|ENOSPC|UND_ERR_\w+|Response code \d+)[^\n',]*/
  return known.exec(complaint)?.[0].trim() ?? (complaint.trim().split('\n')[0] || 'download failed')
}
