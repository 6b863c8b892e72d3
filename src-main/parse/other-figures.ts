import type { Forms, ProseWords } from '#shared/domain/forms.ts'
import type { SentencePattern } from './sentence-patterns.ts'

/** Who reports, on what year, as far as is known. */
export type Reporter = {
  readonly year: number | null
  readonly organisation: string | null
}

/** How far before a figure words still speak of it. */
const NEAR = 24

/** Whether a sentence that reads like a figure of the year states something else: other years, a part, another body. */
export function statesOther(
  sentence: string,
  match: RegExpMatchArray,
  { pattern, needs, unless }: SentencePattern,
  { year, organisation }: Reporter,
  forms: Forms,
): boolean {
  const at = match.index!
  const end = at + match[0].length
  const lead = sentence.slice(0, at)
  const near = lead.slice(-NEAR)
  const from = Math.max(...[',', '，', ':', '：', '(', '、其中'].map(mark => lead.lastIndexOf(mark))) + 1
  const next = sentence.slice(end).search(/[,，(（]/)
  const clause = sentence.slice(from, next === -1 ? undefined : end + next)
  const words = wordsOf(forms)
  if (unless?.test(clause) || (needs !== null && !needs.test(sentence.slice(0, end)))) return true
  if (words.applicants.test(clause)) return true
  if (words.comparison.test(lead.slice(from)) || ofOtherTime(near, year, words) || ofOtherYear(lead, year)) return true
  if (pattern.part) return false
  const behind = sentence.slice(end)
  return (
    words.part.test(lead) ||
    words.partSentence.test(sentence) ||
    words.share.test(behind) ||
    ofOtherBody(lead.slice(from), organisation, words)
  )
}

/** The last words on time before the figure are on several years or another. */
function ofOtherTime(near: string, year: number | null, { otherTimes, ownTime }: Words): boolean {
  const other = near.search(otherTimes)
  if (other === -1) return false
  const rest = near.slice(other).replace(otherTimes, '')
  return !ownTime.test(rest) && (year === null || !rest.includes(`${year}年`))
}

/** The year named last is another than the one reported on. */
function ofOtherYear(lead: string, year: number | null): boolean {
  const named = [...lead.matchAll(/(20\d\d)\s*年/g)].at(-1)
  return year !== null && named !== undefined && Number(named[1]) !== year
}

/** The clause has a subject of its own that is not the body that reports: 区社保局公开10条. */
function ofOtherBody(lead: string, organisation: string | null, { bodies, selfNames }: Words): boolean {
  const subject = lead
    .replace(/^.*\d\s*年度?[,，]?/, '')
    .replace(/(?:共|总共|累计|主动|全年|已|还|也|分别)+$/, '')
    .trim()
  if (subject === '' || subject.length > 16 || !bodies.test(subject) || selfNames.test(subject)) return false
  const [own = '', named] = [organisation ?? '', subject].map(name => name.replaceAll('人民', ''))
  return own === '' || !(own.includes(named!) || named!.includes(own))
}

type Words = Readonly<Record<keyof ProseWords, RegExp>>
const made = new WeakMap<Forms, Words>()

function wordsOf(forms: Forms): Words {
  const known = made.get(forms)
  if (known) return known
  const words = Object.fromEntries(
    Object.entries(forms.wordings.prose).map(([name, pattern]) => [name, new RegExp(pattern)]),
  ) as Words
  made.set(forms, words)
  return words
}
