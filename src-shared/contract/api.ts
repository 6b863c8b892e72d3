import type { ComparingApi } from './api/comparing.ts'
import type { FilesApi } from './api/files.ts'
import type { GridApi } from './api/grid.ts'
import type { News } from './api/news.ts'
import type { OrganisationsApi } from './api/organisations.ts'
import type { ReportsApi } from './api/reports.ts'
import type { ShellApi } from './api/shell.ts'
import type { StudyApi } from './api/study.ts'
import type { TakingApi } from './api/taking.ts'
import type { Reply } from './errors.ts'

export type { News } from './api/news.ts'
export type { ReportSort } from './api/reports.ts'
export type { MenuCommand, Settings, ShellApi } from './api/shell.ts'

/** Every question the window may ask the engine: there are no others than in the files of `api/`. */
export type Api = StudyApi & FilesApi & ReportsApi & OrganisationsApi & GridApi & ComparingApi & TakingApi

export type Calls = Api & ShellApi
export type Call = <K extends keyof Calls>(name: K, input: Calls[K]['takes']) => Promise<Calls[K]['gives']>
export type Handlers = {
  readonly [K in keyof Api]: (input: Api[K]['takes']) => Api[K]['gives'] | Promise<Api[K]['gives']>
}
export type ShellHandlers = {
  readonly [K in keyof ShellApi]: (input: ShellApi[K]['takes']) => ShellApi[K]['gives'] | Promise<ShellApi[K]['gives']>
}
export type Announce = <K extends keyof News>(name: K, news: News[K]) => void

/** The narrow gap between window and shell, opened by the preload script as `window.bridge`. */
export type Bridge = {
  invoke(name: string, input: unknown): Promise<unknown>
  /** Returns a function that stops listening. */
  listen(hear: (name: string, news: unknown) => void): () => void
  pathOf(file: File): string
}

/** What passes between shell and engine process. */
export type ToEngine = { readonly id: number; readonly name: string; readonly input: unknown }
export type FromEngine =
  | { readonly id: number; readonly reply: Reply<unknown> }
  | { readonly news: keyof News; readonly value: unknown }
