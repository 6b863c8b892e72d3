import type { Wording } from './wording.ts'

/** Why a backup was made: each before something that could be regretted, or once a day. */
export type BackupKind = 'daily' | 'upgrade' | 'bulk' | 'merge' | 'restore' | 'manual'

/** A verified copy of a study. */
export type Backup = {
  /** Absolute. */
  readonly path: string
  readonly kind: BackupKind
  /** ISO 8601, UTC, to the second. */
  readonly madeAt: string
  readonly bytes: number
  /** Null where the file could not be looked into. */
  readonly reports: number | null
  /** Cells that stood corrected. */
  readonly corrections: number | null
}

/** The backups of a study, newest first, and the folders they are looked for in; new ones go to the first that takes them. */
export type BackupList = { readonly folders: readonly string[]; readonly backups: readonly Backup[] }

/** Who has a study open. */
export type Holder = {
  readonly program: 'window' | 'command-line'
  readonly pid: number
  readonly host: string
  /** ISO 8601, UTC. */
  readonly since: string
}

/** Why nothing can be written into the open study. */
export type ReadOnlyWhy = 'file' | 'folder' | 'damaged'

/** What could be read out of a damaged study. */
export type Salvage = {
  /** What SQLite said. */
  readonly why: string
  readonly reports: number
  readonly corrections: number
  /** Rows by table that were read. */
  readonly rows: Readonly<Record<string, number>>
  /** Places of the file, rows or ranges of rows, that could not be read. */
  readonly unreadable: number
  /** Rows that were read but have lost what they belong to. */
  readonly orphans: number
}

/** A service that copies folders to other machines behind the program's back. */
export type SyncService = { readonly id: string; readonly name: Wording }

/** What a person should know about the open study beside what is in it. */
export type StudyCondition = {
  readonly readOnly: ReadOnlyWhy | null
  readonly salvage: Salvage | null
  /** It was not closed properly, and what was written last is gone with its side file. */
  readonly lostLog: boolean
  readonly synced: SyncService | null
  /** The newest backup that was found good; looked for when the study is damaged or its log is lost. */
  readonly newestBackup: Backup | null
}

export type StudyTextAbout = 'title' | 'description' | 'notes'

/** A text that somebody wrote about the study. */
export type StudyText = { readonly text: string; readonly author: string; readonly madeAt: string }

/** What was written about the study as a whole, newest first: the first counts. */
export type StudyTexts = Readonly<Record<StudyTextAbout, readonly StudyText[]>>

/** A study that was open before. */
export type RecentStudy = { readonly path: string; readonly name: string; readonly exists: boolean }
