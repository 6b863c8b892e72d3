import { existsSync, readFileSync } from 'node:fs'
import { ask, isInstalled, run, say } from './terminal.ts'

/** Which Debian package brings a library of Electron's; Ubuntu 24.04 and later add `t64` to some names. */
const PACKAGE_OF: readonly (readonly [RegExp, string])[] = [
  [/^libg[td]k-3/, 'libgtk-3-0'],
  [/^libpango/, 'libpango-1.0-0'],
  [/^libcairo/, 'libcairo2'],
  [/^libatk-bridge/, 'libatk-bridge2.0-0'],
  [/^libatk-/, 'libatk1.0-0'],
  [/^libatspi/, 'libatspi2.0-0'],
  [/^lib(nss|nssutil|smime)3\./, 'libnss3'],
  [/^lib(nspr4|plc4|plds4)\./, 'libnspr4'],
  [/^libasound/, 'libasound2'],
  [/^libgbm/, 'libgbm1'],
  [/^libdrm/, 'libdrm2'],
  [/^libcups/, 'libcups2'],
  [/^libdbus-1/, 'libdbus-1-3'],
  [/^libexpat/, 'libexpat1'],
  [/^libxkbcommon/, 'libxkbcommon0'],
  [/^libudev/, 'libudev1'],
  [/^lib(glib|gobject|gio|gmodule)-2/, 'libglib2.0-0'],
  [/^libX11(-xcb)?\./, 'libx11-6'],
  [/^libxcb\./, 'libxcb1'],
]

/** Numbers of the X extension libraries differ: libxrandr2, libxext6 … */
const X_PACKAGES: Readonly<Record<string, string>> = {
  composite: 'libxcomposite1',
  damage: 'libxdamage1',
  fixes: 'libxfixes3',
  render: 'libxrender1',
  i: 'libxi6',
  cursor: 'libxcursor1',
  tst: 'libxtst6',
  ext: 'libxext6',
  randr: 'libxrandr2',
  ss: 'libxss1',
}

type Missing = {
  /** Debian names of what is missing. */
  readonly packages: readonly string[]
  /** Libraries nobody knows the package of. */
  readonly unknown: readonly string[]
}

/**
 * See to it that Electron can show a window with Chinese in it; for tests, on a virtual screen.
 * As root on Debian or Ubuntu what is missing is installed; else one line to copy is printed.
 * @returns Whether everything is there now. Always true outside Linux.
 */
export async function haveSystemPackages(executable: string, onVirtualScreen: boolean): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const missing = whatIsMissing(executable, onVirtualScreen)
  if (isNothing(missing)) return true
  const isDebian = isInstalled('apt-get')
  if (isDebian && process.getuid?.() === 0 && missing.packages.length > 0) {
    const names = missing.packages.join(' ')
    say({ zh: `正在安装缺少的系统软件包：${names}`, en: `Installing missing system packages: ${names}` })
    await install(missing.packages)
    const still = whatIsMissing(executable, onVirtualScreen)
    if (!isNothing(still)) explain(still, isDebian)
    return isNothing(still)
  }
  explain(missing, isDebian)
  return false
}

/**
 * Why Chromium's sandbox cannot work for this ordinary user, in one sentence; null when it can.
 * It needs user namespaces, which some systems keep from ordinary users (Ubuntu 24.04, containers, hardened kernels).
 * The installed program brings a helper with the rights for it; a copy in a home folder cannot.
 */
export function sandboxObstacle(): { zh: string; en: string } | null {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return null
  if (isInstalled('unshare') ? ask('unshare', ['--user', '--map-root-user', 'true']).code === 0 : isAllowed())
    return null
  return {
    zh: '这个系统不许普通用户使用 Electron 沙箱所需的用户命名空间。请管理员执行：sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0（Ubuntu）或 sudo sysctl -w kernel.unprivileged_userns_clone=1（Debian），再运行 npm start。',
    en: "This system keeps ordinary users from the user namespaces that Electron's sandbox needs. Ask an administrator for: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu) or sudo sysctl -w kernel.unprivileged_userns_clone=1 (Debian), then run npm start again.",
  }
}

function isAllowed(): boolean {
  const has = (file: string, value: string) => existsSync(file) && readFileSync(file, 'utf8').trim() === value
  return !(
    has('/proc/sys/kernel/unprivileged_userns_clone', '0') ||
    has('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    has('/proc/sys/user/max_user_namespaces', '0')
  )
}

function whatIsMissing(executable: string, onVirtualScreen: boolean): Missing {
  const libraries = [...ask('ldd', [executable]).out.matchAll(/^\s*(\S+) => not found/gm)].map(match => match[1]!)
  const wanted = libraries.map(library => ({ library, name: packageOf(library) }))
  const programs = onVirtualScreen ? [!isInstalled('xvfb-run') && 'xvfb', !isInstalled('xauth') && 'xauth'] : []
  const names = [...wanted.map(({ name }) => name), ...programs, ...missingFonts()].filter(name => !!name) as string[]
  return {
    packages: [...new Set(names)],
    unknown: wanted.filter(({ name }) => !name).map(({ library }) => library),
  }
}

/** Without one the window shows boxes for characters. */
function missingFonts(): readonly string[] {
  if (!isInstalled('fc-list')) return ['fontconfig', 'fonts-noto-cjk']
  return ask('fc-list', [':lang=zh']).out.trim() === '' ? ['fonts-noto-cjk'] : []
}

function packageOf(library: string): string {
  const extension = /^libX([a-z]+)\./.exec(library)?.[1]
  if (extension) return X_PACKAGES[extension] ?? ''
  return PACKAGE_OF.find(([pattern]) => pattern.test(library))?.[1] ?? ''
}

async function install(packages: readonly string[]): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update', '-q'], quiet)
  if (updated !== 0)
    say({ zh: 'apt-get update 没有成功，仍试着安装。', en: 'apt-get update failed; trying to install all the same.' })
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...inThisRelease(packages)], quiet)
}

/** Since the change to 64-bit time some libraries are called …t64; the old name may be ambiguous there. */
function inThisRelease(packages: readonly string[]): readonly string[] {
  const listed = ask('apt-cache', ['--names-only', 'search', 't64$']).out.split('\n')
  const known = new Set(listed.map(line => line.split(' ')[0]))
  return packages.map(name => (known.has(`${name}t64`) ? `${name}t64` : name))
}

function explain(missing: Missing, isDebian: boolean): void {
  if (missing.unknown.length > 0) {
    const names = missing.unknown.join(' ')
    say({ zh: `缺少系统库：${names}`, en: `System libraries are missing: ${names}` })
  }
  if (missing.packages.length === 0) return
  if (isDebian) {
    say({ zh: '缺少系统软件包，请复制执行：', en: 'System packages are missing. Copy and run:' })
    console.log(`sudo apt-get install -y ${inThisRelease(missing.packages).join(' ')}`)
  } else {
    const names = missing.packages.join(' ')
    say({
      zh: `缺少系统软件包（Debian 的名称）：${names}。请用本系统的软件包管理器安装。`,
      en: `System packages are missing (by their Debian names): ${names}. Install them with your package manager.`,
    })
  }
}

function isNothing({ packages, unknown }: Missing): boolean {
  return packages.length === 0 && unknown.length === 0
}
