import type { Claim } from '#shared/domain/reading.ts'
import type { Said } from './identity.ts'
import type { Token } from './layout.ts'

const CHINESE_YEAR = /[二贰][〇零○O0][一二三四五六七八九〇零○0-9]{2}/
const PERIOD = /(?:期限|时限|自|从)[^。]{0,12}?(20[0-3]\d)\s*年\s*1?\s*月?\s*1?\s*日?[^。]{0,6}[起至到-]/
const CAPTION = /(20[0-3]\d)\s*年?度?\s*政府信息公开(?:工作)?情况统计表/
const UNDER_CAPTION = /^\(\s*(20[0-3]\d)\s*年度?\s*\)$/
const OPENING = /^\s*(?:[一二三四五六七八九十]、\S{2,6}\s+)?(20[0-3]\d)\s*年(?:度)?[,，]?[^。]{0,30}?(?:我|全|本|在|是)/
const DATE = /(20[0-3]\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/
const PUBLISHED = /(?:发布|发文|生成|公开|成文|发稿|更新|添加)(?:时间|日期)/

/** Every year the report may be on, with what says so. */
export function yearClaims(
  tokens: readonly Token[],
  titles: readonly number[],
  published: readonly Claim<string>[],
  path: string,
  said: Said,
): Claim<number>[] {
  const claims: Claim<number>[] = []
  const claim = (
    year: string | number,
    token: Token | null,
    part: string | undefined,
    by: string,
    confidence: number,
  ): void => {
    const value = Number(year)
    if (value >= 2004 && value <= 2035)
      claims.push({
        value,
        evidence: token && said(token, part),
        by,
        confidence,
      })
  }
  let opened = false
  for (const [at, token] of tokens.entries()) {
    const { text } = token
    // Each of these expressions asks for it, and few tokens have it.
    if (!text.includes('20')) continue
    const period = PERIOD.exec(text)
    if (period) claim(period[1]!, token, period[0], 'period', 0.97)
    const caption = CAPTION.exec(text)
    if (caption) claim(caption[1]!, token, caption[0], 'caption', 0.95)
    const under = UNDER_CAPTION.exec(text)
    if (under && tokens.slice(Math.max(0, at - 2), at).some(before => before.text.includes('统计表')))
      claim(under[1]!, token, text, 'caption', 0.95)
    const opening = opened ? null : OPENING.exec(text)
    if (opening) {
      opened = true
      claim(opening[1]!, token, opening[0], 'opening', 0.8)
    }
  }
  for (const at of titles) {
    const year = yearIn(tokens[at]!.text)
    if (year !== null) claim(year.year, tokens[at]!, year.text, 'title', 0.92)
  }
  for (const { value, evidence } of published) {
    const year = Number(value.slice(0, 4)) - 1
    claims.push({ value: year, evidence, by: 'published', confidence: 0.5 })
  }
  const inPath = yearIn(path.split(/[\\/]/).at(-1) ?? '')
  if (inPath !== null) claim(inPath.year, null, undefined, 'path', 0.55)
  return claims
}

function yearIn(text: string): { year: number; text: string } | null {
  const tight = /(20[0-3]\d)(?=\s*(?:年|[-_.]|\D|$))/.exec(text)
  if (tight) return { year: Number(tight[1]), text: tight[1]! }
  const chinese = CHINESE_YEAR.exec(text)
  if (!chinese) return null
  const digits = [...chinese[0]].map(one =>
    '〇零○O0'.includes(one) ? 0 : '一二三四五六七八九'.indexOf(one) >= 0 ? '一二三四五六七八九'.indexOf(one) + 1 : one,
  )
  return { year: Number(digits.join('')), text: chinese[0] }
}

/** Every date of publication the file names. */
export function publishedClaims(tokens: readonly Token[], said: Said): Claim<string>[] {
  const claims: Claim<string>[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.text.length > 300) continue
    const label = PUBLISHED.exec(token.text)
    if (!label) continue
    const behind = DATE.exec(token.text.slice(label.index))
    const next = tokens[at + 1]
    const inNext = behind || !next || next.text.length > 60 ? null : DATE.exec(next.text)
    const date = behind ?? inNext
    const value = date && isoDate(date)
    if (value)
      claims.push({
        value,
        evidence: said(inNext ? next! : token, date[0]),
        by: label[0],
        confidence: 0.9,
      })
  }
  return claims
}

function isoDate([, year, month, day]: RegExpExecArray): string | null {
  const [m, d] = [Number(month), Number(day)]
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    : null
}
