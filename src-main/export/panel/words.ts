import type { Lack } from '#shared/domain/evaluate.ts'
import type { Comparability } from '#shared/domain/series.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { ABSENT } from '../comparison/words.ts'

/** Names of the sheets: at most 31 characters, room left for a number. */
export const PANEL_SHEETS = {
  years: { zh: '贯通序列', en: 'Series' },
  bodies: { zh: '各机构', en: 'Bodies' },
  panel: { zh: '面板', en: 'Panel' },
  together: { zh: '汇总', en: 'Together' },
  figures: { zh: '序列口径', en: 'Definitions' },
  charts: { zh: '图表', en: 'Charts' },
} as const satisfies Record<string, Wording>

/** What stands where there is no number. What the report left blank stays blank. */
export const LACK_WORDS: Readonly<Record<Lack, Wording>> = {
  blank: { zh: '', en: '' },
  slash: { zh: '/', en: '/' },
  dash: { zh: '—', en: '—' },
  none: { zh: '无', en: '无' },
  missing: ABSENT.missing,
  'not-in-form': ABSENT['not-in-form'],
  'no-formula': ABSENT['not-in-form'],
  'no-report': ABSENT['no-report'],
  'in-doubt': { zh: '存疑', en: 'in doubt' },
  text: { zh: '文字', en: 'words' },
  'blank-before': { zh: '上年空白', en: 'blank before' },
  'other-unit': { zh: '单位不同', en: 'other unit' },
  'zero-denominator': { zh: '分母为0', en: 'divided by 0' },
  'too-large': { zh: '数太大', en: 'too large' },
  'not-dated': { zh: '无日期', en: 'no date' },
  'no-year': { zh: '年份不明', en: 'no year' },
  'no-parts': { zh: '无标题', en: 'no headings' },
  'no-figures': { zh: '无数', en: 'no figures' },
  'too-few': { zh: '数太少', en: 'too few' },
  'no-earlier': { zh: '无上年', en: 'no year before' },
  'no-others': { zh: '无他人', en: 'no others' },
  'not-compared': { zh: '未比对', en: 'not compared' },
}

/** The same in full, for the count of kinds. */
export const LACK_REASONS: Readonly<Record<Lack, Wording>> = {
  blank: { zh: '原文空白', en: 'Blank in the report' },
  slash: { zh: '原文写作“/”', en: 'The report states "/"' },
  dash: { zh: '原文写作“—”', en: 'The report states "—"' },
  none: { zh: '原文写作“无”', en: 'The report states "无" (none)' },
  missing: { zh: '表里有这一格，文件里没有读到', en: 'In the form but not found in the file' },
  'not-in-form': { zh: '当年的表没有这一项', en: 'Not in the form of that year' },
  'no-formula': { zh: '当年的表没有对应的算法', en: 'No formula for the form of that year' },
  'no-report': { zh: '没有这一年的报告', en: 'No report for the year' },
  'in-doubt': { zh: '读数存疑', en: 'A reading is in doubt' },
  text: { zh: '原文写的是文字', en: 'The report states words' },
  'blank-before': { zh: '上年空白，算不出', en: 'Blank in the year before' },
  'other-unit': { zh: '单位换算不了', en: 'In a unit that cannot be converted' },
  'zero-denominator': { zh: '分母是 0', en: 'The denominator is 0' },
  'too-large': { zh: '数太大', en: 'Too large a number' },
  'not-dated': { zh: '文件里没有写公布日期', en: 'The file does not say when it was published' },
  'no-year': { zh: '不知道是哪一年的报告', en: 'It is not known which year the report is on' },
  'no-parts': { zh: '没有认出各部分的标题', en: 'No headings of parts were made out' },
  'no-figures': { zh: '表里没有数', en: 'No numbers in its tables' },
  'too-few': { zh: '不是 0 的数太少，说明不了', en: 'Too few figures are not 0 to tell' },
  'no-earlier': { zh: '没有上一年的报告', en: 'No report of the year before' },
  'no-others': { zh: '没有同年的其他机构', en: 'No other body reports on the year' },
  'not-compared': {
    zh: '正文还没有比对，或比对后报告有变动',
    en: 'The prose was not compared, or reports changed since',
  },
}

export const CLASS_WORDS: Readonly<Record<Comparability, Wording>> = {
  exact: { zh: '口径相同，可比', en: 'The same, can be compared' },
  approximate: { zh: '口径相近，谨慎比较', en: 'Nearly the same, compare with care' },
  'not-comparable': { zh: '口径不同，不可比', en: 'Different, cannot be compared' },
}

/** What is to be said of a figure beyond its number. */
export const MARK_WORDS = {
  corrected: { zh: '含人工更正过的数', en: 'Rests on a value corrected by hand' },
  inFinding: { zh: '所依据的数与别处对不上，见核查', en: 'Rests on a value that is in a finding' },
  inDoubt: { zh: '所依据的读数存疑', en: 'Rests on a reading that is in doubt' },
  blanks: { zh: '相加时，原文空白的格没有计数', en: 'Cells left blank added nothing to the sum' },
} as const satisfies Record<string, Wording>
