import type { StepKind } from '#shared/domain/step.ts'
import { moment } from './figures.ts'
import type { zhHistory } from './history-zh.ts'

const kinds: Readonly<Record<StepKind, string>> = {
  edit: 'Correction',
  carry: 'Corrections carried over',
  choice: 'Report chosen',
  confirm: 'Reading confirmed',
  note: 'Note',
  checked: 'Checking',
}

/** Undo, redo and the history. */
export const enHistory: typeof zhHistory = {
  edits: {
    undo: 'Undo',
    redo: 'Redo',
    nothingToUndo: 'There is nothing to undo',
    nothingToRedo: 'There is nothing to redo',
    undoHint: what => `Undo: ${what} (Ctrl+Z)`,
    redoHint: what => `Redo: ${what} (Ctrl+Y)`,
    undone: what => `Undone: ${what}`,
    redone: what => `Redone: ${what}`,
    by: edit => [`${edit.author || 'unnamed'} ${moment(edit.madeAt)}`, edit.reason].filter(Boolean).join(': '),
  },
  history: {
    hint: 'What files state is never changed; this is every step that people took',
    empty: 'There are no corrections yet.',
    acts: { make: '', undo: 'Undo', redo: 'Redo' },
    kinds,
    undone: 'undone',
    describe: step =>
      [step.kind === 'edit' ? '' : kinds[step.kind], step.where, changeWords(step)].filter(Boolean).join(', ') +
      (step.more > 0 ? `, ${step.more + 1} in all` : ''),
  },
}

function changeWords({ kind, before, after }: { kind: StepKind; before: string; after: string }): string {
  if (kind === 'confirm') return after || 'blank'
  if (kind === 'checked') return after ? 'marked as checked' : 'taken up again'
  if (kind === 'note') return after ? `“${after}”` : 'taken away'
  return `${before || 'blank'} → ${after || 'blank'}`
}
