import { describe, expect, it } from 'vitest'
import type { Finding } from '#shared/domain/check.ts'
import type { EditionId } from '#shared/domain/form.ts'
import { readValue } from '#shared/domain/value.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { figuresAcrossYears, reconcileYears } from '../../src-main/reconcile/years.ts'
import { forms } from '../read-and-parse.ts'
import { CASES, type Cells } from './cases.ts'

/** Claims and prose are no cells; they have tests of their own beside this one. */
const ELSEWHERE = ['any.organisation-conflict', 'any.year-conflict', 'any.prose-against-table']
const HERE = forms.checks.filter(({ check }) => !ELSEWHERE.includes(check.id))

const valuesOf = (cells: Cells) =>
  new Map(Object.entries(cells).map(([indicator, text]) => [indicator, readValue(text)] as const))

/** Findings over one report, or over two of years that follow one another. */
function findings(edition: EditionId | 'any', reports: readonly Cells[]): readonly Finding[] {
  const editions = forms.templates.map(({ id }) => id).filter(id => edition === 'any' || id === edition)
  const [first, second] = reports.map((cells, nth) => ({ year: 2020 + nth, editions, values: valuesOf(cells) }))
  if (second === undefined) return reconcile(forms, { ...first!, narrative: [] })
  return forms.templates.flatMap(({ id }) =>
    reconcileYears(forms, { ...first!, editions: [id] }, { ...second, editions: [id] }),
  )
}

describe('every check', () => {
  it('has a case here', () => expect(Object.keys(CASES).sort()).toEqual(HERE.map(({ check }) => check.id).sort()))

  it.each(HERE.map(({ edition, check }) => [check.id, edition, check] as const))('%s', (id, edition, check) => {
    const { fires, holds } = CASES[id]!
    expect(findings(edition, holds).filter(finding => finding.check === id)).toEqual([])

    const found = findings(edition, fires).filter(finding => finding.check === id)
    expect(found.length).toBeGreaterThan(0)
    const [finding] = found as [Finding]
    expect(finding.level).toBe(check.level)
    const [last, earlier] = [fires.at(-1)!, fires.length > 1 ? fires[0]! : {}]
    expect(finding.indicators.length).toBeGreaterThan(0)
    expect(finding.indicators.filter(cell => !(cell in last))).toEqual([])
    expect(finding.earlier.filter(cell => !(cell in earlier))).toEqual([])
    expect(finding.earlier.length > 0).toBe(fires.length > 1)
    for (const says of Object.values(finding.says)) {
      expect(says).toContain(String(finding.left))
      if (finding.right !== null) expect(says).toContain(String(finding.right))
      expect(says).not.toMatch(/[{}]|undefined|null/)
    }
  })

  it('says of corrected figures that they are', () => {
    for (const { check } of HERE.filter(({ check }) => check.kind === 'years')) {
      const corrected = new Set(Object.keys(CASES[check.id]!.fires.at(-1)!))
      const [earlier, later] = CASES[check.id]!.fires.map((cells, nth) => ({
        year: 2020 + nth,
        editions: [] as EditionId[],
        values: valuesOf(cells),
      }))
      const found = forms.templates.flatMap(({ id }) =>
        reconcileYears(forms, { ...earlier!, editions: [id] }, { ...later!, editions: [id], corrected }),
      )
      const [finding] = found.filter(each => each.check === check.id)
      expect([finding!.says.zh, finding!.says.en]).toEqual([
        expect.stringContaining('按更正后的数'),
        expect.stringContaining('as corrected'),
      ])
    }
  })

  it('between years names every figure it may need', () => {
    const named = new Set(
      figuresAcrossYears(
        forms,
        forms.templates.map(({ id }) => id),
      ),
    )
    for (const { check } of HERE.filter(({ check }) => check.kind === 'years'))
      for (const cells of CASES[check.id]!.fires) for (const cell of Object.keys(cells)) expect(named).toContain(cell)
    expect(named.size).toBeLessThan(120)
  })
})
