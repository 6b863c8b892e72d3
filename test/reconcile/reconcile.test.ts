import { describe, expect, it } from 'vitest'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import { readValue } from '#shared/domain/value.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { forms } from '../read-and-parse.ts'

type Cells = Record<string, string>

function findings(edition: string, cells: Cells, narrative: readonly NarrativeReading[] = []) {
  const values = new Map(Object.entries(cells).map(([indicator, text]) => [indicator, readValue(text)] as const))
  return reconcile(forms, { year: 2017, editions: [edition], values, narrative })
}

const staff = (total: string, full: string, part: string): Cells => ({
  staff_total: total,
  staff_full: full,
  staff_part: part,
})

describe('reconcile', () => {
  it.each([
    ['adds up', staff('3', '1', '2'), []],
    ['a blank adds nothing', staff('2', '', '2'), []],
    ['a slash adds nothing', staff('2', '/', '2'), []],
    ['one too many', staff('4', '1', '2'), [{ check: 't14.staff-total', level: 'error', left: 4, right: 3 }]],
    ['a blank total over parts is a gap', staff('', '1', '2'), [{ level: 'warning', left: null, right: 3 }]],
    ['what is missing may stand in a blank', staff('5', '', '2'), [{ level: 'warning', left: 5, right: 2 }]],
    ['a blank makes nothing less', staff('1', '', '2'), [{ level: 'error', left: 1, right: 2 }]],
    ['a slash holds nothing', staff('5', '/', '2'), [{ level: 'error', left: 5, right: 2 }]],
    ['parts all blank tell nothing', staff('4', '', ''), []],
    ['all blank', staff('', '', ''), []],
    ['text is passed over', staff('约4', '1', '2'), []],
    ['a missing cell is passed over', { staff_total: '4', staff_full: '1' }, []],
    [
      'decimals add up',
      { ...staff('0.3', '0.1', '0.2') },
      [{ check: 'any.whole-number' }, { check: 'any.whole-number' }, { check: 'any.whole-number' }],
    ],
    [
      'a part above its whole',
      { proactive_normdocs: '5', proactive_total: '3' },
      [{ check: 't14.normdocs-within-total' }],
    ],
    [
      'trained without training',
      { trainees: '38', trainings: '0' },
      [{ check: 't14.trainees-need-training', left: 38 }],
    ],
    ['trained, training not said', { trainees: '38', trainings: '/' }, []],
    ['an amount may have decimals', { budget: '0.8' }, []],
    ['a count may not', { meetings: '0.8' }, [{ check: 'any.whole-number', left: 0.8 }]],
    ['a count is not negative', { meetings: '-1' }, [{ check: 'any.whole-number' }]],
  ])('%s', (_case, cells, expected) => expect(findings('t14', cells)).toMatchObject(expected))

  it('repeats a rule over the columns and says where', () => {
    const cells = {
      req_new_person: '3',
      req_carried_in_person: '1',
      req_outcomes_person: '3',
      req_carried_out_person: '0',
    }
    const [finding] = findings('t21', cells)
    expect(finding).toMatchObject({
      check: 't21.requests-balance',
      left: 4,
      right: 3,
      fingerprint: 't21.requests-balance/person',
    })
    expect(finding!.says.zh).toBe('本年新收加上年结转是 4，办理结果总计加结转下年是 3（自然人一列）。')
    expect(finding!.indicators).toContain('req_carried_out_person')
  })

  it('says once what two editions of one table both rule', () => {
    const values = new Map([
      ['review_total', readValue('0')],
      ...['upheld', 'corrected', 'other', 'pending'].map(part => [`review_${part}`, readValue('1')] as const),
    ] as const)
    expect(reconcile(forms, { year: 2021, editions: ['t19', 't21'], values, narrative: [] })).toHaveLength(1)
  })

  const stated = (number: number, approximate: boolean): NarrativeReading => ({
    indicator: 'proactive_total',
    value: { kind: 'number', number, text: String(number) },
    unit: '条',
    origin: 'narrative',
    confidence: 0.9,
    approximate,
    evidence: { start: 0, end: 1, quote: '' },
  })

  it.each([
    ['prose against table', [stated(119, false)], 1],
    ['prose agrees', [stated(111, false)], 0],
    ['one of several agrees', [stated(80, false), stated(111, false)], 0],
    ['about', [stated(110, true)], 0],
    ['about, far off', [stated(200, true)], 1],
  ])('%s', (_case, narrative, count) =>
    expect(findings('t14', { proactive_total: '111' }, narrative)).toHaveLength(count),
  )

  it('says of which figure, and whether the file or a person states it', () => {
    const values = new Map([['proactive_total', readValue('111')]])
    const report = { year: 2017, editions: ['t14'], values, narrative: [stated(119, false)] }
    const corrected = new Set(['proactive_total'])
    expect(
      [reconcile(forms, report), reconcile(forms, { ...report, corrected })].map(([found]) => found!.says),
    ).toEqual([
      {
        zh: '正文说 119，表中是 111（主动公开政府信息数）。',
        en: 'The prose says 119, the table 111 (Items disclosed proactively).',
      },
      {
        zh: '正文说 119，更正后是 111（主动公开政府信息数）。',
        en: 'The prose says 119, the corrected value is 111 (Items disclosed proactively).',
      },
    ])
  })

  it('finds a zero where the prose tells of staff or money', () => {
    const told = [{ ...stated(3, false), indicator: 'staff_total', unit: '人' }]
    expect(findings('t14', staff('0', '0', '0'), told)).toMatchObject([{ check: 'any.prose-against-table', left: 3 }])
    expect(findings('t14', staff('3', '1', '2'), told)).toEqual([])
    const money = [{ ...stated(3.5, false), indicator: 'budget', unit: '万元' }]
    expect(findings('t14', { budget: '0' }, money)).toMatchObject([{ left: 3.5, right: 0 }])
    expect(findings('t14', { budget: '3.5' }, money)).toEqual([])
  })

  it('says of a blank total that it is', () => {
    const says = [findings('t14', staff('', '1', '2')), findings('t14', staff('4', '1', '2'))].map(
      ([found]) => found!.says,
    )
    expect(says.map(({ zh }) => zh)).toEqual(['工作人员数是空白，各项相加是 3。', '工作人员数是 4，各项相加是 3。'])
    expect(says[0]!.en).toBe('Staff: stated blank, its parts add up to 3.')
  })

  it('leaves out rows that not every file has', () => {
    const cells = { answer_total: '5', answer_granted: '3', answer_refused: '1' }
    const [finding] = findings('pre2014-fujian', cells)
    expect(finding).toMatchObject({
      left: 5,
      right: 4,
      indicators: ['answer_total', 'answer_granted', 'answer_refused'],
    })
    expect(findings('pre2014-fujian', { answer_total: '5' })).toEqual([])
  })

  it('holds prose on several cells together against their sum', () => {
    const cells = {
      req_unavailable_notheld_total: '300',
      req_unavailable_noready_total: '37',
      req_unavailable_unclear_total: '',
    }
    const told = (number: number) => [{ ...stated(number, false), indicator: 'req_unavailable_total' }]
    expect(findings('t19', cells, told(337))).toEqual([])
    expect(findings('t19', cells, told(265))).toMatchObject([
      { check: 'any.prose-against-table', left: 265, right: 337, indicators: Object.keys(cells) },
    ])
  })

  it('holds amounts in 元 against cells in 万元', () => {
    const told = (number: number) => [{ ...stated(number, false), indicator: 'fees_collected', unit: '元' }]
    expect(findings('t14', { fees_collected: '0.05' }, told(500))).toEqual([])
    expect(findings('t14', { fees_collected: '0.05' }, told(50))).toHaveLength(1)
  })
})
