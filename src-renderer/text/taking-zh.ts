import { figure } from './figures.ts'

/** Taking lists and data sets away. */
export const zhTaking = {
  taking: {
    menu: '导出',
    menuHint: '导出这一页，或整个研究的数据（Ctrl+E）',
    workbook: '这一页 → Excel…',
    csv: '这一页 → CSV…',
    clipboard: '这一页 → 复制',
    nothingHere: '这一页没有表',
    comparison: '比较工作簿…',
    panel: '序列与比率工作簿…',
    data: '数据集与编码本…',
    marks: '标记',
    cancel: '取消',
    progress: (done: number, of: number) => `正在写 ${figure(done)} / ${figure(of)} 行`,
    copied: (rows: number) => `已复制 ${figure(rows)} 行，可以粘贴到 Excel 或 WPS`,
  },
}
