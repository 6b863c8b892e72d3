import { PANEL_LACKS, PANEL_MARKS } from '#shared/domain/panel.ts'
import { accuracySentence } from '#shared/domain/sample.ts'
import type { Arrangement } from '#shared/domain/view.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { LOOKS } from '../comparison/looks.ts'
import { type Both, type CountLine, type LegendLine, openReadme, type Rule } from '../comparison/readme-parts.ts'
import { citation } from '../comparison/readme-sheet.ts'
import { ABSENT, NEARLY, NO_SHARE, SHEET_WORDS, SHEETS } from '../comparison/words.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { type Body, figureName, type PanelBook } from './book.ts'
import { LACK_REASONS, LACK_WORDS, MARK_WORDS, PANEL_SHEETS } from './words.ts'

const ARRANGEMENT_WORDS: Readonly<Record<Arrangement, Wording>> = {
  years: SHEET_WORDS.years,
  bodies: {
    zh: '一年之内各机构并列，名次为活公式。',
    en: 'The bodies of one year side by side; ranks are live formulas.',
  },
  panel: { zh: '机构 × 年，每个序列一列。', en: 'Body × year, a column for each series.' },
}

const both = (word: { readonly zh: string; readonly en: string }): Both => [word.zh, word.en]

/** What stands in the cells, each with a sample that looks like it. */
const LEGEND: readonly LegendLine[] = [
  [
    ['', ''],
    {},
    '空格：依据的那一格在报告里是空白，不是 0。',
    'Empty: what it rests on is blank in the report. It is not 0.',
  ],
  [both(ABSENT['no-report']), LOOKS.absent, LACK_REASONS['no-report'].zh, LACK_REASONS['no-report'].en],
  [both(ABSENT['not-in-form']), LOOKS.absent, LACK_REASONS['not-in-form'].zh, LACK_REASONS['not-in-form'].en],
  [both(ABSENT.missing), LOOKS.absent, LACK_REASONS.missing.zh, LACK_REASONS.missing.en],
  [both(LACK_WORDS['in-doubt']), LOOKS.inDoubt, LACK_REASONS['in-doubt'].zh, LACK_REASONS['in-doubt'].en],
  [
    ['15', '15'],
    LOOKS.corrected,
    `加粗、蓝底：${MARK_WORDS.corrected.zh}。`,
    `Bold, blue: ${MARK_WORDS.corrected.en}.`,
  ],
  [
    ['15', '15'],
    LOOKS.inFinding,
    `下划线、橙底：${MARK_WORDS.inFinding.zh}。`,
    `Underlined, orange: ${MARK_WORDS.inFinding.en}.`,
  ],
  [['15', '15'], LOOKS.indirect, `斜体：${MARK_WORDS.blanks.zh}。`, `Italic: ${MARK_WORDS.blanks.en}.`],
  [
    ['15', '15'],
    LOOKS.broken,
    '左侧粗线：从这一年起换了表式。',
    'Thick line on the left: the form changed with this year.',
  ],
  [
    [`${NEARLY}▲3`, `${NEARLY}▲3`],
    {},
    '两版表式口径相近的增减，谨慎比较；各项的依据见“序列口径”表。',
    'A change between two forms that count nearly the same: compare with care. The sheet of definitions says why.',
  ],
  [
    both(ABSENT['not-comparable']),
    LOOKS.absent,
    '两年都有数字，但两版表式口径不同，不计算增减。',
    'Both years have numbers, but the two forms count different things; no change is calculated.',
  ],
]

/** How the figures came about. */
const RULES: readonly Rule[] = [
  [
    ['序列和比率', 'Series and ratios'],
    '由各版表式的原数按“序列口径”表里的算法算出；缺一个数就不出数，不以 0 代替。',
    'Worked out from the figures of each edition as the sheet of definitions says; where one is wanting there is no number, never a 0 in its place.',
  ],
  [
    ['增减', 'Change'],
    `活公式。▲ 增，▼ 减；比率的增减以百分点计。前一年为 0 而后一年不为 0，增减% 写“${NO_SHARE.new.zh}”；两年都是 0 或前一年为负数，写“${NO_SHARE.none.zh}”。`,
    `Live formula. ▲ up, ▼ down; that of a ratio in percentage points. From 0 to something the relative change is "${NO_SHARE.new.en}"; from 0 to 0 or from below 0 "${NO_SHARE.none.en}".`,
  ],
  [
    ['名次', 'Rank'],
    '从高到低，数相同的名次相同；没有数的不排。',
    'From the highest down; equals share a place; those without a number have none.',
  ],
  [
    ['合并比率', 'Pooled ratio'],
    '先把各机构的分子、分母分别相加，再相除；不是各机构比率的平均。',
    'Numerators and denominators of all bodies are summed before they are divided; it is not the mean of their ratios.',
  ],
  [
    ['长表', 'Tidy'],
    '“长表”每个机构、年份、序列一行，列名为英文，供 R、Stata、SPSS 读取；value 中比率是小数（0.25 即 25%），lack 说明没有数的原因。',
    'One line per body, year and figure with plain column names, for R, Stata and SPSS; ratios are plain in value (0.25 for 25 %), lack says why there is no number.',
  ],
]

