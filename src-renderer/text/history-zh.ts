import type { StepAct, StepKind } from '#shared/domain/step.ts'
import { moment } from './figures.ts'
import { zhFindings } from './findings-zh.ts'
import type { ChangedCell } from './pieces.ts'

/** What each kind of step is called. */
const kinds: Readonly<Record<StepKind, string>> = {
  edit: '更正',
  carry: '沿用更正',
  choice: '选定报告',
  confirm: '确认读数',
  note: '批注',
  checked: '核对',
  verdict: '核查结论',
  merge: '合并机构',
  split: '拆分机构',
  organisation: '机构信息',
  link: '机构沿革',
  unlike: '不是同一机构',
  list: '机构名单',
  teach: '教读法',
  view: '视图',
  series: '自己的序列',
  sample: '抽样',
  audit: '抽样核对',
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
    covered: (covered: number, size: number) =>
      size === 1
        ? '。这一格后来又改过，新的更正仍在，数没有变'
        : `。其中 ${covered} 处后来又改过，新的更正仍在，数没有变`,
    by: (edit: { author: string; madeAt: string; reason: string }) =>
      [`${edit.author || '未署名'} ${moment(edit.madeAt)}`, edit.reason].filter(Boolean).join('：'),
  },
  history: {
    empty: '还没有人改过什么。在报告页或数据页里改一个数，这里就有一行。',
    noMatch: '没有相符的一步。可以去掉几个条件。',
    acts: { make: '', undo: '撤销', redo: '重做' },
    kinds,
    stands: '有效',
    undone: '已撤销',
    unnamed: '未署名',
    all: '全部',
    steps: '每一步',
    search: '查机构、指标里的数、理由、署名',
    clear: '清除条件',
    filters: {
      kind: '动作',
      author: '署名',
      organisation: '机构',
      year: '年度',
      from: '从',
      until: '到',
    },
    /** Beside the first thing that a step changed. */
    more: (size: number) => `等 ${size} 处`,
    /** Said of an undo or redo under newer corrections. */
    covered: (covered: number, size: number) =>
      size === 1 ? '后来又改过，数没有变' : `${covered} 处后来又改过，没有变`,
    changes: (size: number) => `这一步的 ${size} 处`,
    moreChanges: (count: number) => `还有 ${count} 处没有列出`,
  },
  reread: {
    tab: (count: number | null) => (count ? `读数已变 ${count}` : '读数已变'),
    hint: '更正之后文件又读过一遍，读出的数和更正时不一样了。更正一直算数，直到你改用新读数。',
    empty: '更正过的格子，读数都和更正时一样。',
    columns: { readThen: '更正时读作', correction: '更正为', now: '现在读作', state: '' },
    states: { agrees: '与更正一致', differs: '与更正不同' },
    keep: '保留更正',
    take: '改用新读数',
    dropAgreeing: '去掉更正',
    noCell: '没有这一格',
    /** Under the value in the report. */
    says: (cell: { readThen: string; now: string; agrees: boolean }) =>
      `读数已变：更正时读作 ${cell.readThen}，现在读作 ${cell.now}，${cell.agrees ? '与更正一致。' : '与更正不同，更正算数。'}`,
    afterImport: (count: number) => `有 ${count} 处更正的读数变了。`,
  },
  carrying: {
    says: (from: { fileName: string; corrections: number }) =>
      `同一份报告的另一个文件《${from.fileName}》上有 ${from.corrections} 处更正，这里没有。`,
    take: '带过来',
    taken: (count: number) => `带过来 ${count} 处更正，可撤销`,
  },
  naming: {
    asks: '更正会记下是谁改的。你还没有署名，不署名也可以。',
    go: '去署名',
  },
  stepWords: {
    /** A step in one line, for buttons and notices. */
    describe: (step: ChangedCell & { kind: StepKind; act: StepAct; more: number }) =>
      [step.kind === 'edit' ? '' : kinds[step.kind], step.where, changeWords(step)].filter(Boolean).join('，') +
      (step.more > 0 ? `，等 ${step.more + 1} 处` : ''),
  },
}

function changeWords({ kind, act, ...change }: ChangedCell & { kind: StepKind; act: StepAct }): string {
  const after = change.after ?? ''
  if (kind === 'confirm') return after || '空白'
  if (kind === 'checked') return after ? '标为已核' : '重新打开'
  if (kind === 'teach') return after
  if (kind === 'sample') return `${after} 个数值`
  if (kind === 'audit') return { right: '对', wrong: '错' }[after] ?? '收回'
  if (kind === 'verdict') return verdictName(after) || '重新打开'
  if (kind === 'view' || kind === 'series') return keptWords(change, act)
  if (kind === 'note') return after ? `“${after}”` : '去掉'
  const shown = (words: string | null) => (words === null ? '没有' : words || '空白')
  return `${shown(change.before)} → ${shown(change.after)}`
}

/** Null before it was kept and after it was deleted; the same twice: it is made of something else. */
function keptWords({ before, after }: Pick<ChangedCell, 'before' | 'after'>, act: StepAct): string {
  if (after === null) return act === 'undo' ? '去掉了' : '删除'
  if (before === null) return act === 'undo' ? '恢复了' : '存下'
  return before === after ? '改了内容' : `${before || '空白'} → ${after || '空白'}`
}

function verdictName(verdict: string): string {
  return new Map<string, string>(Object.entries(zhFindings.verdicts)).get(verdict) ?? verdict
}
