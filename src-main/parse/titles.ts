import type { Forms } from '#shared/domain/forms.ts'
import type { Token } from './layout.ts'

/** Titles stand near the top; forms repeat them above the table. */
const TITLE_REACH = 60
const LONGEST_TITLE = 80

/** Tokens that read like the title of a report, by index. */
export function titlesOf(tokens: readonly Token[], forms: Forms): number[] {
  return tokens.flatMap((token, at) => {
    if (at > TITLE_REACH || token.text.length > LONGEST_TITLE || /[。;；]/.test(token.text)) return []
    const tight = titleText(tokens, at)
    return forms.wordings.report.some(words => tight.includes(words)) ? [at] : []
  })
}

const TRAIL = /[>›»]|当前位置|您的位置/
const NUMBERED = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])/

/** The title, or, where none reads like a report's, the first line near the top that speaks of disclosure. */
export function headlineOf(tokens: readonly Token[], titles: readonly number[]): string {
  const own = titles.find(at => !TRAIL.test(tokens[at]!.text)) ?? titles[0]
  if (own !== undefined) return titleText(tokens, own)
  const line = tokens
    .slice(0, HEADLINE_REACH)
    .find(
      ({ text }) =>
        text.length >= 6 &&
        text.length <= LONGEST_TITLE &&
        /[信政][息务]公开|年度报告|年报/.test(text) &&
        !/[。;；:：]/.test(text) &&
        !TRAIL.test(text) &&
        !NUMBERED.test(text),
    )
  return line?.text.replace(/\s+/g, '') ?? ''
}

const HEADLINE_REACH = 20

/** A title may run over into the next line. */
export function titleText(tokens: readonly Token[], at: number): string {
  const text = tokens[at]!.text.replace(/\s+/g, '')
  const next = tokens[at + 1]?.text.replace(/\s+/g, '') ?? ''
  return /信息公开$/.test(text) && next.length < 20 ? text + next : text
}
