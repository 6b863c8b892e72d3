import type { Part } from './drawn.ts'
import {
  FILLING,
  type Figure,
  figures,
  heading,
  numbered,
  type Occasion,
  PROBLEMS,
  type Prose,
  paragraph,
  REMEDIES,
  signature,
} from './prose.ts'
import type { Random } from './random.ts'

/** The prose of a report for 2014 to 2018: free sections, the table in an annex. */
export function proseOf2014Form(occasion: Occasion): Prose {
  const { body, year, random } = occasion
  const { narrative, figure } = figures(occasion)
  const [first, second, third, fourth] = random.shuffled(FILLING) as [string, string, string, string]
  const problems = random.shuffled([0, 1, 2, 3, 4]).slice(0, 2)
  const before: readonly Part[] = [
    paragraph(
      `根据《中华人民共和国政府信息公开条例》要求，现公布${body.name}${year}年度政府信息公开工作年度报告。`,
      `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    ),
    heading('一、概述'),
    paragraph(`${year}年，${body.we}把政府信息公开作为转变作风、服务群众的一项日常工作来抓。`, first, second),
    heading('二、主动公开政府信息情况'),
    paragraph(proactiveSentence(body.we, year, figure, random), channelSentence(figure, random), third),
    heading('三、依申请公开政府信息情况'),
    paragraph(requestSentence(body.we, year, figure), fourth),
    heading('四、行政复议、行政诉讼情况'),
    paragraph(disputeSentence(body.we, year, figure)),
    heading('五、收费及减免情况'),
    paragraph(feeSentence(body.we, year, figure)),
    heading('六、存在的主要问题及改进措施'),
    paragraph(
      `${year}年的工作还存在一些不足：`,
      numbered(problems.map(at => PROBLEMS[at]!)),
      `下一步，${body.we}将着力做好以下工作：`,
      numbered(problems.map(at => REMEDIES[at]!)),
    ),
    ...signature(occasion),
    paragraph('附件'),
    { kind: 'title', text: '政府信息公开情况统计表' },
    paragraph(`（${year}年度）`),
    paragraph(`填报单位（盖章）：${body.name}`),
  ]
  return { before: { statistics: before }, end: [], narrative }
}

function proactiveSentence(we: string, year: number, figure: Figure, random: Random): string {
  const total = figure('proactive_total')
  return random.pick([
    `${year}年，${we}共主动公开政府信息${total}条。`,
    `全年主动公开政府信息${total}条，内容涵盖机构职能、政策文件、财政资金和工作动态等方面。`,
    `${year}年度，${we}通过各类渠道主动公开政府信息共计${total}条。`,
  ])
}

function channelSentence(figure: Figure, random: Random): string {
  const website = figure('channel_website')
  const wechat = figure('channel_wechat')
  return random.pick([
    `其中，政府网站公开政府信息${website}条，政务微信公开政府信息${wechat}条。`,
    `从公开渠道看，通过政府网站公开${website}条，通过政务微信公开${wechat}条。`,
  ])
}

function requestSentence(we: string, year: number, figure: Figure): string {
  const received = figure('req_received')
  if (received === 0) return `${year}年，${we}未收到政府信息公开申请。`
  return `${year}年，${we}共收到政府信息公开申请${received}件，均已登记在册；办结申请${figure('req_closed')}件。`
}

function disputeSentence(we: string, year: number, figure: Figure): string {
  const [reviews, suits] = [figure('review14_total'), figure('suit14_total')]
  if (reviews + suits === 0) return `${year}年，${we}未发生因政府信息公开引起的行政复议和行政诉讼。`
  return `${year}年，因政府信息公开引起的行政复议${reviews}件，行政诉讼${suits}件。`
}

function feeSentence(we: string, year: number, figure: Figure): string {
  const fees = figure('fees_collected')
  if (fees === 0) return `${year}年，${we}未就依申请公开信息收取任何费用。`
  return `${year}年，依申请公开信息收取费用${fees}万元。`
}
