import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Claim, ParsedReport, Reading } from '#shared/domain/reading.ts'
import { showValue } from '#shared/domain/value.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { expectGolden } from '../golden.ts'
import { forms, readAndParseFile, reportOf } from '../read-and-parse.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/reports')

type Truth = {
  organisation: string
  year: number
  published: string | null
  values: Record<string, number>
  blank?: string[]
  narrative?: Record<string, number>
}

/** Each folder is called after what is odd about the report in it. */
describe.each(readdirSync(FIXTURES))('%s', name => {
  const folder = join(FIXTURES, name)
  const source = join(folder, readdirSync(folder).find(file => file.startsWith('source.'))!)

  it('reads as reviewed', async () => {
    const report = reportOf((await readAndParseFile(source)).parsed)
    expectGolden(asTable(report), join(folder, 'expected.tsv'))
  })

  it.runIf(existsSync(join(folder, 'truth.json')))('is what its maker put in', async () => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
    const report = reportOf((await readAndParseFile(source)).parsed)
    expect(report.organisation.best?.value).toBe(truth.organisation)
    expect(report.year.best?.value).toBe(truth.year)
    expect(report.published.best?.value ?? null).toBe(truth.published ?? null)
    const numbers = report.readings
      .filter(({ value }) => value.kind === 'number')
      .map(({ indicator, value }) => [indicator, numberOf(value)])
    expect(Object.fromEntries(numbers)).toEqual(truth.values)
    const blank = report.readings.filter(({ value }) => value.kind === 'blank').map(({ indicator }) => indicator)
    expect(blank.sort()).toEqual([...(truth.blank ?? [])].sort())
    for (const [indicator, number] of Object.entries(truth.narrative ?? {})) {
      expect(
        report.narrative.filter(reading => reading.indicator === indicator).map(({ value }) => numberOf(value)),
      ).toContain(number)
    }
  })

  it('quotes every value from its place', async () => {
    const { document, parsed } = await readAndParseFile(source)
    const report = reportOf(parsed)
    for (const { evidence, value } of [
      ...report.readings,
      ...report.narrative,
      ...report.local.map(({ evidence }) => ({ evidence, value: null })),
    ]) {
      expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
      if (value?.kind === 'number')
        expect(evidence.quote.normalize('NFKC').replace(/\s/g, '')).toContain(digitsOf(value.text))
    }
  })
})

function numberOf(value: Reading['value']): number | null {
  return value.kind === 'number' ? value.number : null
}

function digitsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[余多万]+$/, '')
}

/** One line per value, so that a diff names the indicator that moved. */
function asTable(report: ParsedReport): string {
  const claim = (about: string, { best }: { best: Claim<string | number> | null }): string =>
    `# ${about}\t${best === null ? '' : `${best.value}\t${best.by}\t${JSON.stringify(best.evidence?.quote ?? '')}`}`
  const line = ({
    indicator,
    value,
    unit,
    evidence,
    confidence,
  }: Pick<Reading, 'indicator' | 'value' | 'unit' | 'evidence' | 'confidence'>): string =>
    [
      indicator,
      value.kind,
      showValue(value),
      unit,
      confidence,
      `${evidence.start}-${evidence.end}`,
      JSON.stringify(evidence.quote),
    ].join('\t')
  const values = new Map(report.readings.map(({ indicator, value }) => [indicator, value] as const))
  const findings = reconcile(forms, {
    year: report.year.best?.value ?? null,
    editions: report.editions,
    values,
    narrative: report.narrative,
  })
  return [
    claim('organisation', report.organisation),
    claim('year', report.year),
    claim('published', report.published),
    `# scope\t${report.scope}`,
    `# editions\t${report.editions.join(' ')}`,
    ...report.readings.map(line),
    ...report.local.map(
      row =>
        `local\t${row.label}\t${row.unit}\t${row.values.map(showValue).join(' | ')}\tafter ${row.after}${row.personal ? '\tpersonal' : ''}`,
    ),
    ...report.narrative.map(reading => `narrative\t${line(reading)}${reading.approximate ? '\tapproximate' : ''}`),
    ...report.sections.map(({ kind, heading }) => `section\t${kind}\t${heading}`),
    ...findings.map(({ level, check, says }) => `finding\t${level}\t${check}\t${says.zh}`),
    ...report.remarks.map(({ stage, says }) => `remark\t${stage}\t${says}`),
    '',
  ].join('\n')
}
