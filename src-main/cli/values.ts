import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Evidence, NarrativeReading } from '#shared/domain/reading.ts'
import type { Observation, ReportView } from '#shared/domain/study.ts'
import { type CellValue, showValue } from '#shared/domain/value.ts'
import type { Language } from '#shared/domain/wording.ts'
import { reportView } from '../api/reports.ts'
import type { Store } from '../store/open.ts'
import { reportsByPath } from '../store/reports.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

/** Print the values of every report as one array of objects, one report a line. */
export async function printValuesAsJson(store: Store, output: Output): Promise<void> {
  let before = '[\n'
  for (const reportId of reportsByPath(store)) {
    if (!output.isOpen()) return
    await output.print(before + JSON.stringify(reportAsJson(reportView(store, reportId))))
    before = ',\n'
  }
  await output.print(before === '[\n' ? '[]\n' : '\n]\n')
}

/** Print the values of every report as tables to read. */
export async function printValues(store: Store, forms: Forms, language: Language, output: Output): Promise<void> {
  for (const reportId of reportsByPath(store)) {
    if (!output.isOpen()) return
    await output.print(`${reportAsText(reportView(store, reportId), forms, language)}\n`)
  }
}

function reportAsJson({ report, observations, local, narrative }: ReportView) {
  const byIndicator = new Map<IndicatorId, object[]>()
  for (const reading of narrative) {
    byIndicator.set(reading.indicator, [...(byIndicator.get(reading.indicator) ?? []), narrativeAsJson(reading)])
  }
  return {
    path: report.path,
    organisation: report.organisation || null,
    year: report.year,
    scope: report.scope,
    published: report.published,
    editions: report.editions,
    values: Object.fromEntries(observations.map(observation => [observation.indicator, valueAsJson(observation)])),
    local,
    narrative: Object.fromEntries(byIndicator),
  }
}

function valueAsJson({ value, unit, origin, confidence, read }: Observation) {
  return { ...cellAsJson(value), unit, origin, confidence, evidence: read ? evidenceAsJson(read.evidence) : null }
}

function narrativeAsJson({ value, unit, origin, confidence, approximate, evidence }: NarrativeReading) {
  return { ...cellAsJson(value), unit, origin, confidence, approximate, evidence: evidenceAsJson(evidence) }
}

function cellAsJson(value: CellValue) {
  const cell = { kind: value.kind, number: value.kind === 'number' ? value.number : null, text: value.text }
  return value.kind === 'ambiguous' ? { ...cell, candidates: value.candidates } : cell
}

function evidenceAsJson({ start, end, quote, page }: Evidence) {
  return page === undefined ? { start, end, quote } : { start, end, quote, page }
}

function reportAsText(
  { report, observations, local, narrative }: ReportView,
  forms: Forms,
  language: Language,
): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const label = (indicator: IndicatorId) =>
    forms.indicators.get(indicator)?.label[language] ?? forms.names.get(indicator)?.[language] ?? indicator
  const head = [report.organisation || say('机构不明', 'body unknown'), report.year ?? say('年份不明', 'year unknown')]
  const cells = observations.map(({ indicator, value, unit, origin }) => [
    label(indicator),
    shown(value, language),
    unit,
    origin === 'corrected' ? say('已更正', 'corrected') : origin === 'derived' ? say('推算', 'derived') : '',
    indicator,
  ])
  const rows = local.map(row => [row.label, row.values.map(value => shown(value, language)).join(' '), row.unit])
  const figures = narrative.map(({ indicator, value, unit, evidence }) => [
    label(indicator),
    shown(value, language),
    unit,
    evidence.quote,
  ])
  return [
    `${[...head, report.editions.join('+')].join(' · ')}\n${report.path}\n`,
    alignedTable(cells, [1]),
    rows.length > 0 ? `${say('表里另有的行', 'Rows of its own')}\n${alignedTable(rows, [1])}` : '',
    figures.length > 0 ? `${say('正文里的数', 'Figures in the prose')}\n${alignedTable(figures, [1])}` : '',
  ].join('')
}

/** What is printed stands as it is; only what would be invisible or cannot be told apart gets a word. */
function shown(value: CellValue, language: Language): string {
  if (value.kind === 'blank') return language === 'zh' ? '（空白）' : '(blank)'
  if (value.kind === 'ambiguous') return `${value.text} ${value.candidates.map(({ number }) => number).join('|')}?`
  return showValue(value)
}
