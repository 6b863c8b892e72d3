import { describe, expect, it } from 'vitest'
import type { Claim, Stated } from '#shared/domain/reading.ts'
import { identityFindings } from '../../src-main/reconcile/identity-findings.ts'
import { forms } from '../read-and-parse.ts'

function stated<T>(...claims: [value: T, confidence: number][]): Stated<T> {
  const [best = null, ...others] = claims.map(
    ([value, confidence]): Claim<T> => ({ value, evidence: null, by: 'line', confidence }),
  )
  return { best, others }
}

describe('what a file claims about itself', () => {
  it.each([
    ['one body', stated(['云杉市民政局', 0.93]), []],
    ['the same body named short', stated(['云杉市民政局', 0.93], ['市民政局', 0.75]), []],
    ['another body', stated(['云杉市民政局', 0.93], ['云杉市融媒体中心', 0.45]), ['云杉市融媒体中心']],
    ['another body, hardly claimed', stated(['云杉市民政局', 0.93], ['云杉市融媒体中心', 0.3]), []],
    ['no body', stated<string>(), []],
  ])('%s', (_case, organisation, named) => {
    const found = identityFindings(forms, { organisation, year: stated<number>() })
    expect(found.map(({ check }) => check)).toEqual(named.map(() => 'any.organisation-conflict'))
    for (const name of named) expect(found[0]!.says.zh).toContain(name)
  })

  it.each([
    ['one year', stated([2016, 0.97], [2016, 0.92]), []],
    ['another year in the title', stated([2016, 0.97], [2017, 0.92]), [{ left: 2016, right: 2017 }]],
    ['another year in the file name', stated([2016, 0.97], [2017, 0.55]), []],
  ])('%s', (_case, year, sides) => {
    expect(identityFindings(forms, { organisation: stated<string>(), year })).toMatchObject(
      sides.map(side => ({ check: 'any.year-conflict', ...side })),
    )
  })

  it('is known again by what it says, not by the order of the claims', () => {
    const [finding] = identityFindings(forms, {
      organisation: stated(['云杉市民政局', 0.9], ['云杉市民政局', 0.8], ['白鹭区教育局', 0.5]),
      year: stated<number>(),
    })
    expect(finding!.fingerprint).toBe('any.organisation-conflict/云杉市民政局/白鹭区教育局')
  })
})
