import type { RecentStudy } from '../../domain/study-care.ts'
import type { Language } from '../../domain/wording.ts'

/** Questions for the window's own process: dialogs and the like, no study data. */
export type ShellApi = {
  'shell.choosePaths': { takes: { kind: 'files' | 'folder' | 'destination' }; gives: readonly string[] }
  'shell.chooseStudy': {
    takes: { kind: 'open' | 'create' | 'copy' | 'merge'; suggested?: string }
    gives: string | null
  }
  /** The studies opened last, newest first. */
  'shell.recentStudies': { takes: Record<never, never>; gives: readonly RecentStudy[] }
  'shell.forgetStudy': { takes: { path: string }; gives: readonly RecentStudy[] }
  /** Whether a person has not been warned of this before; from now on they have. */
  'shell.warnOnce': { takes: { about: string }; gives: { first: boolean } }
  'shell.chooseSave': {
    takes: { suggested: string; kind: 'workbook' | 'table' | 'picture' | 'drawing' }
    gives: string | null
  }
  /** Write a picture that the window drew (bytes of a PNG or SVG file as base64). */
  'shell.savePicture': { takes: { path: string; base64: string }; gives: { path: string } }
  'shell.showInFolder': { takes: { path: string }; gives: Record<never, never> }
  'shell.samplesFolder': { takes: Record<never, never>; gives: string }
  /** The study to open at start, and whether the program has ever been used here. */
  'shell.startWith': { takes: Record<never, never>; gives: { study: string | null; suggested: string } }
  'shell.readSettings': { takes: Record<never, never>; gives: Settings }
  'shell.writeSettings': { takes: Partial<Settings>; gives: Settings }
}

/** What the menu of the window offers to do with studies. */
export type MenuCommand = 'open' | 'new' | 'recent' | 'copy' | 'merge' | 'study' | 'reveal'

export type Settings = {
  language: Language
  theme: 'system' | 'light' | 'dark'
  author: string
  /** How a PDF is shown beside its values. */
  sourceAs: 'pages' | 'text'
}
