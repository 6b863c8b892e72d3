import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { app, protocol, type Session, type WebContents, type WebFrameMain } from 'electron'
import { log } from './log.ts'
import { RENDERER } from './places.ts'

const SCHEME = 'app'
/** Where the window's files live: our own scheme, so nothing of the disk can be reached by a file:// address. */
const HOME = `${SCHEME}://nianbao/`

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The Vite server while developing; never in the packaged program. */
function developmentServer(): string | null {
  const address = process.env.ELECTRON_RENDERER_URL
  return !app.isPackaged && address ? new URL(address).href : null
}

/**
 * A worker is not bound by the policy of its page but by its own. The one that draws pages of a PDF may start the one
 * that takes the file apart and run the decoders of pictures that come with the program; it may fetch nothing.
 */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/** The address of the window's page. */
export function startAddress(): string {
  return developmentServer() ?? `${HOME}index.html`
}

/** To be called before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Whether a call comes from the main frame of our window showing our page. */
export function isOurs(frame: WebFrameMain | null, contents: WebContents | undefined): boolean {
  if (!frame || !contents || contents.isDestroyed() || frame !== contents.mainFrame) return false
  return isOurAddress(frame.url)
}

/** Serve the window's files and refuse everything else: no network, no permissions, no downloads. */
export function lock(session: Session): void {
  session.protocol.handle(SCHEME, serve)
  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = isOurAddress(details.url) || /^(data|devtools):/.test(details.url)
    if (!isAllowed) log(`request refused: ${details.url.slice(0, 200)}`)
    answer({ cancel: !isAllowed })
  })
  // copying figures out is the only thing the page may do beyond itself; pasting comes with the paste event
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isHarmless(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isHarmless(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
}

/** Refuse, for every page there will ever be, to go elsewhere, to open windows and to hold foreign views. */
export function lockPages(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', details => {
      if (!isOurAddress(details.url)) details.preventDefault()
    })
    contents.on('will-redirect', details => details.preventDefault())
    contents.on('will-frame-navigate', details => {
      if (!details.isMainFrame || !isOurAddress(details.url)) details.preventDefault()
    })
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // WebRTC does not pass through webRequest
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

function isOurAddress(address: string): boolean {
  if (address.startsWith(HOME)) return true
  const server = developmentServer()
  return server !== null && (address.startsWith(server) || address.startsWith(server.replace(/^http/, 'ws')))
}

function isHarmless(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

let served: ReadonlyMap<string, string> | null = null

/** Only what the build put into the renderer folder exists; a path is looked up, never joined. */
async function serve(request: Request): Promise<Response> {
  served ??= filesOf(RENDERER)
  const address = new URL(request.url)
  const file =
    address.host === 'nianbao' && request.method === 'GET' ? served.get(decodeURI(address.pathname)) : undefined
  if (!file) return new Response('not found', { status: 404 })
  const type = extname(file)
  const headers = {
    'content-type': CONTENT_TYPES[type] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    ...(type === '.js' ? { 'content-security-policy': WORKER_POLICY } : {}),
  }
  return new Response(await readFile(file), { headers })
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(folder.length).replaceAll(sep, '/'), path]),
  )
}
