import type { Template } from '../../domain/form.ts'
import type { Decisions, MergePreview } from '../../domain/merging.ts'
import type { StudySummary } from '../../domain/study.ts'
import type { Backup, BackupList, StudyCondition, StudyTextAbout, StudyTexts } from '../../domain/study-care.ts'

/** What is asked about the program, the study as a file, its copies and its backups. */
export type StudyApi = {
  /** Alive, and on what. */
  'engine.describe': {
    takes: Record<never, never>
    gives: { version: string; parser: string; node: string; sqlite: string | null; process: string }
  }
  /** Read and parse one file without a study: what the reader makes of it. */
  'engine.tryFile': {
    takes: { path: string }
    gives: { kind: 'report' | 'not-report'; organisation: string | null; year: number | null; values: number }
  }

  /** The editions of the form, oldest first. */
  'form.all': { takes: Record<never, never>; gives: readonly Template[] }

  /** Open a study file; make it first when `create`. The one that was open is closed. */
  'study.open': { takes: { path: string; create: boolean }; gives: StudySummary }
  'study.summary': { takes: Record<never, never>; gives: StudySummary }
  /** Whether it can be written, and what else a person should know about the file. */
  'study.condition': { takes: Record<never, never>; gives: StudyCondition }
  /** Copy the open study, looked through; of a damaged one what could be read. */
  'study.saveCopy': { takes: { path: string }; gives: { path: string; bytes: number } }

  /** What merging another study into this one would bring, and what a person must decide. */
  'merge.preview': { takes: { path: string }; gives: MergePreview }
  /** Merge it; what is not decided stays mine, with theirs in the history. `before` is the backup of how it was. */
  'merge.start': {
    takes: { path: string; decisions: Decisions; author?: string }
    gives: { summary: StudySummary; before: Backup }
  }

  /** Title, description and notes of the study, with what stood there before. */
  'study.texts': { takes: Record<never, never>; gives: StudyTexts }
  'study.write': { takes: { about: StudyTextAbout; text: string; author?: string }; gives: StudyTexts }

  /** The backups of the open study, newest first. */
  'backup.all': { takes: Record<never, never>; gives: BackupList }
  'backup.make': { takes: Record<never, never>; gives: Backup }
  /** Put a backup in the place of the study; `before` is the backup of how it was, to undo this. */
  'backup.restore': { takes: { path: string }; gives: { summary: StudySummary; before: Backup | null } }
}
