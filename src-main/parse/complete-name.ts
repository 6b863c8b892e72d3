import type { Places } from '#shared/domain/place.ts'
import type { Claim } from '#shared/domain/reading.ts'
import { divisionsBefore, gazetteerOf } from './divisions.ts'
import type { Said } from './identity.ts'
import { tighten } from './label.ts'
import type { Token } from './layout.ts'

/** What a name stands behind in a sentence: 由淮安市洪泽区人民政府编制. */
const BOUNDARY = /[由与向请到经受对为是在和及同据照按从系称的]/
/** A division nobody lists is told by its shape: two to four characters and what kind it is. */
const SHAPED = /(?:[\u3400-\u9fff]{2,4}(?:自治州|地区|[省市州盟县区旗]))+$/
/** 我市, 全市, 市辖区, 省市: no names. */
const NO_STEM = /[我本全各该省市县区州盟旗局等位类级]/
const PROVINCE = /^[\u3400-\u9fff]{2,3}省|^[\u3400-\u9fff]{2,8}自治区/
const OWN_AREA = /^[\u3400-\u9fff]{2,10}?(?:省|市|县|区|旗|州|盟|镇|乡|街道)/
const LONGEST_BEFORE = 30

/**
 * The same body under its longer name, where the file writes it: 洪泽区人民政府 is 淮安市洪泽区人民政府 when the prose says
 * so. A name without a place of its own (民政局, 市民政局) is completed only from where a body names itself: signature,
 * form, contact, publisher. Where the file has several longer names that are not the same, none is taken.
 *
 * @param claims  Every claim on the body; one of them is `name`.
 * @returns       The longer names, each once; one is the completion, several contradict each other.
 */
export function longerNames(
  name: string,
  claims: readonly Claim<string>[],
  tokens: readonly Token[],
  places: Places,
  said: Said,
): readonly Claim<string>[] {
  const found = [...fromClaims(name, claims), ...(OWN_AREA.test(name) ? fromText(name, tokens, places, said) : [])]
  const kept = found.filter(({ value }) => value !== name)
  const names = [...new Set(kept.map(({ value }) => value))]
  // 江苏省淮安市洪泽区… would say no other: the name is completed up to the prefecture.
  return names
    .filter(one => !names.some(other => other !== one && one.endsWith(other)))
    .map(one => kept.find(({ value }) => value === one)!)
}

/** A claim that ends in the name and begins with the place it lacks. */
function fromClaims(name: string, claims: readonly Claim<string>[]): Claim<string>[] {
  return claims.flatMap(claim => {
    if (!claim.value.endsWith(name) || claim.value === name) return []
    const before = claim.value.slice(0, -name.length)
    const bareKind = /^[省市县区州旗]/.exec(name)?.[0] ?? ''
    if (!SHAPED.test(before + bareKind)) return []
    return [{ ...claim, value: tidyPrefix(before, name) + name }]
  })
}

function fromText(name: string, tokens: readonly Token[], places: Places, said: Said): Claim<string>[] {
  const gazetteer = gazetteerOf(places)
  return tokens.flatMap(token => {
    if (token.text.length <= name.length) return []
    const tight = tighten(token.text)
    const claims: Claim<string>[] = []
    for (let at = tight.indexOf(name); at >= 0; at = tight.indexOf(name, at + 1)) {
      const listed = divisionsBefore(tight, at, gazetteer)
      const start = listed < at ? listed : shapedBefore(tight, at)
      const before = tidyPrefix(tight.slice(start, at), name)
      if (before === '') continue
      const value = before + name
      claims.push({ value, evidence: said(token, value), by: 'prose', confidence: 0 })
    }
    return claims
  })
}

/** Where a place begins that no list has: behind a word that names follow, or at the head of a sentence. */
function shapedBefore(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at)
  const run = /[\u3400-\u9fff]*$/.exec(before)![0]
  const boundary = [...run].findLastIndex(one => BOUNDARY.test(one))
  const place = run.slice(boundary + 1)
  const shaped = place.match(/[\u3400-\u9fff]{2,4}?(?:自治州|地区|[省市州盟县区旗])/g) ?? []
  const stems = shaped.map(one => one.replace(/(?:自治州|地区|.)$/, ''))
  const whole = shaped.join('') === place && stems.every(stem => !NO_STEM.test(stem))
  return place !== '' && whole ? at - place.length : at
}

/** A province is left out before a place within it, so that a body has one name over the years. */
function tidyPrefix(before: string, name: string): string {
  const rest = before.replace(PROVINCE, '')
  return rest === '' && !OWN_AREA.test(name) ? before : rest
}
