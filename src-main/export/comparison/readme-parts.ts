import type { Language, Wording } from '#shared/domain/wording.ts'
import { widthOf } from '../workbook/notes.ts'
import type { Cell, Sheet, SheetSetup } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { columnName } from '../workbook/xml.ts'
import { LOOKS } from './looks.ts'
import { SHEETS } from './words.ts'

const LABEL_WIDTH = 26
const COLUMN_WIDTH = 12
/** Columns that prose runs over, beside the label. */
const PROSE_COLUMNS = 8
const MOST_NAMES = 60

/** A sample of what stands in a cell, with its look, and what it says. */
export type LegendLine = readonly [sample: Both, look: Look, zh: string, en: string]
export type Rule = readonly [label: Both, zh: string, en: string]
export type Both = readonly [zh: string, en: string]

/** How many cells are of a kind, year by year. */
export type CountLine = { readonly says: Wording; readonly counts: readonly number[] }

/** Wide enough for the prose and for the counts, a column a year and one for their sum. */
export function readmeSetup(language: Language, years: number): SheetSetup {
  const columns = Math.max(PROSE_COLUMNS, years + 1)
  return {
    name: SHEETS.readme[language],
    widths: [LABEL_WIDTH, ...Array.from({ length: columns }, () => COLUMN_WIDTH)],
    frozen: { rows: 0, columns: 0 },
    kind: 'page',
  }
}

/** What the first sheets of workbooks are made of. */
export function openReadme(sheet: Sheet, language: Language) {
  const zh = language === 'zh'
  const say = (inChinese: string, inEnglish: string) => (zh ? inChinese : inEnglish)
  const prose = (label: string, text: string, look: Look = LOOKS.label) =>
    writeProse(sheet, { text: label, look }, text)
  return {
    say,
    prose,
    title: (text: string) => void sheet.row([{ text, look: LOOKS.title }], 28),
    heading(text: string): void {
      sheet.row([])
      sheet.row([{ text, look: LOOKS.heading }], 20)
    },
    /** What sheets there are, each with a sentence. */
    contents(sheets: readonly (readonly [name: Wording, says: Wording])[]): void {
      for (const [name, says] of sheets) prose(name[language], says[language])
    },
    legend(lines: readonly LegendLine[]): void {
      for (const [sample, look, inChinese, inEnglish] of lines) {
        prose(say(...sample), say(inChinese, inEnglish), { ...look, align: 'center' })
      }
    },
    rules(lines: readonly Rule[]): void {
      for (const [label, inChinese, inEnglish] of lines) prose(say(...label), say(inChinese, inEnglish))
    },
    counts: (years: readonly number[], lines: readonly CountLine[]) => writeCounts(sheet, language, years, lines),
    /** Names of bodies, the first of them where there are many. */
    names(names: readonly string[]): string {
      const shown = names.slice(0, MOST_NAMES).join(say('、', ', '))
      if (names.length <= MOST_NAMES) return say(`${names.length} 个：${shown}`, `${names.length}: ${shown}`)
      return say(`${names.length} 个：${shown} 等`, `${names.length}: ${shown} and others`)
    },
  }
}

/** A label and text beside it that runs over several columns, in a row as high as it needs. */
export function writeProse(sheet: Sheet, label: Cell, text: string): void {
  const width = PROSE_COLUMNS * COLUMN_WIDTH - 4
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0)
  const row = sheet.row([label, { text, look: LOOKS.prose }], Math.min(400, 4 + 15 * lines))
  sheet.merge(`B${row}:${columnName(PROSE_COLUMNS)}${row}`)
}

function writeCounts(sheet: Sheet, language: Language, years: readonly number[], lines: readonly CountLine[]): void {
  const zh = language === 'zh'
  const last = columnName(years.length)
  sheet.row([
    { text: zh ? '种类' : 'Kind', look: LOOKS.header },
    ...years.map(number => ({ number, look: LOOKS.header })),
    { text: zh ? '合计' : 'Total', look: LOOKS.header },
  ])
  for (const { says, counts } of lines) {
    const row = sheet.length + 1
    const sum = counts.reduce((before, count) => before + count, 0)
    const look = { format: '#,##0' }
    sheet.row([
      { text: says[language], look: LOOKS.label },
      ...counts.map(number => ({ number, look })),
      { formula: `SUM(B${row}:${last}${row})`, result: sum, look: { ...look, bold: true } },
    ])
  }
}
