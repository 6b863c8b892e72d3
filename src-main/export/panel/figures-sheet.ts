import type { PanelFigureHead } from '#shared/domain/panel.ts'
import type { EditionFormula } from '#shared/domain/series.ts'
import { LOOKS } from '../comparison/looks.ts'
import { HEADERS } from '../comparison/words.ts'
import { widthOf } from '../workbook/notes.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { editionName, type FiguresBook, figureName, isFollowed } from './book.ts'
import { CLASS_WORDS, PANEL_SHEETS } from './words.ts'

const COLUMNS = [
  ['figureId', 24],
  ['figure', 30],
  ['unit', 7],
  ['means', 44],
  ['formula', 60],
  ['compares', 60],
  ['source', 40],
] as const

/** What each figure means, how it is worked out from each edition of the form, and how far it runs through them. */
export function writeFiguresSheet(workbook: Workbook, book: FiguresBook): void {
  const { language, head } = book
  const sheet = workbook.sheet({
    name: PANEL_SHEETS.figures[language],
    widths: COLUMNS.map(([, width]) => width),
    frozen: { rows: 1, columns: 2 },
    kind: 'table',
  })
  sheet.row(
    COLUMNS.map(([header]) => ({ text: HEADERS[header][language], look: LOOKS.header })),
    22,
  )
  for (const figure of head.figures) {
    const [formulas, breaks] = [formulaLines(figure, book), breakLines(figure, book)]
    const texts = [
      figure.id,
      figureName(figure, language),
      figure.unit,
      figure.means?.[language] ?? '',
      formulas.join('\n'),
      breaks.join('\n'),
      figure.source ?? '',
    ]
    const lines = Math.max(2, ...texts.map((text, at) => linesOf(text, COLUMNS[at]![1])))
    sheet.row(
      texts.map(text => ({ text, look: { ...LOOKS.prose, ...LOOKS.row } })),
      Math.min(400, 6 + 15 * lines),
    )
  }
  sheet.end()
}

function formulaLines(figure: PanelFigureHead, book: FiguresBook): string[] {
  const series = book.seriesOf(figure.id)
  if (!series) return [book.language === 'zh' ? '表格原数' : 'As the form has it']
  const definition = series.definitions.find(({ id }) => id === figure.definition) ?? series.definitions[0]
  const isSeen = ({ editions }: EditionFormula) =>
    editions?.some(id => book.templates.some(one => one.id === id)) ?? true
  return (definition?.formulas ?? []).filter(isSeen).map(formula => {
    const zh = book.language === 'zh'
    const names = formula.editions?.map(edition => editionName(book, edition)).join(zh ? '、' : ', ')
    return `${names ? `${names}${zh ? '：' : ': '}` : ''}${formulaText(formula, book)}`
  })
}

function formulaText(formula: EditionFormula, { language }: FiguresBook): string {
  if ('because' in formula) return formula.because[language]
  if ('formula' in formula) return formula.formula
  return `(${formula.numerator}) ÷ (${formula.denominator})`
}

function breakLines(figure: PanelFigureHead, book: FiguresBook): string[] {
  const { id, breaks } = figure
  if (!book.seriesOf(id)) return []
  const { language } = book
  return breaks
    .filter(({ between }) => isFollowed(figure, between, book))
    .map(({ between: [from, to], class: how, why }) => {
      const reasons = why.map(one => one[language]).join(' ')
      const pair = `${editionName(book, from)} → ${editionName(book, to)}`
      const sentence = `${pair}${language === 'zh' ? '：' : ': '}${CLASS_WORDS[how][language]}`
      return reasons === '' ? sentence : `${sentence}${language === 'zh' ? '。' : '. '}${reasons}`
    })
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0)
}
