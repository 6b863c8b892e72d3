import { figure } from './figures.ts'

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
    rows: (rows: number) => `${figure(rows)} 行`,
    empty: '还没有报告。把文件夹拖到窗口里。',
    noneLeft: '没有一份报告符合上面的筛选。去掉一个词再看。',
    notStanding: '同一机构同一年另有一份，比较时用那一份',
    /** As in the workbook: what a cell without a value is copied as. */
    absent: { missing: '未见', 'not-in-form': '本版无' },
    line: {
      corrected: '已改',
      inDoubt: '待定',
      blank: '原文空白',
      printed: '原文如此',
      missing: '文中未见',
      notInForm: '表式无此项',
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
          return '机构、年度、表式这几列不能改。只选指标列再来。什么都没有改。'
        case 'unreadable':
          return `“${refused.text}”不是数，也不是空白、“/”、“—”或“无”（${where}${refused.cells > 1 ? `，这样的共 ${figure(refused.cells)} 格` : ''}）。什么都没有改。`
        case 'not-fillable':
          return `${where}没有确定的数，不能用来填充。什么都没有改。`
      }
    },
  },
}
