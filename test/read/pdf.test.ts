import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { readPdf } from '../../src-main/read/pdf.ts'
import type { Truth } from '../corpus/truth.ts'
import { drawPdf, line, type Mark, ruled, text } from '../fixtures/pdf/draw-pdf.ts'
import { forms, reportOf } from '../read-and-parse.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/pdf')
const READER = pathToFileURL(join(import.meta.dirname, '../../src-main/read/pdf.ts')).href
const REAL = join(process.env.NIANBAO_REPORTS ?? join(import.meta.dirname, '../../../shared/reports'), 'real')
const fixture = (name: string): Uint8Array => readFileSync(join(FIXTURES, name))

describe.each([
  ['t14', 58],
  ['t19', 198],
  ['t21', 200],
] as const)('the form %s as LibreOffice writes it', (edition, places) => {
  const truth = JSON.parse(readFileSync(join(FIXTURES, `${edition}.truth.json`), 'utf8')) as Truth
  const read = async () => {
    const document = await readPdf(fixture(`${edition}.pdf`), `${edition}.pdf`)
    return { document, report: reportOf(parseReport(document, `${edition}.pdf`, forms)) }
  }

  it('has every value right and no row left over', async () => {
    const { report } = await read()
    const wanted = Object.entries(truth.values).map(([indicator, { number }]) => [indicator, number])
    expect(wanted).toHaveLength(places)
    expect(numbersOf(report)).toEqual(Object.fromEntries(wanted))
    expect(report.local).toEqual([])
    expect(report.organisation.best?.value).toBe(truth.organisation)
    expect(report.year.best?.value).toBe(truth.year)
  })

  it('quotes every value from its place and its page', async () => {
    const { document, report } = await read()
    expectQuoted(document, report)
    expect(new Set(report.readings.map(({ evidence }) => evidence.page)).size).toBeGreaterThan(1)
  })

  it('joins each table over the page breaks', async () => {
    const { document } = await read()
    expect(document.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(edition === 't14' ? 1 : 3)
  })

  it('gives the same document for the same bytes', async () => {
    expect((await read()).document).toEqual((await read()).document)
  })
})

const HONGZE = join(REAL, '2023_jiangsu_huaian_hongze_gov.pdf')
it.skipIf(!existsSync(HONGZE))(
  'reads a real report, its labels cut by page breaks (skipped where it is absent)',
  async () => {
    const answer = JSON.parse(readFileSync(HONGZE.replace('.pdf', '.expected.json'), 'utf8')) as {
      year: number
      values: Record<string, number>
    }
    const document = await readPdf(readFileSync(HONGZE), HONGZE)
    const report = reportOf(parseReport(document, HONGZE, forms))
    expect(numbersOf(report)).toEqual(answer.values)
    expect(report.year.best?.value).toBe(answer.year)
    expectQuoted(document, report)
    // Its sentences run over lines and pages
    expect(document.text).toContain('严格执行“分级审核、先审后发”程序')
  },
)

describe('a page', () => {
  it('without rules is a table where figures stand under each other', async () => {
    const rows = [
      ['统计指标', '单位', '统计数'],
      ['一、主动公开情况', '——', ''],
      ['（一）主动公开政府信息数', '条', '1111'],
      ['其中：主动公开规范性文件数', '条', '7'],
      ['制发规范性文件总数', '件', '12'],
    ] as const
    const marks = rows.flatMap(([label, unit, figure], at) => [
      text(72, 100 + at * 20, label),
      text(380, 100 + at * 20, unit),
      text(470 - figure.length * 3, 100 + at * 20, figure),
    ])
    marks.push(text(72, 200, '（四）政府信息公开专项经费（不包括用于政府公报编'))
    marks.push(text(72, 216, '辑管理及政府网站建设维护等方面的经费）'), text(374, 208, '万元'), text(467, 208, '3'))
    marks.push(text(96, 260, '以上数据由各科室报送，办公室汇总。'))
    expect(await shown([{ marks }])).toEqual([
      [
        ...rows,
        ['（四）政府信息公开专项经费（不包括用于政府公报编\n辑管理及政府网站建设维护等方面的经费）', '万元', '3'],
      ],
      '以上数据由各科室报送，办公室汇总。',
    ])
  })

  it('in two columns is read one column after the other', async () => {
    const column = (left: number, year: string, figure: string): Mark[] => [
      ...[
        '年，我局坚持以公开为常态，',
        '不公开为例外，全年主动公开政府信',
        '息一百一十一条，没有收到申请，也',
        '没有复议和诉讼。',
      ].map((words, at) => text(left + (at === 0 ? 24 : 0), 100 + at * 20, at === 0 ? year + words : words)),
      ...ruled([left, left + 130, left + 200], [200, 220, 240]),
      ...[text(left + 4, 215, '规章'), text(left + 150, 215, figure), text(left + 4, 235, '规范性文件')],
    ]
    const title = text(180, 60, '青泽区司法局政府信息公开工作年度报告', 14)
    const prose =
      '年，我局坚持以公开为常态，不公开为例外，全年主动公开政府信息一百一十一条，没有收到申请，也没有复议和诉讼。'
    expect(await shown([{ marks: [title, ...column(60, '2023', '3'), ...column(320, '2024', '15')] }])).toEqual([
      '青泽区司法局政府信息公开工作年度报告',
      `2023${prose}`,
      [
        ['规章', '3'],
        ['规范性文件', ''],
      ],
      `2024${prose}`,
      [
        ['规章', '15'],
        ['规范性文件', ''],
      ],
    ])
  })

  it('that ends in the middle of a table goes on with it, past its number and the running head', async () => {
    const first = [
      ...[line(60, 600, 500, 600), line(100, 630, 500, 630), line(100, 660, 500, 660)],
      ...[60, 100, 400, 500].map(x => line(x, 600, x, 700)),
      ...[...'办理结果'].map((character, at) => text(74, 615 + at * 14, character)),
      ...[text(104, 620, '1.属于国家秘密'), text(440, 620, '4'), text(104, 650, '2.重复申请'), text(440, 650, '15')],
      ...[text(104, 690, '3.其他'), text(440, 690, '6'), text(285, 40, '青泽区年报'), text(285, 810, '- 1 -')],
    ]
    const second = [
      ...[line(100, 120, 500, 120), line(60, 150, 500, 150)],
      ...[60, 100, 400, 500].map(x => line(x, 80, x, 150)),
      ...[text(104, 100, '（七）总计'), text(440, 100, '25'), text(104, 140, '四、结转'), text(440, 140, '0')],
      ...[text(285, 40, '青泽区年报'), text(285, 810, '- 2 -')],
    ]
    const [table, ...rest] = await shown([{ marks: first }, { marks: second }])
    expect(table).toEqual([
      ['办理结果 ×5', '1.属于国家秘密', '4'],
      ['2.重复申请', '15'],
      ['3.其他', '6'],
      ['（七）总计', '25'],
      ['四、结转', '0'],
    ])
    expect(rest.toSorted()).toEqual(['- 1 -', '- 2 -', '青泽区年报', '青泽区年报'])
  })

  it('ends no sentence', async () => {
    const full = '正文写满一整行的时候下一行接着写同一句话不另起一段'
    const marks = (words: readonly string[]): Mark[] => words.map((word, at) => text(72, 700 + at * 20, word))
    const pages = [
      { marks: [...marks([`${full}甲`, `${full}乙`, `${full}丙`, `${full}丁`, `${full}戊`]), text(285, 810, '— 1 —')] },
      { marks: [text(72, 80, '己。'), text(96, 100, '一、另起一段。')] },
    ]
    expect(await shown(pages)).toEqual([`${full}甲${full}乙${full}丙${full}丁${full}戊己。`, '— 1 —', '一、另起一段。'])
  })

  const upright: readonly Mark[] = [
    ...ruled([60, 400, 500, 700], [100, 140, 180]),
    ...[text(64, 125, '本年新收政府信息公开申请数量'), text(440, 125, '21'), text(600, 125, '22')],
    ...[text(64, 165, '上年结转政府信息公开申请数量'), text(440, 165, '3'), text(600, 165, '4')],
  ]
  const turned = (place: (x: number, y: number) => readonly [number, number], degrees: number): Mark[] =>
    upright.map(mark => {
      if (mark.kind === 'line') return { ...mark, from: place(...mark.from), to: place(...mark.to) }
      if (mark.kind !== 'text') return mark
      const [x, y] = place(mark.x, mark.y)
      return { ...mark, x, y, degrees }
    })

  it.each([
    ['wide', { marks: upright, wide: true }],
    ['drawn sideways', { marks: turned((x, y) => [595 - y, x], 90) }],
    ['drawn sideways and turned back', { marks: turned((x, y) => [y, 842 - x], -90), rotate: 90 }],
  ] as const)('%s is read upright', async (_case, page) => {
    expect(await shown([page])).toEqual([
      [
        ['本年新收政府信息公开申请数量', '21', '22'],
        ['上年结转政府信息公开申请数量', '3', '4'],
      ],
    ])
  })

  it('keeps a figure whole that is too wide for its cell, and parts two that touch', async () => {
    const marks = [
      ...ruled([60, 200, 240, 280], [100, 130, 160]),
      ...[text(64, 120, '规章'), text(196, 120, '12345678'), text(250, 120, '9')],
      ...[text(64, 150, '规范性文件'), text(204, 150, '123456'), text(240, 150, '654321')],
    ]
    expect(await shown([{ marks }])).toEqual([
      [
        ['规章', '12345678', '9'],
        ['规范性文件', '123456', '654321'],
      ],
    ])
  })

  it('gives words once that are drawn twice to look bold, and no watermark', async () => {
    const marks = [
      text(100, 500, '内部资料', 60, -45),
      ...[
        text(72, 100, '全年收到申请'),
        text(72.3, 100, '全年收到申请'),
        text(144, 100, '110'),
        text(144.3, 100, '110'),
      ],
      text(162, 100, '件，全部办结。'),
    ]
    expect(await shown([{ marks }])).toEqual(['全年收到申请110件，全部办结。'])
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['encrypted', fixture('encrypted.pdf'), 'file/protected'],
    ['garbage', new TextEncoder().encode('%PDF-1.7\ngarbage'), 'file/unreadable'],
    ['a scan', drawPdf([{ marks: [{ kind: 'picture' }] }]), 'file/no-text-layer'],
    [
      'a scan signed by its program',
      drawPdf([{ marks: [{ kind: 'picture' }, text(500, 830, '扫描王')] }]),
      'file/no-text-layer',
    ],
  ])('%s says why', async (_case, bytes, code) => {
    const failure = await readPdf(bytes, 'report.pdf').catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ error: { code, path: 'report.pdf' } })
  })

  it('is read all the same when only printing is locked', async () => {
    const { text: words } = await readPdf(fixture('owner-locked.pdf'), 'report.pdf')
    expect(words).toContain('青泽区司法局2022年政府信息公开工作年度报告')
  })

  it('ends in a document or a failure wherever its bytes are changed', { timeout: 30_000 }, async () => {
    const whole = fixture('t14.pdf')
    for (let seed = 1; seed <= 12; seed += 1) {
      const bytes = new Uint8Array(seed % 5 === 0 ? whole.subarray(0, (whole.length * seed) / 30) : whole)
      for (let flip = 0; flip < 40; flip += 1)
        bytes[(seed * 7919 + flip * 104_729) % bytes.length] = (seed * flip) & 0xff
      const read = await readPdf(bytes, 'report.pdf').catch((thrown: unknown) => thrown)
      expect(read instanceof Failure || (read as Document).format === 'pdf').toBe(true)
    }
  })
})

