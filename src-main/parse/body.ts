import type { Forms } from '#shared/domain/forms.ts'
import type { Claim } from '#shared/domain/reading.ts'
import type { Said } from './identity.ts'
import { remembered } from './label.ts'
import type { Token } from './layout.ts'
import { titleText } from './titles.ts'

const FILLED_BY = /填报单位(?:\(盖章\))?[:：]\s*(\S+)/
const CONTACT = /(?:请与|请联系|请向|请径与|联系单位[:：])([\u3400-\u9fff]{4,40}?)(?:联系|办公室联系|\(|,|，|:)/
/** The office within a body that answers the telephone. */
const WITHIN = /(?:党政|综合)+(?:办(?:公室)?)?$/
const PUBLISHER = /(?:发布机构|发布单位|公开机构|信息来源|来源)\s*[:：]?\s*([^\s|:：]*)/
const LONGEST_NAME = 50
const LONGEST_LABELLED = 1_500
/** A cell of digits is no name; most cells are. */
const NAMES = /[\u3400-\u9fff]\s*[\u3400-\u9fff]/
const SIGNED_DATE = /^20\d\d年\d{1,2}月\d{1,2}日$/

/** Every body the file may be the report of, with what says so. */
export function organisationClaims(
  tokens: readonly Token[],
  titles: readonly number[],
  forms: Forms,
  said: Said,
): Claim<string>[] {
  const claims: Claim<string>[] = []
  const claim = (name: string, token: Token, by: string, confidence: number): void => {
    const tidy = tidyName(name)
    if (isBody(tidy, forms))
      claims.push({
        value: tidy,
        evidence: said(token, name.trim()),
        by,
        confidence,
      })
  }
  const whole = () => tokens.map(({ text }) => text).join('\n')
  for (const at of titles) {
    const named = bodyOfArea(tidyName(inTitle(titleText(tokens, at), forms)), whole)
    if (named !== '') claim(named, tokens[at]!, 'title', 0.93)
    else if (tokens[at - 1]) claim(tokens[at - 1]!.text, tokens[at - 1]!, 'title', 0.91)
  }
  for (const [at, token] of tokens.entries()) {
    if (!NAMES.test(token.text)) continue
    for (const named of namedAt(tokens, at)) claim(...named)
    if (standsAlone(tokens, at, forms)) {
      const dated = tokens.slice(at + 1, at + 4).some(next => SIGNED_DATE.test(next.text.replace(/\s/g, '')))
      claim(token.text, token, dated ? 'signature' : 'line', dated ? 0.9 : 0.75)
    }
  }
  return claims
}

/** Words of which each of the expressions below asks for one; a quick first look. */
const SAYS_WHOSE = /填报单位|请(?:与|联系|向|径与)|联系单位|发布[机单]|公开机构|来源/

/** The bodies that a token names as those who filled in, answer for or publish the report. */
function namedAt(
  tokens: readonly Token[],
  at: number,
): (readonly [name: string, token: Token, by: string, confidence: number])[] {
  const token = tokens[at]!
  if (!SAYS_WHOSE.test(token.text)) return []
  const filled = FILLED_BY.exec(token.text)?.[1]
  const contact = CONTACT.exec(token.text)?.[1]
  const publisher = token.text.length > LONGEST_LABELLED ? null : publisherAt(tokens, at)
  return [
    ...(filled === undefined ? [] : [[filled, token, 'form', 0.95] as const]),
    ...(contact === undefined ? [] : [[contact.replace(WITHIN, ''), token, 'contact', 0.7] as const]),
    ...(publisher === null ? [] : [[publisher.text, publisher.token, 'publisher', 0.45] as const]),
  ]
}

/** A name with a line or cell to itself. Behind a label it is what that says: a publisher, not the body that reports. */
function standsAlone(tokens: readonly Token[], at: number, forms: Forms): boolean {
  const { text } = tokens[at]!
  if (text.length > LONGEST_NAME || !bodiesOf(forms)(text)) return false
  return !/[:：]$/.test(tokens[at - 1]?.text ?? '')
}

const made = new WeakMap<Forms, (text: string) => boolean>()

/** Whether a text is the name of a body; most texts that are asked about are labels, the same in every report. */
function bodiesOf(forms: Forms): (text: string) => boolean {
  const known = made.get(forms) ?? remembered(text => isBody(tidyName(text), forms))
  made.set(forms, known)
  return known
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

const AREA = /(?:省|市|县|区|旗|盟|州|镇|乡|街道)$/
const BODIES_OF_AREA = ['人民政府', '管理委员会', '管委会', '街道办事处', '办事处']
/** Zones are no divisions and have no people's government: a committee runs them. Not every 新区 is one. */
const ZONE = /(?:实验|开发|高新技术产业|高新|示范|产业园|工业园|保税|度假)区$/

/** A title that names only an area means its government: the one the text speaks of. */
function bodyOfArea(name: string, wholeText: () => string): string {
  if (!AREA.test(name)) return name
  const whole = wholeText()
  const spoken = BODIES_OF_AREA.find(body => whole.includes(`${name}${body}`))
  if (spoken !== undefined) return `${name}${spoken}`
  return ZONE.test(name) || (/(?:新|园)区$/.test(name) && whole.includes('管委会')) ? `${name}管委会` : name
}

function tidyName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[|:：,，。]+$/, '')
    .replace(/([省市县区镇乡])\1/g, '$1')
}

const NOT_NAME =
  /年度|结果|报告|[息务]公开|公开[信情指目]|附[件表]|填报|统计[表指数]|关于|领导小组|电话|日期|我[局委办厅]|本[局委办厅机]|各[市县区部单]|本单位|下设|加强|完善|我们|[0-9a-zA-Z*]/

function isBody(name: string, forms: Forms): boolean {
  if (!/^[\u3400-\u9fff·]{3,40}$/.test(name) || NOT_NAME.test(name)) return false
  return forms.wordings.organisationEndings.some(ending => name.endsWith(ending) && name.length > ending.length + 1)
}

/** The text behind a label, in the same token or in the cell next to it. */
function publisherAt(tokens: readonly Token[], at: number): { text: string; token: Token } | null {
  const token = tokens[at]!
  const match = PUBLISHER.exec(token.text)
  if (!match) return null
  if (match[1]) return { text: match[1], token }
  const next = tokens[at + 1]
  return next && token.text.trim().endsWith(match[0].trim()) ? { text: next.text, token: next } : null
}
