import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indicatorsOf } from '#shared/domain/form.ts'
import type { NotReport, ParsedReport, Reading } from '#shared/domain/reading.ts'
import { identityFindings } from '../../src-main/reconcile/identity-findings.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { forms, readAndParseFile, reportOf } from '../read-and-parse.ts'

const HAZARDS = join(import.meta.dirname, '../fixtures/hazards')

/**
 * What a cell must be read as: a number; null for blank; "/", "—" or "无" as printed; "?" for openly in doubt;
 * "?8" for in doubt or 8, where the text may be settled one day.
 */
type Cell = number | string | null
type Expected = {
  notReport?: NotReport['reason']
  organisation?: string | null
  year?: number
  published?: string
  scope?: string
  editions?: string[]
  /** By indicator, or by row (`table.row`, or a table of one row) in the order of the columns. */
  values: Record<string, Cell | Cell[]>
  /** Whether numbers that are not listed are all zero, or not there at all. */
  others: 'zero' | 'none'
  units?: Record<string, string>
  /** Numbers stated in prose; "~300" for about 300. */
  narrative?: Record<string, (number | string)[]>
  local?: string[]
  personal?: string[]
  /** Checks that must find something; `identity` exactly those on who and when. */
  findings?: string[]
  identity?: string[]
  sections?: string[]
  candidates?: Record<string, number[]>
  firstCandidate?: Record<string, number>
  /** Something must be said about what is odd. */
  remark?: boolean
}

/** The hazards of real files, one folder for each way they are met, called after it; all bodies are invented. */
describe.each(readdirSync(HAZARDS))('%s', name => {
  const folder = join(HAZARDS, name)
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected
  const source = join(folder, readdirSync(folder).find(file => file.startsWith('source.'))!)
  const read = async (): Promise<ParsedReport> => reportOf((await readAndParseFile(source)).parsed)

  if (expected.notReport !== undefined) {
    it('is not taken for a report', async () => {
      const { parsed } = await readAndParseFile(source)
      expect(parsed).toMatchObject({
        kind: 'not-report',
        why: { reason: expected.notReport },
      })
    })

    return
  }

  it('states its values, openly in doubt where it says so', async () => {
    const report = await read()
    const cells = cellsOf(expected)
    const shown = new Map(report.readings.map(reading => [reading.indicator, show(reading)] as const))
    const wrong = [...cells].flatMap(([indicator, cell]) => {
      const is = shown.get(indicator) ?? 'nothing'
      return agrees(cell, is) ? [] : [`${indicator}: ${is}, should be ${cell}`]
    })
    const invented = [...shown].flatMap(([indicator, is]) =>
      cells.has(indicator) || !/^-?\d/.test(is) || (expected.others === 'zero' && is === '0')
        ? []
        : [`${indicator}: ${is}, should not be there`],
    )
    expect([...wrong, ...invented]).toEqual([])
  })

  it('says who and when', async () => {
    const report = await read()
    if (expected.organisation !== undefined) expect(report.organisation.best?.value ?? null).toBe(expected.organisation)
    if (expected.year !== undefined) expect(report.year.best?.value).toBe(expected.year)
    if (expected.published !== undefined) expect(report.published.best?.value).toBe(expected.published)
    if (expected.scope !== undefined) expect(report.scope).toBe(expected.scope)
    if (expected.editions !== undefined) expect(report.editions).toEqual(expected.editions)
    if (expected.sections !== undefined) expect(report.sections.map(({ kind }) => kind)).toEqual(expected.sections)
    if (expected.remark) expect(report.remarks).not.toEqual([])
  })

  it('says what else it states', async () => {
    const report = await read()
    for (const label of expected.local ?? []) expect(report.local.map(row => row.label)).toContain(halfWidth(label))
    for (const label of expected.personal ?? [])
      expect(report.local.find(row => row.label === halfWidth(label))?.personal).toBe(true)
    for (const [indicator, unit] of Object.entries(expected.units ?? {}))
      expect(report.readings.find(reading => reading.indicator === indicator)?.unit).toBe(unit)
    for (const [indicator, stated] of Object.entries(expected.narrative ?? {}))
      expect([...new Set(narrativeOf(report, indicator))]).toEqual(stated.map(String))
  })

  it('offers candidates and finds what does not agree', async () => {
    const report = await read()
    for (const [indicator, numbers] of Object.entries(expected.candidates ?? {}))
      expect(candidatesOf(report, indicator)).toEqual(expect.arrayContaining(numbers))
    for (const [indicator, number] of Object.entries(expected.firstCandidate ?? {}))
      expect(candidatesOf(report, indicator)[0]).toBe(number)
    const values = new Map(report.readings.map(({ indicator, value }) => [indicator, value] as const))
    const year = report.year.best?.value ?? null
    const found = reconcile(forms, {
      year,
      editions: report.editions,
      values,
      narrative: report.narrative,
    })
    for (const check of expected.findings ?? []) expect(found.map(({ check: id }) => id)).toContain(check)
    if (expected.identity !== undefined)
      expect(identityFindings(forms, report).map(({ check }) => check)).toEqual(expected.identity)
  })
})

/** Every cell that is spelled out, by indicator. */
function cellsOf({ values, editions = [], year = 0 }: Expected): Map<string, Cell> {
  const places = forms.templates.flatMap(template =>
    indicatorsOf(template).map(place => ({ ...place, edition: template.id })),
  )
  return new Map(
    Object.entries(values).flatMap(([name, cell]) => {
      if (!Array.isArray(cell)) return [[name, cell] as const]
      const [table, row] = name.split('.')
      const fitting = places.filter(place => place.table === table && (row === undefined || place.row === row))
      const long = forms.templates.filter(
        ({ id }) => fitting.filter(place => place.edition === id).length === cell.length,
      )
      const edition =
        editions.find(id => long.some(template => template.id === id)) ??
        (long.find(({ years: [first, last] }) => first <= year && year <= (last ?? year)) ?? long[0])?.id
      const own = fitting.filter(place => place.edition === edition)
      if (own.length === 0) throw new Error(`no form has ${cell.length} cells in ${name}`)
      return own.map(({ id }, nth) => [id, cell[nth]!] as const)
    }),
  )
}

function show({ value }: Pick<Reading, 'value'>): string {
  switch (value.kind) {
    case 'number':
      return String(value.number)
    case 'blank':
      return 'blank'
    case 'slash':
      return '/'
    case 'dash':
      return '—'
    case 'none':
      return '无'
    default:
      return '?'
  }
}

function agrees(cell: Cell, is: string): boolean {
  if (cell === null) return is === 'blank'
  if (typeof cell === 'string' && cell.length > 1) return is === '?' || is === cell.slice(1)
  return is === String(cell)
}

function narrativeOf({ narrative }: ParsedReport, indicator: string): string[] {
  return narrative
    .filter(reading => reading.indicator === indicator)
    .map(({ value, approximate }) => `${approximate ? '~' : ''}${value.kind === 'number' ? value.number : value.text}`)
}

function candidatesOf({ readings }: ParsedReport, indicator: string): number[] {
  const value = readings.find(reading => reading.indicator === indicator)?.value
  return value?.kind === 'ambiguous' ? value.candidates.map(({ number }) => number) : []
}

function halfWidth(label: string): string {
  return label.normalize('NFKC')
}
