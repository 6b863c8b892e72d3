import type { Check, Finding } from '#shared/domain/check.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Claim, ParsedReport } from '#shared/domain/reading.ts'

/** What a file claims about itself; every claim, not only the strongest. */
export type Claims = Pick<ParsedReport, 'organisation' | 'year'>

/** Weaker claims on the body come from words that republishers write too. */
const NAMED = 0.4
/** Weaker claims on the year come from file names and dates of publication. */
const DATED = 0.8

/** One finding where a file names bodies that are not the same, one where it names several years. */
export function identityFindings(forms: Forms, { organisation, year }: Claims): readonly Finding[] {
  return forms.checks.flatMap(({ check }): Finding[] => {
    if (check.kind !== 'claims') return []
    if (check.about === 'organisation') {
      const [name, ...others] = apart([organisation.best, ...organisation.others], NAMED, isSameBody)
      return name === undefined || others.length === 0 ? [] : [toFinding(check, name, others)]
    }
    const [first, ...others] = apart([year.best, ...year.others], DATED, (a, b) => a === b)
    return first === undefined || others.length === 0
      ? []
      : [
          {
            ...toFinding(check, first, others),
            left: first,
            right: others[0]!,
          },
        ]
  })
}

/** The values claimed with some confidence that are not the same, strongest first. */
function apart<T>(claims: readonly (Claim<T> | null)[], least: number, same: (a: T, b: T) => boolean): readonly T[] {
  const values = claims.flatMap(claim => (claim !== null && claim.confidence >= least ? [claim.value] : []))
  return values.filter((value, at) => values.findIndex(other => same(other, value)) === at)
}

/** 市民政局 is 云杉市民政局 named short. */
function isSameBody(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}

function toFinding(check: Check, stands: string | number, others: readonly (string | number)[]): Finding {
  const fill = (text: string, between: string): string =>
    text.replaceAll('{left}', String(stands)).replaceAll('{right}', others.join(between))
  return {
    check: check.id,
    level: check.level,
    says: { zh: fill(check.says.zh, '、'), en: fill(check.says.en, ', ') },
    indicators: [],
    earlier: [],
    left: null,
    right: null,
    fingerprint: `${check.id}/${[stands, ...others].join('/')}`,
  }
}