/** Counts what a panel holds, kind by kind and year by year, while its bodies go by. */
export function openPanelTally({ head }: PanelBook) {
  const years = head.years.length
  const counts = PANEL_LACKS.map(() => Array.from({ length: years }, () => 0))
  const marked = new Map(Object.values(PANEL_MARKS).map(mark => [mark, Array.from({ length: years }, () => 0)]))
  return {
    body({ data, at }: Body): void {
      for (let year = 0; year < years; year += 1) {
        for (let figure = 0; figure < head.figures.length; figure += 1) {
          counts[PANEL_LACKS.indexOf(data.lack(at, year, figure))]![year]! += 1
          const marks = data.marks(at, year, figure)
          if (marks === 0) continue
          for (const [mark, line] of marked) if (marks & mark) line[year]! += 1
        }
      }
    },
    lines(): readonly CountLine[] {
      const kinds = PANEL_LACKS.map((lack, at) => ({
        says: lack === null ? { zh: '有数', en: 'A number' } : LACK_REASONS[lack],
        counts: counts[at]!,
      }))
      const marks = (['corrected', 'inFinding', 'inDoubt', 'blanks'] as const).map(mark => ({
        says: { zh: `其中：${MARK_WORDS[mark].zh}`, en: `Of these: ${MARK_WORDS[mark].en}` },
        counts: marked.get(PANEL_MARKS[mark])!,
      }))
      return [...kinds, ...marks].filter(line => line.counts.some(count => count > 0))
    },
  }
}

/** By which figure the bodies are in order, where that is not by name. */
function orderWords({ head, order, language }: PanelBook): readonly string[] {
  if (order === null) return []
  const name = figureName(head.figures[order.figure]!, language)
  if (language === 'zh') return [`按“${name}”从${order.descending ? '高到低' : '低到高'}`]
  return [`by “${name}”, ${order.descending ? 'from the highest down' : 'from the lowest up'}`]
}

/** What the workbook is, how to read it, what it holds and how to cite it. Written last: it counts. */
export function writePanelReadme(
  sheet: Sheet,
  book: PanelBook,
  lines: readonly CountLine[],
  parsers: ReadonlySet<string>,
): void {
  const { head, language, arrangement } = book
  const { say, prose, title, heading, contents, legend, rules, counts, names } = openReadme(sheet, language)
  title(book.title[language])
  prose(say('研究', 'Study'), book.studyName)
  prose(say('机构', 'Organisations'), names(head.organisations))
  const { bodies, areShown } = head.silent
  if (bodies > 0 && !areShown)
    prose(
      say('没有列出', 'Left out'),
      say(
        `${bodies} 个机构没有这${arrangement === 'bodies' ? '一年' : '些年份'}的报告：不占行，也不计入“没有数的机构”`,
        `${bodies} bodies without a report on ${arrangement === 'bodies' ? 'the year' : 'any of the years'}: they have no rows and are not counted among bodies without a number`,
      ),
    )
  prose(say('年份', 'Years'), head.years.join(say('、', ', ')))
  const ofYear = arrangement === 'bodies' ? [String(head.years[book.year])] : []
  prose(say('排法', 'Arrangement'), [PANEL_SHEETS[arrangement][language], ...ofYear, ...orderWords(book)].join(' · '))
  prose(say('序列和指标', 'Figures'), head.figures.map(figure => figureName(figure, language)).join(say('、', ', ')))
  prose(say('数据截至', 'As of'), say(`${book.asOf}（研究最后一次改动）`, `${book.asOf} (last change of the study)`))
  const read = [...parsers].sort().join(say('、', ', '))
  prose(
    say('程序', 'Program'),
    say(`年报台 ${book.appVersion}，解析版本 ${read}`, `Nianbao ${book.appVersion}, parser ${read}`),
  )
  heading(say('各表', 'Sheets'))
  contents([
    [PANEL_SHEETS[arrangement], ARRANGEMENT_WORDS[arrangement]],
    [PANEL_SHEETS.charts, SHEET_WORDS.charts],
    [PANEL_SHEETS.together, SHEET_WORDS.together],
    [PANEL_SHEETS.figures, SHEET_WORDS.figures],
    [SHEETS.files, SHEET_WORDS.files],
    [SHEETS.tidy, SHEET_WORDS.tidy],
  ])
  heading(say('怎样读', 'How to read it'))
  legend(LEGEND)
  heading(say('口径', 'Rules'))
  rules(RULES)
  heading(say('各类格数', 'Cells by kind'))
  counts(head.years, lines)
  heading(say('抽样核对', 'Accuracy'))
  prose(say('错误率', 'Error rate'), accuracySentence(book.accuracy, language))
  heading(say('怎样引用', 'How to cite'))
  prose(say('写法', 'Form'), citation(book))
  sheet.end()
}
