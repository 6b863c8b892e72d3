import type { StepAct, StepKind } from '#shared/domain/step.ts'
import { moment } from './figures.ts'
import { enFindings } from './findings-en.ts'
import type { zhHistory } from './history-zh.ts'
import type { ChangedCell } from './pieces.ts'

const kinds: Readonly<Record<StepKind, string>> = {
  edit: 'Correction',
  carry: 'Corrections carried over',
  verdict: 'Verdict on a finding',
  choice: 'Report chosen',
  confirm: 'Reading confirmed',
  note: 'Note',
  checked: 'Checking',
  merge: 'Bodies merged',
  split: 'Body split',
  organisation: 'About a body',
  link: 'Succession of bodies',
  unlike: 'Not one body',
  list: 'List of bodies',
  teach: 'Taught',
  view: 'View',
  series: 'Own series',
  sample: 'Sample drawn',
  audit: 'Held against the source',
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
    covered: (covered, size) =>
      size === 1
        ? '. This cell was corrected again later; the newer correction stays and the value is as it was'
        : `. ${covered} of them were corrected again later; there the newer correction stays`,
    by: edit => [`${edit.author || 'unnamed'} ${moment(edit.madeAt)}`, edit.reason].filter(Boolean).join(': '),
  },
  history: {
    empty: 'Nobody has changed anything yet. Correct a value in a report or in the grid, and it is listed here.',
    noMatch: 'No step matches. Remove some of the filters.',
    acts: { make: '', undo: 'Undo', redo: 'Redo' },
    kinds,
    stands: 'stands',
    undone: 'undone',
    unnamed: 'unnamed',
    all: 'All',
    steps: 'Every step',
    search: 'Search bodies, values, reasons, names',
    clear: 'Clear filters',
    filters: {
      kind: 'Act',
      author: 'Name',
      organisation: 'Body',
      year: 'Year',
      from: 'From',
      until: 'To',
    },
    more: size => `and more, ${size} in all`,
    covered: (covered, size) =>
      size === 1 ? 'corrected again later, value unchanged' : `${covered} corrected again later, unchanged`,
    changes: size => `The ${size} changes of this step`,
    moreChanges: count => `${count} more are not listed`,
  },
  reread: {
    tab: count => (count ? `Reading changed ${count}` : 'Reading changed'),
    hint: 'These files were read again after the correction, and otherwise than before. The correction counts until you take the new reading.',
    empty: 'Every corrected cell is still read as it was when it was corrected.',
    columns: { readThen: 'Read then', correction: 'Corrected to', now: 'Read now', state: '' },
    states: { agrees: 'agrees', differs: 'differs' },
    keep: 'Keep correction',
    take: 'Take new reading',
    dropAgreeing: 'Drop correction',
    noCell: 'no such cell',
    says: cell =>
      `The reading has changed: ${cell.readThen} when it was corrected, ${cell.now} now, ${cell.agrees ? 'which agrees with the correction.' : 'which differs from the correction. The correction counts.'}`,
    afterImport: count => `Under ${count === 1 ? 'one correction' : `${count} corrections`} the reading has changed.`,
  },
  carrying: {
    says: from =>
      `Another file of the same report, ${from.fileName}, has ${from.corrections === 1 ? 'a correction' : `${from.corrections} corrections`} that this one has not.`,
    take: 'Take over',
    taken: count => `${count === 1 ? 'One correction' : `${count} corrections`} taken over; can be undone`,
  },
  naming: {
    asks: 'Corrections say who made them. You have not given a name; you need not.',
    go: 'Give a name',
  },
  stepWords: {
    describe: step =>
      [step.kind === 'edit' ? '' : kinds[step.kind], step.where, changeWords(step)].filter(Boolean).join(', ') +
      (step.more > 0 ? `, ${step.more + 1} in all` : ''),
  },
}

function changeWords({ kind, act, ...change }: ChangedCell & { kind: StepKind; act: StepAct }): string {
  const after = change.after ?? ''
  if (kind === 'confirm') return after || 'blank'
  if (kind === 'checked') return after ? 'marked as checked' : 'taken up again'
  if (kind === 'teach') return after
  if (kind === 'sample') return `${after} values`
  if (kind === 'audit') return after || 'taken back'
  if (kind === 'verdict') return verdictName(after) || 'open again'
  if (kind === 'view' || kind === 'series') return keptWords(change, act)
  if (kind === 'note') return after ? `“${after}”` : 'taken away'
  const shown = (words: string | null) => (words === null ? 'nothing' : words || 'blank')
  return `${shown(change.before)} → ${shown(change.after)}`
}

/** Null before it was kept and after it was deleted; the same twice: it is made of something else. */
function keptWords({ before, after }: Pick<ChangedCell, 'before' | 'after'>, act: StepAct): string {
  if (after === null) return act === 'undo' ? 'taken away' : 'deleted'
  if (before === null) return act === 'undo' ? 'brought back' : 'kept'
  return before === after ? 'changed' : `${before || 'blank'} → ${after || 'blank'}`
}

function verdictName(verdict: string): string {
  return new Map<string, string>(Object.entries(enFindings.verdicts)).get(verdict) ?? verdict
}
