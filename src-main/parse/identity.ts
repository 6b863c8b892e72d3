import type { Forms } from '#shared/domain/forms.ts'
import type { Claim, Evidence, Scope, Stated } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import { organisationClaims } from './body.ts'
import { longerNames } from './complete-name.ts'
import type { Layout, Token } from './layout.ts'
import { headlineOf, titlesOf } from './titles.ts'
import { publishedClaims, yearClaims } from './year.ts'

export type Identity = {
  readonly organisation: Stated<string>
  readonly year: Stated<number>
  readonly published: Stated<string>
  readonly title: string
  /** What stands at the head of the file: its title, or the line most like one. */
  readonly headline: string
}

/**
 * Whose report, on what year, published when: every claim the file makes, each with its evidence; the most telling
 * one stands. Host names, addresses and first lines never count, since republishers put their own names there.
 */
export function readIdentity(layout: Layout, path: string, forms: Forms, cite: Cite): Identity {
  const { tokens } = layout
  const said = (token: Token, part: string = token.text): Evidence => {
    const offset = token.text.indexOf(part)
    return offset === -1
      ? cite(token.start, token.end, token.page)
      : cite(token.start + offset, token.start + offset + part.length, token.page)
  }
  const titles = titlesOf(tokens, forms)
  const published = publishedClaims(tokens, said)
  return {
    organisation: completed(organisationClaims(tokens, titles, forms, said), tokens, forms, said),
    year: settle(yearClaims(tokens, titles, published, path, said), (a, b) => a === b),
    published: settle(published, (a, b) => a === b),
    title: titles[0] === undefined ? '' : tokens[titles[0]]!.text,
    headline: headlineOf(tokens, titles),
  }
}

/** Cites a token, or the part of it that says so. */
export type Said = (token: Token, part?: string) => Evidence

/** The body by the strongest claim, under the longest name that the file gives it. */
function completed(
  claims: readonly Claim<string>[],
  tokens: readonly Token[],
  forms: Forms,
  said: Said,
): Stated<string> {
  const stated = settle(claims, sameBody)
  if (stated.best === null) return stated
  const { best, others } = stated
  const longer = longerNames(best.value, claims, tokens, forms.places, said)
  if (longer.length !== 1) {
    const unsettled = longer.map(claim => ({ ...claim, confidence: UNSETTLED }))
    return { best, others: [...others, ...unsettled.filter(({ value }) => !others.some(one => one.value === value))] }
  }
  const [full] = longer
  return { best: { ...full!, confidence: best.confidence }, others: [best, ...others] }
}

/** Of each of several longer names that contradict each other. */
const UNSETTLED = 0.4

/** The strongest claim stands; claims that say the same are one, the others are kept beside it. */
function settle<T>(claims: readonly Claim<T>[], same: (a: T, b: T) => boolean): Stated<T> {
  const sorted = [...claims].sort((a, b) => b.confidence - a.confidence)
  const best = sorted[0] ?? null
  if (best === null) return { best, others: [] }
  const others = sorted.slice(1).filter(({ value }) => !same(value, best.value))
  return {
    best,
    others: others.filter((claim, at) => others.findIndex(({ value }) => same(value, claim.value)) === at),
  }
}

/** "市民政局" under a report of "衡阳市民政局" is the same body, named short. */
function sameBody(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a)
}

/** Units of prose in which a report says on whose behalf it speaks. */
const SCOPE_REACH = 6_000

/** Sums over an area say so; a body that speaks of itself alone says 我局 or 本机关. */
export function readScope({ tokens }: Layout, inTables: ReadonlySet<number>): Scope {
  const texts: string[] = []
  let length = 0
  for (const [at, { text }] of tokens.entries()) {
    if (length >= SCOPE_REACH) break
    if (inTables.has(at)) continue
    texts.push(text)
    length += text.length
  }
  const prose = texts.join('\n').slice(0, SCOPE_REACH)
  if (/汇总|全[省市县区](?:各级|各部门|各单位|政府信息公开)/.test(prose)) return 'area'
  if (/我局|我委|我办|我厅|我镇|我乡|我街道|本机关/.test(prose)) return 'own'
  return 'unknown'
}
