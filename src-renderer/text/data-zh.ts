import { figure } from './figures.ts'
import { zhPanel } from './panel-zh.ts'

/** A block that was not written, as its sentence needs it. */
type Refused =
  | { readonly why: 'uneven' }
  | { readonly why: 'rows'; readonly rows: number; readonly room: number }
  | { readonly why: 'columns'; readonly columns: number; readonly room: number }
  | { readonly why: 'head' }
  | { readonly why: 'unreadable'; readonly text: string; readonly cells: number }
  | { readonly why: 'not-fillable' }

/** The words of the grid of all reports. */
export const zhData = {
  data: {
    keys: [
      ['Alt+D', '数据页'],
      ['Shift+方向键', '数据页：选一片'],
      ['Ctrl+C / Ctrl+V', '数据页：复制、粘贴，和 Excel 互通'],
      ['Ctrl+Shift+C', '数据页：连表头复制'],
      ['Ctrl+D', '数据页：向下填充'],
      ['Ctrl+F / F3', '数据页：查找、下一处'],
      ['Alt+↓', '数据页：按这一列筛选、排序'],
      ['Ctrl+Enter', '数据页：打开这份报告'],
      ['F6', '数据页：离开表格'],
    ] as readonly (readonly [string, string])[],
    rows: (rows: number) => `${figure(rows)} 行`,
    empty: '还没有报告。把文件夹拖到窗口里。',
    noneLeft: '没有一份报告符合上面的筛选。去掉一个词再看。',
    notStanding: '同一机构同一年另有一份，比较时用那一份',
    /** As in the workbook: what a cell without a value is copied as. */
    absent: { missing: '未见', 'not-in-form': '本版无', 'not-known': zhPanel.lacks },
    columnsOf: (columns: number) => `指标 ${figure(columns)} 项`,
    filter: '筛选',
    filterHint: '筛选、排序（在格子里按 Alt+↓）',
    setsLabel: '指标组',
    others: '含未采用的',
    othersHint: '同一机构同一年有几份时，也列出没有采用的',
    filters: {
      column: '按',
      condition: '条件',
      value: '数值',
      holds: '含有',
      upTo: '到',
      between: '介于',
      add: '加上',
      wholeReport: '整份报告',
      upwards: '从小到大排',
      downwards: '从大到小排',
      remove: '去掉',
      none: '全部去掉',
      renew: '重新筛选排序',
      renewHint: '改过数以后，行还在原来的地方',
      and: ' 且 ',
      or: '或',
      all: '含未采用的报告',
      sorted: (column: string, descending: boolean) => `按${column}${descending ? '从大到小' : '从小到大'}`,
      kinds: {
        number: '是数字',
        blank: '原文空白',
        slash: '原文是“/”',
        dash: '原文是“—”',
        none: '原文是“无”',
        text: '原文是文字',
        unreadable: '原文看不清',
        ambiguous: '数字粘连',
        missing: '文中未见',
        'not-in-form': '表式无此项',
        'not-known': '不知道',
      },
      statuses: {
        read: '照读无疑',
        corrected: '已改',
        'in-doubt': '待定',
        missing: '文中未见',
        contradicting: '有矛盾',
      },
      reportStatuses: {
        read: '没有改动、待定和不合的报告',
        corrected: '有改动的报告',
        'in-doubt': '有待定的报告',
        missing: '有项目未见的报告',
        contradicting: '有矛盾的报告',
      },
    },
    sets: {
      main: '主要指标',
      ofForm: (form: string) => `${form}全部`,
      all: '全部指标',
      size: (columns: number) => `${figure(columns)} 项`,
      name: '指标组名称',
      nameHint: (columns: number) => `给现在的 ${figure(columns)} 项起名`,
      keep: '保存',
      drop: (name: string) => `删除指标组“${name}”`,
      dropped: (name: string) => `已删除指标组“${name}”。`,
      share: '复制为文字',
      shared: (columns: number) => `${figure(columns)} 项已复制为文字，可以发给别人。`,
      receive: '把别人发来的指标组粘贴在这里',
      received: (name: string, columns: number, unknown: number) =>
        `已收下指标组“${name}”，${figure(columns)} 项${unknown > 0 ? `；另有 ${figure(unknown)} 项这里不认识，没有放进去` : ''}。`,
      notShared: '这段文字不是指标组。请对方用“复制为文字”再发一次。',
      noneKnown: '这个指标组里的指标这里都不认识，没有收下。',
      unnamed: '收到的指标组',
      noneHere: (name: string) => `“${name}”里的指标在这里都选不了。`,
      someHere: (name: string, taken: number, left: number) =>
        `“${name}”选了 ${figure(taken)} 项；另有 ${figure(left)} 项在这里选不了，没有选。`,
    },
    find: {
      placeholder: '在表中查找 Ctrl+F',
      hint: '查找机构、年度、数值或文字；Enter 下一处，Shift+Enter 上一处',
      looking: (row: number, rows: number) => `正在找 ${figure(row)} / ${figure(rows)} 行`,
      nothing: '没有找到',
      stop: '停',
    },
    line: {
      corrected: '已改',
      inDoubt: '待定',
      blank: '原文空白',
      printed: '原文如此',
      missing: '文中未见',
      notInForm: '表式无此项',
      notKnown: '整份报告的情况：不知道，停在格上看原因',
      counting: (share: number) => `正在算 ${Math.floor(share * 100)}%`,
      cells: (rows: number, columns: number) => `选中 ${figure(rows)} 行 × ${figure(columns)} 列`,
      sum: '合计',
      count: '数值',
      mean: '平均',
    },
    copied: (rows: number, columns: number) => `已复制 ${figure(rows)} 行 × ${figure(columns)} 列。`,
    pasted: (changed: number, cells: number) =>
      `已粘贴 ${figure(cells)} 格，改了 ${figure(changed)} 格。Ctrl+Z 一步撤销。`,
    filled: (changed: number) => `已向下填充，改了 ${figure(changed)} 格。Ctrl+Z 一步撤销。`,
    cleared: (changed: number) => `${figure(changed)} 格改为空白。Ctrl+Z 一步撤销。`,
    nothingChanged: '这些格里本来就是这样，没有改动。',
    tooMuchToCopy: (cells: number, most: number) =>
      `选了 ${figure(cells)} 格，一次最多复制 ${figure(most)} 格。要全部的话用“导出 Excel”。`,
    tooMuchToWrite: (cells: number, most: number) =>
      `选了 ${figure(cells)} 格，一次最多改 ${figure(most)} 格。什么都没有改。`,
    refused: (refused: Refused, where: string): string => {
      switch (refused.why) {
        case 'uneven':
          return '剪贴板里各行的列数不一样，不知道往哪里放。什么都没有改。'
        case 'rows':
          return `要放 ${figure(refused.rows)} 行，从这里往下只有 ${figure(refused.room)} 行。什么都没有改。`
        case 'columns':
          return `要放 ${figure(refused.columns)} 列，从这里往右只有 ${figure(refused.room)} 列。什么都没有改。`
        case 'head':
          return '机构、年度、表式和“时间与完整”的各列不能改。只选指标列再来。什么都没有改。'
        case 'unreadable':
          return `“${refused.text}”不是数，也不是空白、“/”、“—”或“无”（${where}${refused.cells > 1 ? `，这样的共 ${figure(refused.cells)} 格` : ''}）。什么都没有改。`
        case 'not-fillable':
          return `${where}没有确定的数，不能用来填充。什么都没有改。`
      }
    },
  },
}
