import { expect, it } from 'vitest'
import { forms, readAndParse, reportOf } from '../read-and-parse.ts'

const report = (title: string, prose: string): Uint8Array =>
  new TextEncoder().encode(
    `${title}2022年政府信息公开工作年度报告\n一、总体情况\n2022年，主动公开政府信息58条。${prose}\n`,
  )

it.each([
  [
    'behind a word that names follow',
    '白鹭区人民政府',
    '本报告由青屿市白鹭区人民政府办公室编制。',
    '青屿市白鹭区人民政府',
  ],
  ['at the head of a sentence', '白鹭区教育局', '青屿市白鹭区教育局高度重视。', '青屿市白鹭区教育局'],
  [
    'up to the prefecture, not the province',
    '白鹭区教育局',
    '本报告由云岭省青屿市白鹭区教育局编制。',
    '青屿市白鹭区教育局',
  ],
  [
    'a listed division, whatever stands before it',
    '白鹭区教育局',
    '现将工作情况报告如下淮安市白鹭区教育局。',
    '淮安市白鹭区教育局',
  ],
  ['not by 全市', '白鹭区教育局', '全市白鹭区教育局系统。', '白鹭区教育局'],
  ['not by a province alone', '白鹭县教育局', '本报告由云岭省白鹭县教育局编制。', '白鹭县教育局'],
  ['not when it is named so all along', '青屿市教育局', '本报告由青屿市教育局编制。', '青屿市教育局'],
  [
    'not by two that contradict each other',
    '白鹭区教育局',
    '由青屿市白鹭区教育局和云泽市白鹭区教育局编制。',
    '白鹭区教育局',
  ],
  ['a bare name by whom to contact', '民政局', '如有疑问，请与柳汀县民政局联系。', '柳汀县民政局'],
  ['a bare name of a city by whom to contact', '市民政局', '如有疑问，请与青屿市民政局联系。', '青屿市民政局'],
  ['a bare name not by whom else the prose names', '民政局', '本局与柳汀县民政局会商两次。', '民政局'],
  ['a town by its government', '汀兰镇', '如有疑问，请与柳汀县汀兰镇人民政府党政办公室联系。', '柳汀县汀兰镇人民政府'],
  ['a zone by the committee that runs it', '苍岚综合实验区', '', '苍岚综合实验区管委会'],
  ['a new district only where the text says so', '苍岚新区', '', '苍岚新区'],
])('%s', async (_case, title, prose, organisation) => {
  const { parsed } = await readAndParse(report(title, prose), 'report.txt')
  expect(reportOf(parsed).organisation.best?.value).toBe(organisation)
})

it('keeps contradicting longer names as claims, each where it stands', async () => {
  const { document, parsed } = await readAndParse(
    report('白鹭区教育局', '由青屿市白鹭区教育局和云泽市白鹭区教育局编制。'),
    'report.txt',
  )
  const { others } = reportOf(parsed).organisation
  expect(others.map(({ value, by }) => [value, by])).toEqual([
    ['青屿市白鹭区教育局', 'prose'],
    ['云泽市白鹭区教育局', 'prose'],
  ])
  for (const { value, evidence } of others) expect(document.text.slice(evidence!.start, evidence!.end)).toBe(value)
})

it('says where the longer name stands', async () => {
  const { document, parsed } = await readAndParse(
    report('白鹭区教育局', '本报告由青屿市白鹭区教育局编制。'),
    'report.txt',
  )
  const { evidence } = reportOf(parsed).organisation.best!
  expect(document.text.slice(evidence!.start, evidence!.end)).toBe('青屿市白鹭区教育局')
  expect(forms.places.divisions.length).toBeGreaterThan(3_000)
})