it('is the same document when another is read at the same time, broken ones among them', async () => {
  const broken = new TextEncoder().encode('%PDF-1.7\ngarbage')
  const names = ['t14.pdf', 't21.pdf', 'encrypted.pdf', 't19.pdf']
  const alone: unknown[] = []
  const read = (bytes: Uint8Array) => readPdf(bytes, 'report.pdf').catch((thrown: unknown) => thrown)
  for (const name of names) alone.push(await read(fixture(name)))
  const together = names.flatMap(name => [read(fixture(name)), read(broken)])
  expect((await Promise.all(together)).filter((_, at) => at % 2 === 0)).toEqual(alone)
})

it('loads nothing to draw with', () => {
  const script = `
    const { readPdf } = await import(${JSON.stringify(READER)})
    await readPdf(fs.readFileSync(${JSON.stringify(join(FIXTURES, 't14.pdf'))}), 'report.pdf')
    console.log(process.report.getReport().sharedObjects.filter(name => /canvas|skia/.test(name)).length)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(out.trim()).toBe('0')
})

it('says which pages have no text', async () => {
  const { text: words, remarks } = await readPdf(fixture('empty-first-page.pdf'), 'web.pdf')
  expect(words).toContain('只剩下写在第二页上的这一段')
  expect(remarks.map(({ says }) => says)).toEqual(['pages without text: 1'])
})

it('stops at 300 pages and says so', async () => {
  const page = { marks: [text(72, 100, '这一页上只有一行不长不短的文字。')] }
  const { remarks, blocks } = await readPdf(drawPdf(Array.from({ length: 310 }, () => page)), 'long.pdf')
  expect(remarks.map(({ says }) => says)).toEqual(['310 pages: only 300 were read'])
  expect(Math.max(...blocks.map(({ page: number }) => number ?? 0))).toBe(300)
})

function numbersOf(report: ParsedReport): Record<string, number> {
  return Object.fromEntries(
    report.readings.flatMap(({ indicator, value }) => (value.kind === 'number' ? [[indicator, value.number]] : [])),
  )
}

function expectQuoted(document: Document, report: ParsedReport): void {
  for (const { evidence } of [...report.readings, ...report.narrative])
    expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
}

/** Lines as words, tables as rows of words; a cell over several rows says how many. */
async function shown(pages: Parameters<typeof drawPdf>[0]): Promise<(string | string[][])[]> {
  const document = await readPdf(drawPdf(pages), 'drawn.pdf')
  const words = ({ start, end }: { start: number; end: number }): string => document.text.slice(start, end)
  return document.blocks.map(block =>
    block.kind === 'table'
      ? block.rows.map(row => row.map(cell => words(cell) + (cell.rowSpan > 1 ? ` ×${cell.rowSpan}` : '')))
      : words(block),
  )
}
