import { type BrowserWindow, ipcMain } from 'electron'
import type { ShellApi, ShellHandlers } from '#shared/contract/api.ts'
import { Failure, type Reply, toAppError } from '#shared/contract/errors.ts'
import type { EngineLink } from './engine-link.ts'
import { log } from './log.ts'
import { isOurs } from './security.ts'

type Means = {
  readonly window: () => BrowserWindow | null
  readonly engine: EngineLink
  readonly shell: ShellHandlers
}

/** Words of the shell itself to the engine; the window may not say them. */
const NOT_FOR_THE_WINDOW = new Set(['engine.close'])

/**
 * Answer the window's calls: `shell.*` here, all others in the engine, which refuses names it does not know.
 * Nothing is thrown across: every answer is a Reply. Strange senders are refused and logged.
 */
export function relay({ window, engine, shell }: Means): void {
  ipcMain.handle('api', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    try {
      const contents = window()?.webContents
      if (event.sender !== contents || !isOurs(event.senderFrame, contents)) {
        throw new Error(`refused, not our window: ${event.senderFrame?.url}`)
      }
      if (typeof name !== 'string' || NOT_FOR_THE_WINDOW.has(name)) throw new Error(`refused: ${name}`)
      if (!name.startsWith('shell.')) return await engine.call(name, input ?? {})
      if (!Object.hasOwn(shell, name)) throw new Error(`refused: ${name}`)
      const handle = shell[name as keyof ShellApi] as (input: unknown) => unknown
      return { ok: true, value: await handle(input ?? {}) }
    } catch (thrown) {
      if (!(thrown instanceof Failure)) log('a call of the window failed', thrown)
      return { ok: false, error: toAppError(thrown) }
    }
  })
}
