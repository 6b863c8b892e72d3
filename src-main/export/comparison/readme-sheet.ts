import { widthOf } from '../workbook/notes.ts'
import type { Cell, Sheet, SheetSetup } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { columnName } from '../workbook/xml.ts'
import { type ComparisonBook, editionNames } from './book.ts'
import { LEGEND, RULES } from './legend.ts'
import { LOOKS } from './looks.ts'
import type { Tally } from './tally.ts'
import { SHEETS } from './words.ts'

const LABEL_WIDTH = 26
const COLUMN_WIDTH = 12
/** Columns that prose runs over, beside the label. */
const PROSE_COLUMNS = 8
const MOST_NAMES = 60

/** Wide enough for the prose and for the counts, a column a year and one for their sum. */
export function readmeSetup({ language, years }: ComparisonBook): SheetSetup {
  const columns = Math.max(PROSE_COLUMNS, years.length + 1)
  return {
    name: SHEETS.readme[language],
    widths: [LABEL_WIDTH, ...Array.from({ length: columns }, () => COLUMN_WIDTH)],
    frozen: { rows: 0, columns: 0 },
    kind: 'page',
  }
}

/** What the workbook is, how to read it, what it holds and how to cite it. Written last: it counts. */
export function writeReadme(sheet: Sheet, book: ComparisonBook, tally: Tally, parsers: ReadonlySet<string>): void {
  const zh = book.language === 'zh'
  const say = (inChinese: string, inEnglish: string) => (zh ? inChinese : inEnglish)
  const prose = (label: string, text: string, look: Look = LOOKS.label) =>
    writeProse(sheet, { text: label, look }, text)
  const heading = (text: string) => {
    sheet.row([])
    sheet.row([{ text, look: LOOKS.heading }], 20)
  }

  sheet.row([{ text: book.title[book.language], look: LOOKS.title }], 28)
  prose(say('研究', 'Study'), book.studyName)
  prose(say('机构', 'Organisations'), namesOf([...tally.organisations], zh))
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

  heading(say('怎样读对照表', 'How to read the comparison'))
  for (const [sample, look, inChinese, inEnglish] of LEGEND) {
    writeProse(
      sheet,
      { text: say(sample[0], sample[1]), look: { ...look, align: 'center' } },
      say(inChinese, inEnglish),
    )
  }

  heading(say('口径', 'Rules'))
  for (const [label, inChinese, inEnglish] of RULES) prose(say(label[0], label[1]), say(inChinese, inEnglish))

  heading(say('各类格数', 'Cells by kind'))
  writeCounts(sheet, book, tally)

  heading(say('怎样引用', 'How to cite'))
  prose(say('写法', 'Form'), citation(book))
  sheet.end()
}

function writeCounts(sheet: Sheet, { language, years }: ComparisonBook, tally: Tally): void {
  const zh = language === 'zh'
  const total = columnName(years.length)
  const line = (label: string, counts: readonly number[]) => {
    const row = sheet.length + 1
    const sum = counts.reduce((before, count) => before + count, 0)
    const look = { format: '#,##0' }
    sheet.row([
      { text: label, look: LOOKS.label },
      ...counts.map(number => ({ number, look })),
      { formula: `SUM(B${row}:${total}${row})`, result: sum, look: { ...look, bold: true } },
    ])
  }
  sheet.row([
    { text: zh ? '种类' : 'Kind', look: LOOKS.header },
    ...years.map(number => ({ number, look: LOOKS.header })),
    { text: zh ? '合计' : 'Total', look: LOOKS.header },
  ])
  for (const { says, counts } of tally.lines()) line(says[language], counts)
  line(zh ? '其中：涉及核查问题' : 'Of these: in a finding', tally.inFinding)
}

/** Label and text; the text runs over several columns, in a row as high as it needs. */
function writeProse(sheet: Sheet, label: Cell, text: string): void {
  const width = PROSE_COLUMNS * COLUMN_WIDTH - 4
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0)
  const row = sheet.row([label, { text, look: LOOKS.prose }], Math.min(400, 4 + 15 * lines))
  sheet.merge(`B${row}:${columnName(PROSE_COLUMNS)}${row}`)
}

function namesOf(names: readonly string[], zh: boolean): string {
  const shown = names.slice(0, MOST_NAMES).join(zh ? '、' : ', ')
  if (names.length <= MOST_NAMES) return zh ? `${names.length} 个：${shown}` : `${names.length}: ${shown}`
  return zh ? `${names.length} 个：${shown} 等` : `${names.length}: ${shown} and others`
}

function citation({ language, title, studyName, appVersion, asOf }: ComparisonBook): string {
  const day = asOf.slice(0, 10)
  return language === 'zh'
    ? `《${title.zh}》，研究“${studyName}”，数据截至 ${day}，用年报台 ${appVersion} 制作。数据取自各机构公布的政府信息公开工作年度报告，文件及其 SHA-256 见“${SHEETS.files.zh}”表。`
    : `“${title.en}”, study “${studyName}”, data as of ${day}, made with Nianbao ${appVersion}. Data from the annual reports on government information disclosure published by the organisations; the files and their SHA-256 are in the sheet “${SHEETS.files.en}”.`
}
