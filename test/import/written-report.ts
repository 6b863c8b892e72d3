import { loadForms } from '../../src-main/forms.ts'

const T14 = loadForms().templates.find(({ id }) => id === 't14')

/**
 * The text of a report in the form of 2014: a title, who and when, and the table.
 *
 * @param figure  Stands in every cell, or only in those named.
 */
export function writtenReport(organisation: string, year: number, figure = '0', only: readonly string[] = []): string {
  const rows = (T14?.tables ?? []).flatMap(table =>
    table.rows.map(
      row =>
        `${row.label.zh} | ${row.unit ?? table.unit} | ${row.heading || (only.length > 0 && !only.includes(row.id)) ? '' : figure} |`,
    ),
  )
  return [
    `${organisation}${year}年政府信息公开工作年度报告`,
    `${year}年，${organisation}认真做好政府信息公开工作。`,
    `${year}年度政府信息公开工作情况统计表`,
    `填报单位：${organisation}`,
    '统 计 指 标 | 单位 | 统计数 |',
    ...rows,
    '',
  ].join('\n')
}
