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

/** A title may run over into the next line. */
export function titleText(tokens: readonly Token[], at: number): string {
  const text = tokens[at]!.text.replace(/\s+/g, '')
  const next = tokens[at + 1]?.text.replace(/\s+/g, '') ?? ''
  return /信息公开$/.test(text) && next.length < 20 ? text + next : text
}
