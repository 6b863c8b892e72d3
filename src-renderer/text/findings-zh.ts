import { VERDICT_NAMES, type Verdict } from '#shared/domain/verdict.ts'
import { figure, moment } from './figures.ts'

type By = { readonly author: string; readonly madeAt: string }

const verdicts: Readonly<Record<Verdict, string>> = {
  publisher: VERDICT_NAMES.publisher.zh,
  misread: VERDICT_NAMES.misread.zh,
  fine: VERDICT_NAMES.fine.zh,
}

/** Findings over the study and what people say of them. */
export const zhFindings = {
  verdicts,
  findings: {
    all: '全部',
    says: '哪里对不上',
    empty: '没有查出不合的地方。',
    emptyOpen: '这里都判断过了。要看判断过的，把上面的“待判断”改成“全部”。',
    emptyFiltered: '没有相符的。可以去掉几个条件。',
    allChecks: '所有核查',
    checks: '核查项目',
    counts: (open: number, judged: number) => `待判断 ${figure(open)}，已判断 ${figure(judged)}`,
    progress: (judged: number, all: number) => `已判断 ${figure(judged)} / ${figure(all)}`,
    checked: (checked: number, reports: number) => `已核报告 ${figure(checked)} / ${figure(reports)}`,
    states: { all: '全部', open: '待判断', judged: '已判断', changed: '数变了又打开', ...verdicts },
    state: '判断',
    year: '年度',
    anyYear: '各年',
    region: '地区',
    anyRegion: '各地',
    noRegion: '地区不明',
    organisation: '查机构名',
    openAgain: '数变了，又打开',
    judgedBefore: (before: By & { verdict: string; left: string; right: string; note: string }) =>
      `数是 ${before.left} 和 ${before.right} 时，${before.author || '未署名'} ${moment(before.madeAt)} 判断过：${before.verdict}${before.note ? `（${before.note}）` : ''}`,
    judgedBy: (by: By & { note: string }) =>
      [`${by.author || '未署名'} ${moment(by.madeAt)}`, by.note].filter(Boolean).join('：'),
    note: '说明',
    noteHint: 'N 写说明，再按 1、2、3 判断',
    noteFor: '随判断记下的说明',
    nothingSelected: '选一行，按 1、2、3 判断；Shift+↓ 或空格选多行；Enter 打开报告。',
    selected: (count: number) => `选中 ${figure(count)} 处`,
    reopen: '重新打开',
    judge: '判断',
    ofYear: (year: number) => `${year} 年的报告：`,
    later: '下一年',
    laterHint: '打开下一年的报告，两年的数在那里对不上',
    earlier: '上一年',
    earlierHint: '打开上一年的报告，看那边的数',
    ofReport: '整份报告',
    done: (count: number, verdict: string) => `${count > 1 ? `${figure(count)} 处，` : ''}判断为“${verdict}”，可撤销`,
    reopened: (count: number) => `${count > 1 ? `${figure(count)} 处` : ''}重新打开，可撤销`,
    /** On the buttons beside a finding in its report. */
    short: { publisher: '原文错', misread: '读错', fine: '没问题' },
    keys: {
      publisher: '判断：原文确有错误',
      misread: '判断：我们读错了',
      fine: '判断：没有问题',
      reopen: '重新打开这一处',
    },
  },
}
