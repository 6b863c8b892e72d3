import type { Exported } from '../../domain/recipe.ts'
import type { StepKind } from '../../domain/step.ts'
import type { ImportProgress, ImportSummary } from '../../domain/study.ts'
import type { Backup } from '../../domain/study-care.ts'
import type { TakenProgress } from '../../domain/taken-over.ts'
import type { AppError } from '../errors.ts'
import type { MenuCommand } from './shell.ts'

/** Everything the engine may announce. */
export type News = {
  'import.progress': ImportProgress
  /** Rows of a workbook that is being written. */
  'workbook.progress': { done: number; of: number }
  /** Of a draw, in reports. */
  'sample.progress': { done: number; of: number }
  'import.done': ImportSummary
  /** Reports were read again because of what was taught. */
  'teach.done': { reports: number }
  /** How far the study is compared with itself; null when that is over, with what stopped it if something did. */
  'taken.progress': { progress: TakenProgress | null; error: AppError | null }
  /** Of an export, in reports. */
  'export.progress': { done: number; of: number }
  'export.done': { done: Exported | null; error: AppError | null }
  /** Something in the study changed: read again what is shown. */
  'study.changed': { reason: 'import' | 'open' | 'restore' | 'merged' | 'study' | StepKind }
  /** A backup that the program made by itself, or why it could not. */
  'backup.made': { backup: Backup | null; error: AppError | null }
  /** Something was chosen in the window's menu. */
  'menu.chosen': { command: MenuCommand; path?: string }
  'engine.stopped': AppError
  'engine.ready': { process: string }
}
