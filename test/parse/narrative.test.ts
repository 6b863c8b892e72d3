import { describe, expect, it } from 'vitest'
import { readAndParse, reportOf } from '../read-and-parse.ts'

/** What one sentence of a report of 云杉市民政局 states, e.g. `req_new_total 70`, `~` before about so many. */
async function stated(year: number, sentence: string): Promise<string[]> {
  const text = `云杉市民政局${year}年政府信息公开工作年度报告\n一、总体情况\n${sentence}\n二、其他需要报告的事项\n`
  const { document, parsed } = await readAndParse(new TextEncoder().encode(text), 'file.txt')
  if (parsed.kind !== 'report') return []
  return reportOf(parsed).narrative.map(({ indicator, value, approximate, evidence, unit }) => {
    expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    const number = value.kind === 'number' ? value.number : value.text
    return `${indicator} ${approximate ? '~' : ''}${number}${unit === '元' ? '元' : ''}`
  })
}

describe('figures in sentences, 2021 form', () => {
  it.each([
    ['2022年，我局共主动公开政府信息326条。', ['proactive_total 326']],
    [
      '全年主动公开政府信息1,326条，其中政府网站公开1,200条，政务微信公开126条。',
      ['proactive_total 1326', 'channel_website 1200', 'channel_wechat 126'],
    ],
    ['2022年公布各类政府信息2599条（其中机构职能类25条，其他应主动公开政府信息856条）。', ['proactive_total 2599']],
    ['2022年全市主动公开政府信息2069条。其中，市直各部门主动公开政府信息1592条，占76.9%。', ['proactive_total 2069']],
    ['各乡镇主动公开政府信息477条，占23.1%。', []],
    ['2022年安排政府信息公开专项经费3.5万元。', ['budget 3.5']],
    ['市社保局主动公开政府信息10条。', []],
    ['市民政局主动公开政府信息58条。', ['proactive_total 58']],
    ['2008-2022年我局主动公开政府信息85条。', []],
    ['条例施行以来，我局主动公开政府信息8500条。', []],
    ['历年累计主动公开政府信息8500条，2022年主动公开政府信息85条。', ['proactive_total 85']],
    ['去年主动公开政府信息70条，今年主动公开政府信息85条。', ['proactive_total 85']],
    ['2021年收到政府信息公开申请5件，2022年收到政府信息公开申请8件。', ['req_new_total 8']],
    ['截至2022年底，累计主动公开政府信息9000条。', []],
    ['主动公开政府信息7700余条，同比增长12%。', ['proactive_total ~7700']],
    ['主动公开政府信息14万余条。', ['proactive_total ~140000']],
    ['主动公开政府信息近5500条。', ['proactive_total ~5500']],
    [
      '本年度共收到70件申请，依法办结69件，1件结转下年度继续办理。',
      ['req_new_total 70', 'req_outcomes_total 69', 'req_carried_out_total 1'],
    ],
    [
      '我局受理政府信息公开申请1295件，办结1191件（含上年结转189件）。',
      ['req_new_total 1295', 'req_outcomes_total 1191', 'req_carried_in_total 189'],
    ],
    ['收到自然人提出的政府信息公开申请20件。', []],
    [
      '答复申请中，予以公开206件（17.3%），部分公开2件，不予公开20件（1.68%），因本机关不掌握等原因无法提供564件（47.36%），属信访、重复申请等不予处理80件，其他处理319件。',
      [
        'req_granted_total 206',
        'req_partial_total 2',
        'req_denied_total 20',
        'req_unavailable_total 564',
        'req_unprocessed_total 80',
        'req_other_total 319',
      ],
    ],
    ['予以公开及部分公开258件，占33.9%。', []],
    ['2022年，我局未收到政府信息公开申请。', ['req_new_total 0']],
    ['全年收到政府信息公开申请十二件，均已办结。', ['req_new_total 12']],
    ['全年收到行政许可申请1200件，办结1180件。', []],
    ['发生行政复议5件，其中维持3件，纠正1件。', ['review_total 5', 'review_upheld 3', 'review_corrected 1']],
    [
      '全年未发生政府信息公开行政复议、行政诉讼。',
      ['review_total 0', 'suit_direct_total 0', 'suit_after_review_total 0'],
    ],
    ['未发生被行政复议纠错或行政诉讼败诉的情形。', []],
    ['我局依申请公开满意率达到98%，部分公开率为5%。', []],
    ['2022年度未收取政府信息公开信息处理费。', ['fees_collected 0']],
    ['收取信息处理费2件，收取信息处理费共计350元。', ['fees_collected 350元']],
    [
      '举办政务公开业务培训3次，培训120人次，召开政务公开工作推进会议4次。',
      ['trainings 3', 'trainees 120', 'meetings 4'],
    ],
    [
      '全年制发行政规范性文件47件，废止2件，现行有效行政规范性文件581件。',
      ['normdoc_issued 47', 'normdoc_repealed 2', 'normdoc_valid 581'],
    ],
    ['自收到申请之日起20个工作日内予以答复。', []],
    ['依据条例第二十条主动公开信息，第一条至第五条另有规定。', []],
  ])('%s', async (sentence, expected) => expect(await stated(2022, sentence)).toEqual(expected))
})

describe('figures in sentences, 2014 form', () => {
  it.each([
    ['我局2016年度依申请受理信息公开申请：无。', ['req_received 0']],
    [
      '收到政府信息公开申请15件，其中当面申请2件，网络申请10件，信函申请3件。',
      ['req_received 15', 'req_in_person 2', 'req_online 10', 'req_mail 3'],
    ],
    ['配备专职工作人员2名，兼职工作人员5名。', ['staff_full 2', 'staff_part 5']],
    ['指定1名专职人员负责信息公开。', ['staff_full 1']],
    ['依申请公开信息收取费用0.8万元。', ['fees_collected 0.8']],
    [
      '行政诉讼3件，其中驳回原告诉讼请求2件，被依法纠错1件。',
      ['suit14_total 3', 'suit14_upheld 2', 'suit14_corrected 1'],
    ],
    [
      '参加在线访谈2次，回应重大舆情1次，发布政策解读材料6篇。',
      ['interviews 2', 'response_topics 1', 'response_articles 6'],
    ],
    ['政务微博、微信发布信息100条。', []],
    ['开通政务微博、微信，发布政务微博8条，微信31条。', ['channel_weibo 8', 'channel_wechat 31']],
    [
      '答复中同意公开答复9件，同意部分公开答复1件，不同意公开答复2件。',
      ['answer_granted 9', 'answer_partial 1', 'answer_refused 2'],
    ],
  ])('%s', async (sentence, expected) => expect((await stated(2016, sentence)).sort()).toEqual([...expected].sort()))
})
