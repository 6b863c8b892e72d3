import type { DataReport, DataStatus } from '#shared/domain/data-set.ts'
import type { Recipe } from '#shared/domain/recipe.ts'
import type { Wording } from '#shared/domain/wording.ts'
import type { TableCell } from '../table/csv.ts'
import type { DataValue } from './data-values.ts'
import { withoutPersons } from './personal.ts'

/** A column of a data set. */
export type DataColumn = {
  /** Letters, digits and underscores, at most 32 of them: what every statistics program takes for a name. */
  readonly name: string
  readonly type: 'text' | 'whole' | 'number'
  readonly label: Wording
  /** The column that says why this one holds no number. */
  readonly status?: string
  /** Holds one of `DATA_STATUSES`. */
  readonly isStatus?: boolean
}

export type LongColumn = DataColumn & {
  readonly of: (value: DataValue, report: DataReport) => TableCell
  /** Says of every value of a report the same. */
  readonly isOfReport?: boolean
}
type ReportColumn = DataColumn & { readonly of: (report: DataReport) => TableCell }

/** Digits of the hash of a file that name its report: among a million files no two are likely to share them. */
const KEY_DIGITS = 16

const REPORT_HEAD: readonly ReportColumn[] = [
  text('report', '报告编号（文件哈希的开头）', 'Report (first digits of the hash of the file)', r =>
    r.sha256.slice(0, KEY_DIGITS),
  ),
  text('organisation', '机构', 'Body', r => r.organisation),
  text('region', '行政区划代码', 'Code of the administrative division', r => r.region ?? ''),
  text('level', '层级', 'Level', r => r.rank ?? ''),
  text('body_kind', '机构类别', 'Kind of body', r => r.kind ?? ''),
  { name: 'year', type: 'whole', label: { zh: '年度', en: 'Year reported on' }, of: r => r.year },
]

const STANDING: ReportColumn = {
  name: 'standing',
  type: 'whole',
  label: { zh: '是否代表该机构该年（1 是）', en: 'Stands for its body and year (1 yes)' },
  of: r => (r.standing ? 1 : 0),
}
const FILE_NAME = text('file', '文件名', 'Name of the file', r => r.fileName)

/** What each row of the wide data set says of its report. */
export const WIDE_HEAD: readonly ReportColumn[] = [
  ...REPORT_HEAD,
  text('editions', '表格版本', 'Editions of the form', r => r.editions.join('+')),
  text('scope', '口径（own 本级，area 全域，unknown 不明）', 'Whose figures: own, area, unknown', r => r.scope),
  text('published', '发布日期', 'Published on', r => r.published ?? ''),
  STANDING,
  FILE_NAME,
]

/** The columns of the long data set: a row for each value of each report. */
export function longColumns(
  { language, evidence, prose, personal }: Recipe,
  nameOf: (value: DataValue) => Wording,
): readonly LongColumn[] {
  const printed = (said: string) => (personal ? said : withoutPersons(said))
  return [
    ...REPORT_HEAD.map(ofReport),
    ...[
      long('edition', '表格版本', 'Edition of the form', v => v.edition ?? ''),
      ofReport(STANDING),
      long('indicator_id', '指标编号', 'Id of the indicator', v => v.indicator),
      long('indicator', '指标', 'Indicator', v => (v.indicator === '' ? printed(v.label) : nameOf(v)[language])),
      long('unit', '单位', 'Unit', v => v.unit),
      { ...long('status', '取值类型', 'Kind of value', v => v.status), isStatus: true },
      { ...long('value', '数值', 'Value', v => v.value), type: 'number' as const, status: 'status' },
      long('text', '原样文字', 'As printed', v => (v.status === 'number' ? v.text : printed(v.text))),
      long('printed_unit', '原文单位（与本列单位不同时）', 'Unit in the source, where another', v => v.ownUnit),
      long(
        'origin',
        '来源（table 表格，derived 推算，person 人工，prose 正文，own_row 表外行，nowhere 无）',
        'Origin: table, derived, person, prose, own_row, nowhere',
        v => v.origin,
      ),
      whole('corrected', '是否经人更正（1 是）', 'Corrected by a person (1 yes)', v => (v.correction ? 1 : 0)),
      whole(
        'in_finding',
        '所在的待判断问题数（0 无，表格以外为空）',
        'Open findings it is in (0 none; empty outside the form)',
        v => v.openFindings,
      ),
      long('candidates', '可能的数（无法断定时）', 'Possible numbers, where ambiguous', v => v.candidates.join('|')),
    ],
    ...(prose
      ? [whole('approximate', '是否约数（1 是）', 'Approximate (1 yes)', v => (isApproximate(v) ? 1 : 0))]
      : []),
    ...(evidence ? evidenceColumns(printed, personal) : []),
  ]
}

function evidenceColumns(printed: (text: string) => string, personal: boolean): readonly LongColumn[] {
  return [
    ofReport(FILE_NAME),
    ofReport(text('sha256', '文件哈希', 'Hash of the file', r => r.sha256)),
    whole('page', '页', 'Page', v => v.reading?.page ?? null),
    whole('start_at', '在所取文字中的起点', 'Begins at, in the extracted text', v => v.reading?.start ?? null),
    whole('end_at', '在所取文字中的终点', 'Ends at, in the extracted text', v => v.reading?.end ?? null),
    long('quote', '原文', 'Quote', v => printed(v.reading?.quote ?? '')),
    {
      ...long('confidence', '读法可信度（0 至 1）', 'Confidence of the reading, 0 to 1', () => null),
      type: 'number',
      of: v => (v.reading && 'confidence' in v.reading ? v.reading.confidence : null),
    },
    {
      ...long('read_status', '更正前读到的类型', 'Kind as read, before the correction', v =>
        v.correction ? (v.reading?.kind ?? ('missing' satisfies DataStatus)) : '',
      ),
      isStatus: true,
    },
    long('read_text', '更正前读到的文字', 'As read, before the correction', v =>
      v.correction ? printed(v.reading?.text ?? '') : '',
    ),
    long('reason', '更正理由', 'Reason of the correction', v => printed(v.correction?.reason ?? '')),
    long('corrected_at', '更正时间', 'Corrected at', v => v.correction?.madeAt ?? ''),
    ...(personal ? [long('author', '更正人', 'Corrected by', v => v.correction?.author ?? '')] : []),
  ]
}

function isApproximate({ reading }: DataValue): boolean {
  return reading !== null && 'approximate' in reading && reading.approximate
}

function ofReport(column: ReportColumn): LongColumn {
  return { ...column, of: (_, report) => column.of(report), isOfReport: true }
}

function text(name: string, zh: string, en: string, of: ReportColumn['of']): ReportColumn {
  return { name, type: 'text', label: { zh, en }, of }
}

function long(name: string, zh: string, en: string, of: LongColumn['of']): LongColumn {
  return { name, type: 'text', label: { zh, en }, of }
}

function whole(name: string, zh: string, en: string, of: LongColumn['of']): LongColumn {
  return { name, type: 'whole', label: { zh, en }, of }
}
