import { changeBetween } from '#shared/domain/change.ts'
import type { SourceLine } from '#shared/domain/comparison.ts'
import type { ComparisonBook } from '../../src-main/export/comparison-workbook.ts'
import type { ComparisonCell, ComparisonRow } from '../../src-shared/domain/comparison.ts'
import type { Template } from '../../src-shared/domain/form.ts'
import type { FindingLine } from '../../src-shared/domain/study.ts'
import type { CellValue } from '../../src-shared/domain/value.ts'
import { readValue } from '../../src-shared/domain/value.ts'

const YEARS = [2017, 2018, 2019]

/** A book of one organisation that has every kind of cell; parts may be replaced. */
export function aBook(parts: Partial<ComparisonBook> = {}): ComparisonBook {
  return {
    title: { zh: '政府信息公开年度报告对照', en: 'Comparison of annual reports' },
    language: 'zh',
    studyName: '三区县',
    appVersion: '0.1.0',
    asOf: '2026-05-04T03:02:01.000Z',
    years: YEARS,
    editions: [['t14'], ['t14'], ['t19']],
    templates: [aTemplate('t14', '2014版'), aTemplate('t19', '2019版')],
    figures: null,
    accuracy: null,
    rows: [
      aRow('收到申请数', '件', [aCell('1200'), aCell('1500'), aCell('1350')]),
      aRow('从零开始', '件', [aCell('0'), aCell('12'), aCell('')]),
      aRow('各种符号', '件', [aCell('/'), aCell('—'), aCell('无')]),
      aRow('收费金额', '万元', [
        aCell('3.5', { unit: '万元' }),
        aCell('4.125', { unit: '万元' }),
        aCell('50000', { unit: '元' }),
      ]),
      aRow('存疑', '件', [aCell('15', { state: 'in-doubt' }), aCell('20'), aCell('1591', { ...AMBIGUOUS })]),
      aRow('更正', '件', [
        aCell('8', {
          ...{ state: 'corrected', origin: 'corrected', confidence: 1 },
          correction: { was: readValue('3'), reason: '看错一行', author: '李', madeAt: '2026-05-03T08:00:00.000Z' },
        }),
        aCell('9', { inFinding: 'error' }),
        aCell('10', { origin: 'narrative' }),
      ]),
      aRow('缺的', '件', [
        aCell('1', { state: 'missing', value: null }),
        aCell('1', { state: 'not-in-form', value: null }),
        null,
      ]),
      aRow('=1+1', '件', [aCell('=HYPERLINK("x")'), aCell('-'), aCell('@SUM(A1)')]),
    ],
    sources: [aSource(2017), aSource(2018), aSource(2019)],
    findings: [aFinding()],
    ...parts,
  }
}

const AMBIGUOUS: Partial<ComparisonCell> = {
  state: 'in-doubt',
  value: {
    kind: 'ambiguous',
    text: '1591',
    candidates: [
      { number: 15, why: '下一格是 91' },
      { number: 1591, why: '连写' },
    ],
  },
}

export function aRow(label: string, unit: string, cells: ComparisonRow['cells']): ComparisonRow {
  return {
    organisation: '甲县人民政府',
    earlier: [],
    indicator: `id_${label}`,
    label: { zh: label, en: label },
    table: { zh: '申请情况', en: 'Requests' },
    unit,
    cells: cells.map(cell => cell && { ...cell, unit: cell.unit || unit }),
    changes: cells.map((cell, at) => changeBetween(cells[at - 1] ?? null, cell)),
  }
}

export function aCell(printed: string, parts: Partial<ComparisonCell> = {}): ComparisonCell {
  const value: CellValue = readValue(printed)
  return {
    reportId: 7,
    state: 'read',
    value,
    unit: '',
    isInForm: true,
    inFinding: null,
    origin: 'table',
    confidence: 0.99,
    correction: null,
    evidence: { start: 10, end: 10 + printed.length, quote: printed, page: 3 },
    path: '/reports/甲县/2017年报.txt',
    ...parts,
  }
}

function aTemplate(id: string, short: string): Template {
  return {
    id,
    title: { zh: `年度报告（${short}）`, en: id },
    short: { zh: short, en: `${short.slice(0, 4)} form` },
    source: `国办发${id}`,
    years: [2014, 2018],
    tables: [],
  }
}

function aSource(year: number): SourceLine {
  return {
    organisation: '甲县人民政府',
    year,
    path: `/reports/甲县/${year}年报.txt`,
    fileName: `${year}年报.txt`,
    sha256: String(year).repeat(16),
    format: 'text',
    encoding: 'gb18030',
    published: `${year + 1}-03-01`,
    importedAt: '2026-05-01T00:00:00.000Z',
    parser: '7',
    region: '350500',
    editions: [year < 2019 ? 't14' : 't19'],
  }
}

export function aFinding(parts: Partial<FindingLine> = {}): FindingLine {
  return {
    id: 1,
    check: 't14.requests',
    level: 'error',
    says: { zh: '各分项之和应等于合计：119 对 111', en: 'Parts must add up to the total: 119 against 111' },
    indicators: ['id_更正'],
    earlier: [],
    earlierId: null,
    judged: null,
    judgedBefore: null,
    left: 119,
    right: 111,
    fingerprint: 'f',
    reportId: 7,
    organisation: '甲县人民政府',
    year: 2018,
    path: '/reports/甲县/2018年报.txt',
    ...parts,
  }
}
