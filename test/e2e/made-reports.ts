import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadForms } from '../../src-main/forms.ts'

/** Where things are made for one test file; `remove` takes them away. */
export function makeFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-主要工作-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Two invented bodies over two years, and a notice that is no report, in folders within a folder. */
export function writeArchiveReports(folder: string): string {
  const reports = join(folder, '年报 2016—2017')
  mkdirSync(join(reports, '档案局'), { recursive: true })
  mkdirSync(join(reports, '渔业局'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(reports, name), text)
  write('档案局/松屿市档案局2016年年报.txt', report2014('松屿市档案局', 2016, ARCHIVE_2016))
  write('档案局/松屿市档案局2017年年报.txt', report2014('松屿市档案局', 2017, ARCHIVE_2017))
  write(
    '渔业局/松屿市渔业局2016年年报.txt',
    report2014('松屿市渔业局', 2016, { proactive_total: '30', channel_website: '30' }),
  )
  write(
    '渔业局/松屿市渔业局2017年年报.txt',
    report2014('松屿市渔业局', 2017, { proactive_total: '41', channel_website: '41' }),
  )
  write('关于报送材料的通知.txt', '关于报送材料的通知\n各科室：\n请于月底前报送材料，联系人在办公室。\n')
  return reports
}

/** A zero, a blank and a stroke side by side: three different facts. */
const ARCHIVE_2016 = {
  proactive_total: '120',
  channel_website: '120',
  req_received: '',
  answer_total: '/',
  answer_granted: '0',
}
const ARCHIVE_2017 = {
  proactive_total: '135',
  channel_website: '135',
  req_received: '8',
  req_online: '8',
  req_closed: '8',
  req_closed_ontime: '8',
  answer_total: '8',
  answer_granted: '5',
  answer_already_public: '3',
}

/** A report in the form of 2014. What is not named is printed as 0. */
export function report2014(organisation: string, year: number, cells: Readonly<Record<string, string>>): string {
  const form = loadForms().templates.find(({ id }) => id === 't14')
  const rows = (form?.tables ?? []).flatMap(table =>
    table.rows.map(row => {
      const printed = row.heading ? '' : (cells[row.id] ?? '0')
      return `${row.label.zh} | ${row.heading ? '——' : (row.unit ?? table.unit)} | ${printed} |`
    }),
  )
  return [
    `${organisation}${year}年政府信息公开工作年度报告`,
    `现公布${organisation}${year}年政府信息公开工作年度报告。`,
    '一、概述',
    `${year}年，我局共主动公开政府信息${cells.proactive_total ?? '0'}条。`,
    `${organisation}`,
    `${year + 1}年1月20日`,
    '政府信息公开情况统计表',
    `（${year}年度）`,
    '统计指标 | 单位 | 统计数 |',
    ...rows,
    '',
  ].join('\n')
}

/** Digits run together in a row that no sum governs: nothing says where 472581 is to be parted. */
export function reportRunTogether(organisation: string, year: number): string {
  const zeros = '0'.repeat(7)
  const row = (label: string) => `${label}${zeros}`
  return [
    `${organisation}${year}年政府信息公开工作年度报告\n`,
    `根据《中华人民共和国政府信息公开条例》规定，编制${organisation}${year}年政府信息公开工作年度报告。`,
    '二、主动公开政府信息情况 第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数',
    '规章000行政规范性文件472581',
    '第二十条第（五）项信息内容本年处理决定数量行政许可318',
    '第二十条第（六）项信息内容本年处理决定数量行政处罚27行政强制0',
    '第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费61.25',
    '三、收到和处理政府信息公开申请情况申请人情况自然人法人或其他组织总计',
    '商业企业科研机构社会公益组织法律服务机构其他',
    row('一、本年新收政府信息公开申请数量'),
    row('二、上年结转政府信息公开申请数量'),
    row('三、本年度办理结果（一）予以公开'),
    row('（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
    row('（三）不予公开1.属于国家秘密'),
    row('（七）总计'),
    row('四、结转下年度继续办理'),
  ].join('')
}
