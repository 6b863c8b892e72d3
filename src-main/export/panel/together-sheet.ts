import type { PanelTogether } from '#shared/domain/panel.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { onRule } from '../comparison/cells.ts'
import { LOOKS } from '../comparison/looks.ts'
import { HEADERS } from '../comparison/words.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { type FiguresBook, figureName } from './book.ts'
import { figureFormat } from './cells.ts'
import { PANEL_SHEETS } from './words.ts'

const STATISTICS: readonly (readonly [part: keyof PanelTogether, says: Wording])[] = [
  ['numbers', { zh: '有数的机构', en: 'Bodies with a number' }],
  ['lacking', { zh: '没有数的机构', en: 'Bodies without' }],
  ['sum', { zh: '合计', en: 'Sum' }],
  ['mean', { zh: '平均', en: 'Mean' }],
  ['median', { zh: '中位数', en: 'Median' }],
  ['least', { zh: '最小', en: 'Least' }],
  ['most', { zh: '最大', en: 'Most' }],
  ['pooled', { zh: '合并比率', en: 'Pooled ratio' }],
]

/** All bodies of the panel together, year by year: a block of statistics for each figure. */
export function writeTogetherSheet(workbook: Workbook, book: FiguresBook): void {
  const { language, head, title, studyName } = book
  const sheet = workbook.sheet({
    name: PANEL_SHEETS.together[language],
    widths: [30, 7, 20, ...head.years.map(() => 12)],
    frozen: { rows: 2, columns: 3 },
    kind: 'table',
  })
  const look = LOOKS.header
  sheet.row([{ text: `${title[language]} · ${studyName}`, look: LOOKS.title }], 26)
  sheet.row(
    [
      ...(['figure', 'unit', 'statistic'] as const).map(header => ({ text: HEADERS[header][language], look })),
      ...head.years.map(number => ({ number, look: { ...look, format: language === 'zh' ? '0"年"' : '0' } })),
    ],
    22,
  )
  for (const figure of head.figures) {
    for (const [part, says] of STATISTICS) {
      const values = figure.together.map(together => together[part])
      // ratios of bodies do not add up, and only they have a pooled one
      if (values.every(value => value === null) || (part === 'sum' && figure.unit === '%')) continue
      const format = part === 'numbers' || part === 'lacking' ? '#,##0' : figureFormat(figure.unit, ...values)
      sheet.row(
        [
          { text: figureName(figure, language) },
          { text: figure.unit, look: { align: 'center' as const } },
          { text: says[language] },
          ...values.map((number): Cell => (number === null ? { look: {} } : { number, look: { format } })),
        ].map(onRule),
      )
    }
  }
  sheet.end()
}
