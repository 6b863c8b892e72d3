import { describe, expect, it } from 'vitest'
import { readAndParse } from '../read-and-parse.ts'

const read = async (text: string) => (await readAndParse(new TextEncoder().encode(text), 'file.txt')).parsed

const FIGURES = '2022年，我局主动公开政府信息93条，收到政府信息公开申请2件。'
const PLAN = '一、加强主动公开\n及时公开政策文件。\n二、加强解读回应\n做好政策解读。\n三、加强监督\n开展培训。'

describe('what is not a report', () => {
  it.each([
    ['interpretation', '【解读】石榴镇2022年政府信息公开工作年度报告', FIGURES],
    ['interpretation', '文字解读：石榴镇2022年政府信息公开工作年度报告', FIGURES],
    ['interpretation', '一图读懂：石榴镇2022年政府信息公开年报', FIGURES],
    ['interpretation', '《石榴镇2022年政府信息公开工作年度报告》图解', FIGURES],
    ['interpretation', '关于《石榴镇2022年政府信息公开工作年度报告》的说明', FIGURES],
    ['quarterly', '石榴镇2022年第一季度政府信息公开情况统计表', FIGURES],
    ['quarterly', '石榴镇2022年上半年政府信息公开工作报告', FIGURES],
    ['quarterly', '石榴镇2022年1-6月政府信息公开情况统计表', FIGURES],
    ['quarterly', '石榴镇2016年5月政府信息公开情况统计表', FIGURES],
    ['work-plan', '石榴镇2022年政务公开工作要点', PLAN],
    ['work-plan', '关于2014年政府信息公开工作要点落实情况的函', FIGURES],
    ['work-plan', '石榴镇2022年政府信息公开实施方案', PLAN],
    ['work-plan', '石榴镇政务公开第三方评估报告', FIGURES],
    ['notice', '关于做好2022年政府信息公开工作年度报告编制和发布工作的通知', PLAN],
    ['notice', '中华人民共和国政府信息公开工作年度报告格式', PLAN],
    ['notice', '石榴镇政府信息公开指南', PLAN],
    ['notice', '石榴镇政府信息公开工作制度和管理办法', PLAN],
    ['news', '石榴镇发布2022年政府信息公开工作年度报告', FIGURES],
    ['news', '我县2022年政府信息公开年度报告全部公布', FIGURES],
    ['news', '石榴镇召开政务公开工作推进会', FIGURES],
    ['other', '石榴镇2022年政务公开工作总结', FIGURES],
    ['no-figures-no-title', '石榴镇概况', '石榴镇位于云泽县东部，辖十二个村。\n一、地理\n二、历史'],
    ['no-figures-no-title', '石榴镇2022年政府信息公开工作年度报告', '附件下载'],
    ['empty', '  ', '\n'],
  ])('%s: %s', async (reason, title, body) => {
    expect(await read(`${title}\n${body}\n`)).toMatchObject({
      kind: 'not-report',
      why: { reason },
    })
  })

  it.each([
    ['a plain report in prose', '石榴镇2022年政府信息公开工作年度报告', FIGURES],
    ['no title at all', '2022年，我镇把政府信息公开作为日常工作。', FIGURES],
    ['older reports are called summaries', '石榴镇2010年政府信息公开工作总结', FIGURES.replace('2022', '2010')],
    [
      'a notice under which the report stands',
      '关于公布石榴镇2022年政府信息公开工作年度报告的公告',
      `一、总体情况\n${FIGURES}\n二、存在的问题\n有不足。\n三、其他\n无。`,
    ],
    ['a trail through the site', '当前位置：首页 > 政策解读 > 通知公告\n石榴镇2022年政府信息公开工作年度报告', FIGURES],
    [
      'a part on the points of the work plan',
      '石榴镇2014年政府信息公开年度报告',
      `一、2014年政府信息公开工作要点落实情况\n${FIGURES.replace('2022', '2014')}`,
    ],
  ])('but is one: %s', async (_case, title, body) => {
    expect(await read(`${title}\n${body}\n`)).toMatchObject({ kind: 'report' })
  })
})
