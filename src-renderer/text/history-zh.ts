import type { StepKind } from '#shared/domain/step.ts'
import { moment } from './figures.ts'
import type { ChangedCell } from './pieces.ts'

/** What each kind of step is called. */
const kinds: Readonly<Record<StepKind, string>> = {
  edit: '更正',
  carry: '沿用更正',
  choice: '选定报告',
  confirm: '确认读数',
  note: '批注',
  checked: '核对',
}

/** Undo, redo and the history. */
export const zhHistory = {
  edits: {
    undo: '撤销',
    redo: '重做',
    nothingToUndo: '没有可以撤销的',
    nothingToRedo: '没有可以重做的',
    undoHint: (what: string) => `撤销：${what}（Ctrl+Z）`,
    redoHint: (what: string) => `重做：${what}（Ctrl+Y）`,
    undone: (what: string) => `已撤销：${what}`,
    redone: (what: string) => `已重做：${what}`,
    by: (edit: { author: string; madeAt: string; reason: string }) =>
      [`${edit.author || '未署名'} ${moment(edit.madeAt)}`, edit.reason].filter(Boolean).join('：'),
  },
  history: {
    hint: '原文读出的数从不改动，这里是人做过的每一步',
    empty: '还没有更正。',
    acts: { make: '', undo: '撤销', redo: '重做' },
    kinds,
    undone: '已撤销',
    /** A step in one line, for buttons and notices. */
    describe: (step: ChangedCell & { kind: StepKind; more: number }) =>
      [step.kind === 'edit' ? '' : kinds[step.kind], step.where, changeWords(step)].filter(Boolean).join('，') +
      (step.more > 0 ? `，等 ${step.more + 1} 处` : ''),
  },
}

function changeWords({ kind, before, after }: ChangedCell & { kind: StepKind }): string {
  if (kind === 'confirm') return after || '空白'
  if (kind === 'checked') return after ? '标为已核' : '重新打开'
  if (kind === 'note') return after ? `“${after}”` : '去掉'
  return `${before || '空白'} → ${after || '空白'}`
}
