import { accuracySentence } from '#shared/domain/sample.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { PANEL_SHEETS } from '../panel/words.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { type ComparisonBook, editionNames } from './book.ts'
import { LEGEND, RULES } from './legend.ts'
import { openReadme } from './readme-parts.ts'
import type { Tally } from './tally.ts'
import { SHEET_WORDS, SHEETS } from './words.ts'

/**
 * What the workbook is, how to read it, what it holds and how to cite it. Written last: it counts.
 *
 * @param parsers  Versions of the parser that read the files.
 */
export function writeReadme(sheet: Sheet, book: ComparisonBook, tally: Tally, parsers: ReadonlySet<string>): void {
  const { say, prose, title, heading, contents, legend, rules, counts, names } = openReadme(sheet, book.language)
  title(book.title[book.language])
  prose(say('研究', 'Study'), book.studyName)
  prose(say('机构', 'Organisations'), names([...tally.organisations]))
  prose(say('行数', 'Rows'), say(`${tally.rows} 行（机构 × 指标）`, `${tally.rows} (organisation × indicator)`))
  prose(say('数据截至', 'As of'), say(`${book.asOf}（研究最后一次改动）`, `${book.asOf} (last change of the study)`))
  const read = [...parsers].sort().join(say('、', ', '))
  prose(
    say('程序', 'Program'),
    say(`年报台 ${book.appVersion}，解析版本 ${read}`, `Nianbao ${book.appVersion}, parser ${read}`),
  )

  heading(say('年份与表式', 'Years and forms'))
  book.years.forEach((year, at) => {
    prose(String(year), editionNames(book, book.editions[at] ?? []) || say('没有表格', 'No tables'))
  })
  const used = new Set(book.editions.flat())
  for (const template of book.templates.filter(({ id }) => used.has(id))) {
    prose(template.short[book.language], `${template.title[book.language]} — ${template.source}`)
  }

  heading(say('各表', 'Sheets'))
  contents(sheetsOf(book))

  heading(say('怎样读对照表', 'How to read the comparison'))
  legend(LEGEND)

  heading(say('口径', 'Rules'))
  rules(RULES)

  heading(say('各类格数', 'Cells by kind'))
  const inFinding = { says: { zh: '其中：涉及核查问题', en: 'Of these: in a finding' }, counts: tally.inFinding }
  counts(book.years, [...tally.lines(), inFinding])

  heading(say('抽样核对', 'Accuracy'))
  prose(say('错误率', 'Error rate'), accuracySentence(book.accuracy, book.language))

  heading(say('怎样引用', 'How to cite'))
  prose(say('写法', 'Form'), citation(book))
  sheet.end()
}

/** Every other sheet with what it is for. */
function sheetsOf({ figures }: ComparisonBook): readonly (readonly [name: Wording, says: Wording])[] {
  return [
    [SHEETS.comparison, SHEET_WORDS.comparison],
    ...(figures === null ? [] : SERIES_SHEETS),
    [SHEETS.findings, SHEET_WORDS.findings],
    [SHEETS.values, SHEET_WORDS.values],
    [SHEETS.files, SHEET_WORDS.files],
    [SHEETS.tidy, SHEET_WORDS.tidy],
  ]
}

const SERIES_SHEETS = [
  [PANEL_SHEETS.years, SHEET_WORDS.years],
  [PANEL_SHEETS.charts, SHEET_WORDS.charts],
  [PANEL_SHEETS.figures, SHEET_WORDS.figures],
] as const

/** How to name the workbook in a paper. */
export function citation({
  language,
  title,
  studyName,
  appVersion,
  asOf,
}: Pick<ComparisonBook, 'language' | 'title' | 'studyName' | 'appVersion' | 'asOf'>): string {
  const day = asOf.slice(0, 10)
  return language === 'zh'
    ? `《${title.zh}》，研究“${studyName}”，数据截至 ${day}，用年报台 ${appVersion} 制作。数据取自各机构公布的政府信息公开工作年度报告，文件及其 SHA-256 见“${SHEETS.files.zh}”表。`
    : `“${title.en}”, study “${studyName}”, data as of ${day}, made with Nianbao ${appVersion}. Data from the annual reports on government information disclosure published by the organisations; the files and their SHA-256 are in the sheet “${SHEETS.files.en}”.`
}
