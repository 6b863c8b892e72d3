import { describe, expect, it } from 'vitest'
import type { ParsedReport } from '#shared/domain/reading.ts'
import type { TaughtWording } from '#shared/domain/teaching.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { forms, reportOf } from '../read-and-parse.ts'

const CLIENT = '6.政务客户端公开政府信息数'
const own = (id: string, unit = '条') => ({ id, unit, signed: false })
const wording = (parts: Partial<TaughtWording>): TaughtWording => ({
  id: 7,
  label: CLIENT,
  edition: 't14',
  table: 'statistics',
  under: 't14_h1_2',
  states: [own('own_1')],
  ...parts,
})

describe('a row that the form does not have', () => {
  it('stays as it stands until it is taught', async () => {
    const { local, readings, taught } = await read(listOf([[CLIENT, '条', '17']]))
    expect(local).toMatchObject([{ label: CLIENT, after: 'channel_other', values: [{ number: 17 }] }])
    expect(readings.some(({ indicator }) => indicator === 'own_1')).toBe(false)
    expect(taught).toEqual([])
  })

  it('is read by the wording that was taught, and says so; nothing else changes', async () => {
    const text = listOf([[CLIENT, '条', '17']])
    const plain = await read(text)
    const report = await read(text, [wording({})])
    const [one] = report.readings.filter(({ indicator }) => indicator === 'own_1')
    expect(one).toMatchObject({ value: { kind: 'number', number: 17 }, unit: '条', origin: 'table', edition: 't14' })
    expect(text.slice(one?.evidence.start, one?.evidence.end)).toBe('17')
    expect(report.local).toEqual([])
    expect(report.taught).toMatchObject([{ wording: 7, label: CLIENT }])
    expect(report.readings.filter(reading => reading !== one)).toEqual(plain.readings)
    expect(await read(text, [wording({})])).toEqual(report)
  })

  it('is known under other numbering and spacing, but not under another heading or in another form', async () => {
    const text = listOf([['（六）政务客户端 公开政府信息数', '条', '17']])
    expect((await read(text, [wording({})])).taught).toHaveLength(1)
    expect((await read(text, [wording({ under: null })])).taught).toHaveLength(0)
    expect((await read(text, [wording({ under: 't14_h2_2' })])).taught).toHaveLength(0)
    expect((await read(text, [wording({ edition: 't19' })])).taught).toHaveLength(0)
  })

  it('keeps what is printed apart: blank, stroke and zero', async () => {
    for (const [printed, kind] of [
      ['', 'blank'],
      ['/', 'slash'],
      ['0', 'number'],
    ] as const) {
      const { readings } = await read(listOf([[CLIENT, '条', printed]]), [wording({})])
      expect(readings.find(({ indicator }) => indicator === 'own_1')?.value.kind).toBe(kind)
    }
  })

  it('is not taken where the file states the same otherwise, and where its cells do not fit', async () => {
    const again = await read(listOf([[CLIENT, '条', '17']]), [wording({ states: [own('channel_other')] })])
    expect(again.local).toHaveLength(1)
    expect(again.remarks.map(({ says }) => says)).toContain(`“${CLIENT}”一行教过，但没有采用：表中另有这一项`)
    const wide = await read(listOf([[CLIENT, '条', '17', '18']]), [wording({})])
    expect(wide.local).toHaveLength(1)
    expect(wide.remarks.map(({ says }) => says)).toContain(`“${CLIENT}”一行教过，但没有采用：格数与各栏对不上`)
    const rows = ['17', '18'].map(printed => [CLIENT, '条', printed])
    const twice = await read(listOf(rows), [wording({})])
    expect(twice.readings.filter(({ indicator }) => indicator === 'own_1')).toMatchObject([{ value: { number: 17 } }])
    expect(twice.local).toMatchObject([{ values: [{ number: 18 }] }])
  })
})

describe('a row of several columns', () => {
  const LABEL = '9.属于内部审批信息'
  const columns = ['person', 'business', 'research', 'nonprofit', 'legalservice', 'other', 'total']
  const taught = wording({
    label: LABEL,
    edition: 't21',
    table: 'requests',
    under: 'denied',
    states: columns.map(column => own(`own_2_${column}`, '件')),
  })
  const valuesOf = async (cells: readonly string[]) => {
    const { readings } = await read(matrixOf([LABEL, ...cells]), [taught], 'a.html')
    return readings.filter(({ indicator }) => indicator.startsWith('own_2')).map(({ value }) => value)
  }

  it('gives each cell to its column, blank ones too', async () => {
    const values = await valuesOf(['3', '', '/', '0', '1', '0', '4'])
    expect(values.map(({ kind }) => kind)).toEqual(['number', 'blank', 'slash', 'number', 'number', 'number', 'number'])
    expect(values[6]).toMatchObject({ number: 4 })
  })

  it('guesses nothing where a cell is missing', async () => {
    const values = await valuesOf(['3', '2', '1', '0', '4'])
    expect(values).toHaveLength(7)
    expect(values.filter(({ kind }) => kind === 'number')).toEqual([])
  })
})

async function read(text: string, taught: readonly TaughtWording[] = [], name = 'a.txt'): Promise<ParsedReport> {
  const document = await readDocument(new TextEncoder().encode(text), name)
  return reportOf(parseReport(document, name, { ...forms, taught }))
}

const HEAD = (year: number) => [
  `松屿市渔业局${year}年政府信息公开工作年度报告`,
  `根据《中华人民共和国政府信息公开条例》，编制松屿市渔业局${year}年政府信息公开工作年度报告。`,
]

/** A report of 2014's form with rows of its own behind the fifth channel. */
function listOf(rows: readonly (readonly string[])[]): string {
  const table = forms.templates.find(({ id }) => id === 't14')!.tables[0]!
  const lines = table.rows.flatMap((row, nth) => {
    const line = `${row.label.zh} | ${row.heading ? '——' : (row.unit ?? table.unit)} | ${row.heading ? '' : nth} |`
    return row.id === 'channel_other' ? [line, ...rows.map(cells => `${cells.join(' | ')} |`)] : [line]
  })
  return [...HEAD(2016), '政府信息公开情况统计表', '（2016年度）', '统计指标 | 单位 | 统计数 |', ...lines, ''].join(
    '\n',
  )
}

/** A report of 2021's form as a page, with a row of its own behind the eighth ground of refusal. */
function matrixOf(cells: readonly string[]): string {
  const table = forms.templates.find(({ id }) => id === 't21')!.tables.find(({ id }) => id === 'requests')!
  const rowOf = (cells: readonly string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  const rows = table.rows.flatMap(row => {
    const own = rowOf([row.label.zh, ...(row.heading ? [] : ['0', '0', '0', '0', '0', '0', '0'])])
    return row.id === 'denied_inquiry' ? [own, rowOf(cells)] : [own]
  })
  const head = rowOf(['', ...table.columns.map(({ label }) => label.zh)])
  return `<html><body>${HEAD(2021)
    .map(line => `<p>${line}</p>`)
    .join('')}<p>${table.title.zh}</p><table>${head}${rows.join('')}</table></body></html>`
}
