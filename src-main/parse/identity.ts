import type { Forms } from '#shared/domain/forms.ts'
import type { Claim, Evidence, Scope, Stated } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import type { Layout, Token } from './layout.ts'

export type Identity = {
  readonly organisation: Stated<string>
  readonly year: Stated<number>
  readonly published: Stated<string>
  readonly scope: Scope
  readonly title: string
}

/** Titles stand near the top; forms repeat them above the table. */
const TITLE_REACH = 60
const LONGEST_TITLE = 80
const CHINESE_YEAR = /[二贰][〇零○O0][一二三四五六七八九〇零○0-9]{2}/
const YEAR = '(20[0-3]\\d)'
const DATE = /(20[0-3]\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/
const PUBLISHED = /(?:发布|发文|生成|公开|成文|发稿|更新|添加)(?:时间|日期)/

/**
 * Whose report, on what year, published when: every claim the file makes, each with its evidence; the most telling
 * one stands. Host names, addresses and first lines never count, since republishers put their own names there.
 */
export function readIdentity(
  layout: Layout,
  inTables: ReadonlySet<number>,
  path: string,
  forms: Forms,
  cite: Cite,
): Identity {
  const { tokens } = layout
  const said = (token: Token, part: string = token.text): Evidence => {
    const offset = Math.max(0, token.text.indexOf(part))
    return cite(token.start + offset, token.start + offset + part.length, token.page)
  }
  const titles = titlesOf(tokens, forms)
  const published = publishedClaims(tokens, said)
  return {
    organisation: settle(organisationClaims(tokens, titles, forms, said), sameBody),
    year: settle(yearClaims(tokens, titles, published, path, said), (a, b) => a === b),
    published: settle(published, (a, b) => a === b),
    scope: scopeOf(tokens, inTables),
    title: titles[0] === undefined ? '' : tokens[titles[0]]!.text,
  }
}

type Said = (token: Token, part?: string) => Evidence

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

function titlesOf(tokens: readonly Token[], forms: Forms): number[] {
  return tokens.flatMap((token, at) => {
    if (at > TITLE_REACH || token.text.length > LONGEST_TITLE || /[。;；]/.test(token.text)) return []
    const tight = titleText(tokens, at)
    return forms.wordings.report.some(words => tight.includes(words)) ? [at] : []
  })
}

/** A title may run over into the next line. */
function titleText(tokens: readonly Token[], at: number): string {
  const text = tokens[at]!.text.replace(/\s+/g, '')
  const next = tokens[at + 1]?.text.replace(/\s+/g, '') ?? ''
  return /信息公开$/.test(text) && next.length < 20 ? text + next : text
}

function organisationClaims(
  tokens: readonly Token[],
  titles: readonly number[],
  forms: Forms,
  said: Said,
): Claim<string>[] {
  const claims: Claim<string>[] = []
  const claim = (name: string, token: Token, by: string, confidence: number): void => {
    const tidy = tidyName(name)
    if (isBody(tidy, forms)) claims.push({ value: tidy, evidence: said(token, name.trim()), by, confidence })
  }
  const whole = tokens.map(({ text }) => text).join('\n')
  for (const at of titles) {
    const named = bodyOfArea(tidyName(inTitle(titleText(tokens, at), forms)), whole)
    if (named !== '') claim(named, tokens[at]!, 'title', 0.93)
    else if (tokens[at - 1]) claim(tokens[at - 1]!.text, tokens[at - 1]!, 'title', 0.91)
  }
  for (const [at, token] of tokens.entries()) {
    if (token.text.length > 1_500) continue
    const filled = /填报单位(?:\(盖章\))?[:：]\s*(\S+)/.exec(token.text)
    if (filled) claim(filled[1]!, token, 'form', 0.95)
    const contact =
      /(?:请与|请联系|请向|请径与|联系单位[:：])([\u3400-\u9fff]{4,40}?)(?:联系|办公室联系|\(|,|，|:)/.exec(token.text)
    if (contact) claim(contact[1]!, token, 'contact', 0.7)
    const publisher = labelled(tokens, at, /(?:发布机构|发布单位|公开机构|信息来源|来源)/)
    if (publisher) claim(publisher.text, publisher.token, 'publisher', 0.45)
    // A name in the cell behind a label is what that label says: a publisher, not the body that reports.
    const behindLabel = /[:：]$/.test(tokens[at - 1]?.text ?? '')
    if (!behindLabel && isBody(tidyName(token.text), forms)) {
      const dated = tokens
        .slice(at + 1, at + 4)
        .some(next => /^20\d\d年\d{1,2}月\d{1,2}日$/.test(next.text.replace(/\s/g, '')))
      claim(token.text, token, dated ? 'signature' : 'line', dated ? 0.9 : 0.75)
    }
  }
  return claims
}

/** The body named in a title, before or behind the year: 某市民政局2023年政府信息公开年度报告, 2019年某市人民政府办公厅…. */
function inTitle(title: string, forms: Forms): string {
  const tight = title.replace(/\s+/g, '').replace(/^[\u3400-\u9fff]{1,6}[:：]/, '')
  const words = forms.wordings.report.map(report => tight.indexOf(report)).filter(at => at >= 0)
  const head = tight.slice(0, Math.min(tight.length, ...words))
  const [before = '', behind = ''] = head.split(/(?:20[0-3]\d|[二贰][〇零○O0][一二三四五六七八九〇零○0-9]{2})年?度?/)
  const name = before.replace(/^[^\u3400-\u9fff]+/, '').replace(/关于.*$/, '')
  return name === '' ? behind : name
}

const AREA = /(?:省|市|县|区|旗|盟|州)$/

/** A title that names only an area means its government: the one the text speaks of. */
function bodyOfArea(name: string, whole: string): string {
  if (!AREA.test(name)) return name
  const spoken = ['人民政府', '管理委员会', '管委会'].find(body => whole.includes(`${name}${body}`))
  if (spoken !== undefined) return `${name}${spoken}`
  return /(?:实验|开发|高新|示范|新|园|度假)区$/.test(name) && whole.includes('管委会') ? `${name}管委会` : name
}

function tidyName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[|:：,，。]+$/, '')
    .replace(/([省市县区镇乡])\1/g, '$1')
}

