import type { Random } from './random.ts'

/** A digit that is no numbering: "3.其他", "12月". */
const DIGIT = /[\d０-９](?![.．、年月日])/g
const HOW = ['lost', 'other', 'twice', 'one-more'] as const

/** Lose, change or put in a digit or two behind a word of a written report. */
export function misprint(text: string, behind: RegExp, random: Random): string {
  let misprinted = text
  for (let times = random.whole(1, 2); times > 0; times -= 1) {
    const from = misprinted.search(behind)
    const places = [...misprinted.matchAll(DIGIT)].map(({ index }) => index).filter(at => from >= 0 && at > from)
    if (places.length === 0) return misprinted
    const at = random.pick(places)
    const digit = misprinted[at]!
    const other = String(random.whole(0, 9))
    const instead = { lost: '', other, twice: digit + digit, 'one-more': other + digit }[random.pick(HOW)]
    misprinted = misprinted.slice(0, at) + instead + misprinted.slice(at + 1)
  }
  return misprinted
}
