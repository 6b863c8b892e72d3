import type { ComparisonCell } from '#shared/domain/comparison.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import type { Wording } from '#shared/domain/wording.ts'

/** Names of the sheets: at most 31 characters, room left for a number. */
export const SHEETS = {
  readme: { zh: '读我', en: 'Read me' },
  comparison: { zh: '对照表', en: 'Comparison' },
  values: { zh: '来源', en: 'Values and sources' },
  files: { zh: '文件', en: 'Files' },
  findings: { zh: '校验', en: 'Checks' },
  tidy: { zh: '长表', en: 'Tidy' },
} as const satisfies Record<string, Wording>

/** What each sheet is for. */
export const SHEET_WORDS = {
  comparison: {
    zh: '原表指标逐年并列，增减为活公式。',
    en: 'The indicators of the forms, year by year; changes are live formulas.',
  },
  years: {
    zh: '由原表指标算出、贯通各版表式的序列和比率；换表式处只在口径相同或相近时计算增减。',
    en: 'Series and ratios worked out from the indicators, running through the editions of the form; over a change of form there is a change only where both count the same or nearly so.',
  },
  charts: {
    zh: '主要序列的图，指向表内单元格，没有数的年份是空档。',
    en: 'Charts of the main series over cells; a gap where a year has no number.',
  },
  together: {
    zh: '全部机构逐年的合计、平均、中位数、合并比率。',
    en: 'Sum, mean, median and pooled ratio of all bodies, year by year.',
  },
  figures: {
    zh: '每个序列的含义、各版算法、跨版是否可比、出处。',
    en: 'What each series means, its formulas, how far it runs through the editions, and its source.',
  },
  findings: {
    zh: '对不上的地方：哪条规则、两边的数、差。',
    en: 'What does not agree: which rule, both sides, the difference.',
  },
  values: {
    zh: '每个值一行：原文写法、引文、页码、文件。',
    en: 'A line for each value: as written, quote, page, file.',
  },
  files: { zh: '所依据的文件，各有 SHA-256。', en: 'The files all rests on, each with its SHA-256.' },
  tidy: { zh: '每格一行的长表，供统计软件读取。', en: 'A line for each cell, for statistics programs.' },
} as const satisfies Record<string, Wording>

export const HEADERS = {
  nth: { zh: '序号', en: 'No.' },
  organisation: { zh: '机构', en: 'Organisation' },
  table: { zh: '表', en: 'Table' },
  indicator: { zh: '指标', en: 'Indicator' },
  indicatorId: { zh: '指标编号', en: 'Indicator id' },
  unit: { zh: '单位', en: 'Unit' },
  figure: { zh: '序列或指标', en: 'Figure' },
  figureId: { zh: '编号', en: 'Id' },
  means: { zh: '含义', en: 'Meaning' },
  edition: { zh: '表式', en: 'Form' },
  formula: { zh: '算法', en: 'Formula' },
  compares: { zh: '跨表式是否可比', en: 'Across forms' },
  source: { zh: '出处', en: 'Source' },
  statistic: { zh: '统计量', en: 'Statistic' },
  year: { zh: '年份', en: 'Year' },
  value: { zh: '值', en: 'Value' },
  kind: { zh: '值的种类', en: 'Kind of value' },
  state: { zh: '状态', en: 'State' },
  origin: { zh: '来历', en: 'Origin' },
  written: { zh: '原文写法', en: 'As written' },
  quote: { zh: '引文', en: 'Quote' },
  page: { zh: '页', en: 'Page' },
  file: { zh: '文件名', en: 'File' },
  path: { zh: '路径', en: 'Path' },
  start: { zh: '起', en: 'Start' },
  end: { zh: '止', en: 'End' },
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  format: { zh: '格式', en: 'Format' },
  encoding: { zh: '编码', en: 'Encoding' },
  published: { zh: '公布日期', en: 'Published' },
  importedAt: { zh: '导入时间', en: 'Imported' },
  parser: { zh: '解析版本', en: 'Parser' },
  region: { zh: '区划代码', en: 'Division' },
  editions: { zh: '版本', en: 'Form' },
  level: { zh: '级别', en: 'Level' },
  says: { zh: '问题', en: 'What is wrong' },
  left: { zh: '左边', en: 'Left side' },
  right: { zh: '右边', en: 'Right side' },
  difference: { zh: '差', en: 'Difference' },
  check: { zh: '规则', en: 'Rule' },
  indicators: { zh: '涉及指标', en: 'Indicators' },
  verdict: { zh: '判断', en: 'Verdict' },
  note: { zh: '判断说明', en: 'Note on the verdict' },
} as const satisfies Record<string, Wording>

export const KINDS: Record<ValueKind, Wording> = {
  number: { zh: '数字', en: 'Number' },
  blank: { zh: '空白', en: 'Blank' },
  slash: { zh: '“/”', en: '"/"' },
  dash: { zh: '“—”', en: '"—"' },
  none: { zh: '“无”', en: '"无" (none)' },
  text: { zh: '文字', en: 'Text' },
  unreadable: { zh: '无法辨认', en: 'Unreadable' },
  ambiguous: { zh: '读法不定', en: 'Ambiguous' },
}

export const STATES: Record<ComparisonCell['state'], Wording> = {
  read: { zh: '照读', en: 'As read' },
  corrected: { zh: '已更正', en: 'Corrected' },
  'in-doubt': { zh: '存疑', en: 'In doubt' },
  missing: { zh: '文件中未见', en: 'Not found in the file' },
  'not-in-form': { zh: '本版表式没有', en: 'Not in this form' },
}

export const ORIGINS: Record<ComparisonCell['origin'], Wording> = {
  table: { zh: '表格', en: 'Table' },
  derived: { zh: '由表内恒等式推得', en: 'Worked out from the form' },
  narrative: { zh: '正文', en: 'Prose' },
  corrected: { zh: '人工更正', en: 'Corrected by hand' },
}

/** What stands in a cell of the comparison that holds no value. */
export const ABSENT = {
  missing: { zh: '未见', en: 'not found' },
  'not-in-form': { zh: '本版无', en: 'not in form' },
  'no-report': { zh: '无报告', en: 'no report' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
} as const satisfies Record<string, Wording>

/** Stands before a change between two forms that count nearly the same. */
export const NEARLY = '≈'

/** What stands for a relative change where there is none: from 0 to something, and from 0 to 0 or from below 0. */
export const NO_SHARE = { new: { zh: '新增', en: 'new' }, none: { zh: '—', en: '—' } } as const satisfies Record<
  string,
  Wording
>