const NOT_NAME =
  /年度|结果|报告|公开|附件|附表|填报|统计|信息|关于|领导|电话|日期|我[局委办厅]|本[局委办厅机]|各|单位|下设|建设|加强|完善|我们|[0-9a-zA-Z*]/

function isBody(name: string, forms: Forms): boolean {
  if (!/^[\u3400-\u9fff·]{3,40}$/.test(name) || NOT_NAME.test(name)) return false
  return forms.wordings.organisationEndings.some(ending => name.endsWith(ending) && name.length > ending.length + 1)
}

/** The text behind a label, in the same token or in the cell next to it. */
function labelled(tokens: readonly Token[], at: number, label: RegExp): { text: string; token: Token } | null {
  const token = tokens[at]!
  const match = new RegExp(`${label.source}\\s*[:：]?\\s*([^\\s|:：]*)`).exec(token.text)
  if (!match) return null
  if (match[1]) return { text: match[1], token }
  const next = tokens[at + 1]
  return next && token.text.trim().endsWith(match[0].trim()) ? { text: next.text, token: next } : null
}

function yearClaims(
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
    if (value >= 2004 && value <= 2035) claims.push({ value, evidence: token && said(token, part), by, confidence })
  }
  let opened = false
  for (const [at, token] of tokens.entries()) {
    const { text } = token
    const period = new RegExp(
      `(?:期限|时限|自|从)[^。]{0,12}?${YEAR}\\s*年\\s*1?\\s*月?\\s*1?\\s*日?[^。]{0,6}[起至到-]`,
    ).exec(text)
    if (period) claim(period[1]!, token, period[0], 'period', 0.97)
    const caption = new RegExp(`${YEAR}\\s*年?度?\\s*政府信息公开(?:工作)?情况统计表`).exec(text)
    if (caption) claim(caption[1]!, token, caption[0], 'caption', 0.95)
    const under = new RegExp(`^\\(\\s*${YEAR}\\s*年度?\\s*\\)$`).exec(text)
    if (under && tokens.slice(Math.max(0, at - 2), at).some(before => before.text.includes('统计表')))
      claim(under[1]!, token, text, 'caption', 0.95)
    const opening = opened
      ? null
      : new RegExp(`^\\s*(?:[一-十]、\\S{2,6}\\s+)?${YEAR}\\s*年(?:度)?[,，]?[^。]{0,30}?(?:我|全|本|在|是)`).exec(text)
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

function publishedClaims(tokens: readonly Token[], said: Said): Claim<string>[] {
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
    if (value) claims.push({ value, evidence: said(inNext ? next! : token, date[0]), by: label[0], confidence: 0.9 })
  }
  return claims
}

function isoDate([, year, month, day]: RegExpExecArray): string | null {
  const [m, d] = [Number(month), Number(day)]
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    : null
}

/** Sums over an area say so; a body that speaks of itself alone says 我局 or 本机关. */
function scopeOf(tokens: readonly Token[], inTables: ReadonlySet<number>): Scope {
  const prose = tokens
    .filter((_token, at) => !inTables.has(at))
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 6_000)
  if (/汇总|全[省市县区](?:各级|各部门|各单位|政府信息公开)/.test(prose)) return 'area'
  if (/我局|我委|我办|我厅|我镇|我乡|我街道|本机关/.test(prose)) return 'own'
  return 'unknown'
}
