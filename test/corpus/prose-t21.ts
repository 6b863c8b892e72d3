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
  subheading,
} from './prose.ts'

/** The prose of a report since 2019: six sections, a table each in the second, third and fourth. */
export function proseSince2019(occasion: Occasion): Prose {
  const { body, year, edition, random } = occasion
  const website = random.whole(60, 1400)
  const wechat = random.whole(11, 59)
  const { narrative, figure } = figures(occasion, {
    proactive_total: website + wechat,
    channel_website: website,
    channel_wechat: wechat,
  })
  const filling = random.shuffled(FILLING)
  const problems = random.shuffled([0, 1, 2, 3, 4]).slice(0, 2)
  const proactive = random.pick([
    `${year}年，${body.we}共主动公开政府信息${figure('proactive_total')}条，其中政府网站公开${figure('channel_website')}条，政务微信公开${figure('channel_wechat')}条。`,
    `全年主动公开政府信息${figure('proactive_total')}条。通过政府网站公开${figure('channel_website')}条，通过政务微信公开${figure('channel_wechat')}条。`,
  ])
  return {
    before: {
      proactive: [
        paragraph(
          `根据《中华人民共和国政府信息公开条例》有关规定，${body.name}编制了${year}年政府信息公开工作年度报告。`,
          `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
          `如对本报告有疑问，请与${body.name}办公室联系（电话：0000-0000000）。`,
        ),
        heading('一、总体情况'),
        subheading('（一）主动公开'),
        paragraph(proactive, filling[0]!),
        subheading('（二）依申请公开'),
        paragraph(requestSentence(body.we, year, figure), filling[1]!),
        subheading('（三）政府信息管理'),
        paragraph(filling[2]!),
        subheading('（四）平台建设'),
        paragraph(filling[3]!),
        subheading('（五）监督保障'),
        paragraph(filling[4]!),
        heading('二、主动公开政府信息情况'),
      ],
      requests: [heading('三、收到和处理政府信息公开申请情况')],
      disputes: [heading('四、政府信息公开行政复议、行政诉讼情况')],
    },
    end: [
      heading('五、存在的主要问题及改进情况'),
      paragraph('工作中还存在一些不足：', numbered(problems.map(at => PROBLEMS[at]!))),
      paragraph(`下一步，${body.we}将：`, numbered(problems.map(at => REMEDIES[at]!))),
      heading('六、其他需要报告的事项'),
      paragraph(
        edition === 't21'
          ? `${year}年，${body.we}未收取政府信息公开信息处理费。无其他需要报告的事项。`
          : '无其他需要报告的事项。',
      ),
      ...signature(occasion),
    ],
    narrative,
  }
}

function requestSentence(we: string, year: number, figure: Figure): string {
  const received = figure('req_new_total')
  if (received === 0) return `${year}年，${we}未收到政府信息公开申请。`
  const carried = figure('req_carried_out_total')
  const rest = carried === 0 ? '均已按期办结。' : `结转下年度继续办理${carried}件。`
  return `${year}年，${we}共收到政府信息公开申请${received}件，予以公开${figure('req_granted_total')}件，${rest}`
}
