import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { forms, readAndParseFile, reportOf } from '../read-and-parse.ts'

/**
 * Real reports with hand-checked answers are not part of the project. Where they lie beside it (or where
 * NIANBAO_REPORTS says) every value is checked; elsewhere these tests are counted as skipped.
 */
const MISSION = join(process.env.NIANBAO_REPORTS ?? join(import.meta.dirname, '../../../shared/reports'), 'mission')
const answers = existsSync(MISSION)
  ? readdirSync(MISSION).filter(name => name.endsWith('.expected.json'))
  : ['(real reports absent)']

type Answer = {
  organisation: string
  year: number
  published?: string
  values: Record<string, number>
  blank?: string[]
  narrative?: Record<string, number>
}

const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  '000': ['any.prose-against-table'],
  '001': [],
  '002': [],
  '003': ['t14.normdocs-within-issued', 't14.trainees-need-training'],
  '004': ['t14.trainees-need-training'],
}

describe.skipIf(!existsSync(MISSION)).each(answers)('%s', name => {
  const read = async () => {
    const answer = JSON.parse(readFileSync(join(MISSION, name), 'utf8')) as Answer
    const { document, parsed } = await readAndParseFile(join(MISSION, name.replace('.expected.json', '.txt')))
    return { answer, document, report: reportOf(parsed) }
  }

  it('has every value right and none invented', async () => {
    const { answer, report } = await read()
    const numbers = Object.fromEntries(
      report.readings.flatMap(({ indicator, value }) => (value.kind === 'number' ? [[indicator, value.number]] : [])),
    )
    expect(numbers).toEqual(answer.values)
    const others = report.readings
      .filter(({ value }) => value.kind !== 'number')
      .map(({ indicator, value }) => `${indicator} ${value.kind}`)
    expect(others).toEqual((answer.blank ?? []).map(indicator => `${indicator} blank`))
    expect(report.organisation.best?.value).toBe(answer.organisation)
    expect(report.year.best?.value).toBe(answer.year)
    if (answer.published) expect(report.published.best?.value).toBe(answer.published)
    for (const [indicator, number] of Object.entries(answer.narrative ?? {})) {
      const stated = report.narrative.filter(reading => reading.indicator === indicator)
      expect(stated.map(({ value }) => value.kind === 'number' && value.number)).toContain(number)
    }
  })

  it('quotes every value from its place', async () => {
    const { document, report } = await read()
    for (const { evidence, value } of [...report.readings, ...report.narrative]) {
      expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
      if (value.kind === 'number') expect(evidence.quote.replace(/\s/g, '')).toContain(value.text.replace(/\s/g, ''))
    }
  })

  it('finds what does not agree', async () => {
    const { report } = await read()
    const values = new Map(report.readings.map(({ indicator, value }) => [indicator, value] as const))
    const findings = reconcile(forms, {
      year: report.year.best!.value,
      editions: report.editions,
      values,
      narrative: report.narrative,
    })
    expect(findings.map(({ check }) => check)).toEqual(FINDINGS[name.slice(0, 3)])
  })
})
