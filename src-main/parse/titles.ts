import type { Forms } from '#shared/domain/forms.ts'
import { tighten } from './label.ts'
import type { Token } from './layout.ts'

/** Titles stand near the top; forms repeat them above the table. */
const TITLE_REACH = 60
const LONGEST_TITLE = 80

/** Tokens that read like the title of a report, by index. */
export function titlesOf(tokens: readonly Token[], forms: Forms): number[] {
  return tokens.slice(0, TITLE_REACH + 1).flatMap((token, at) => {
    if (token.text.length > LONGEST_TITLE || /[。;；]/.test(token.text)) return []
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
  const text = tighten(tokens[at]!.text)
  const next = tighten(tokens[at + 1]?.text ?? '')
  return /信息公开$/.test(text) && next.length < 20 ? text + next : text
}
