import { columnsOfRow, indicatorId, type RowTemplate, type TableTemplate } from '#shared/domain/form.ts'
import { cell, type DrawnRow } from './drawn.ts'
import type { Form } from './forms.ts'
import { fullWidth } from './punctuation.ts'

export type DrawnTable = { readonly name: string; readonly rows: readonly DrawnRow[] }

/** Columns that the labels of the request table take, left of its numbers. */
const LABEL_COLUMNS = 3

/**
 * Draw the tables of a form as the official notices draw them, spans included.
 *
 * @param textOf  What is printed in a place.
 * @returns       One table for the 2014 form; three for the later ones: 主动公开, 申请, 复议诉讼.
 */
export function drawForm(form: Form, textOf: (indicator: string) => string): readonly DrawnTable[] {
  const find = (id: string) => form.template.tables.find(table => table.id === id)
  const statistics = find('statistics')
  if (statistics) return [{ name: 'statistics', rows: drawStatistics(statistics, textOf) }]
  const items = form.template.tables.filter(({ id }) => id !== 'requests' && id !== 'disputes')
  return [
    { name: 'proactive', rows: items.flatMap(table => drawItems(table, textOf)) },
    { name: 'requests', rows: drawRequests(find('requests')!, textOf) },
    { name: 'disputes', rows: drawDisputes(find('disputes')!, textOf) },
  ]
}

function drawStatistics(table: TableTemplate, textOf: (indicator: string) => string): DrawnRow[] {
  const column = table.columns[0]!
  const head = [cell('head', '统计指标'), cell('head', '单位'), cell('head', '统计数')]
  const rows = table.rows.map(row => {
    const indicator = indicatorId(table, row, column)
    if (row.heading) return [cell('label', fullWidth(row.label.zh)), cell('unit', '——'), cell('value', '')]
    return [
      cell('label', fullWidth(row.label.zh)),
      cell('unit', row.unit ?? table.unit),
      cell('value', textOf(indicator), { indicator }),
    ]
  })
  return [head, ...rows]
}

/** A small table of section two, four columns wide: the last cell of a row is drawn out to the edge. */
function drawItems(table: TableTemplate, textOf: (indicator: string) => string): DrawnRow[] {
  const rest = 3 - table.columns.length + 1
  const span = (at: number) => ({ colSpan: at === table.columns.length - 1 ? rest : 1 })
  const title = table.title.zh.split('：').at(-1)!
  const heads = table.columns.map((column, at) => {
    const unit = table.id === 'fees' ? '（单位：万元）' : ''
    return cell('head', column.label.zh + unit, span(at))
  })
  return [
    [cell('caption', title, { colSpan: 4 })],
    [cell('head', '信息内容'), ...heads],
    ...table.rows.map(row => [
      cell('label', fullWidth(row.label.zh)),
      ...columnsOfRow(table, row).map((column, at) => {
        const indicator = indicatorId(table, row, column)
        return cell('value', textOf(indicator), { ...span(at), indicator })
      }),
    ]),
  ]
}

function drawRequests(table: TableTemplate, textOf: (indicator: string) => string): DrawnRow[] {
  const grouped = table.columns.filter(column => column.under)
  const note = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
  const [first, last] = [table.columns[0]!, table.columns.at(-1)!]
  const heads = [
    [
      cell('head', note, { rowSpan: 3, colSpan: LABEL_COLUMNS }),
      cell('head', '申请人情况', { colSpan: table.columns.length }),
    ],
    [
      cell('head', first.label.zh, { rowSpan: 2 }),
      cell('head', grouped[0]!.under!.zh, { colSpan: grouped.length }),
      cell('head', last.label.zh, { rowSpan: 2 }),
    ],
    grouped.map(column => cell('head', column.label.zh)),
  ]
  const waiting: RowTemplate[] = []
  const rows = table.rows.flatMap(row => {
    if (row.heading) {
      waiting.push(row)
      return []
    }
    const groups = waiting
      .splice(0)
      .map(group => cell('label', fullWidth(group.label.zh), { rowSpan: leavesUnder(table, group.id) }))
    const values = table.columns.map(column => {
      const indicator = indicatorId(table, row, column)
      return cell('value', textOf(indicator), { indicator })
    })
    return [
      [...groups, cell('label', fullWidth(row.label.zh), { colSpan: LABEL_COLUMNS - depthOf(table, row) }), ...values],
    ]
  })
  return [...heads, ...rows]
}

function drawDisputes(table: TableTemplate, textOf: (indicator: string) => string): DrawnRow[] {
  const groups = [...new Set(table.columns.map(column => column.under!.zh))]
  const heads = (group: string, rowSpan: number) =>
    table.columns.filter(column => column.under!.zh === group).map(({ label }) => cell('head', label.zh, { rowSpan }))
  const [review, ...suits] = groups
  return [
    [cell('head', review!, { colSpan: 5 }), cell('head', '行政诉讼', { colSpan: 10 })],
    [...heads(review!, 2), ...suits.map(suit => cell('head', suit.split(' ').at(-1)!, { colSpan: 5 }))],
    suits.flatMap(suit => heads(suit, 1)),
    table.columns.map(column => {
      const indicator = indicatorId(table, table.rows[0]!, column)
      return cell('value', textOf(indicator), { indicator })
    }),
  ]
}

function depthOf(table: TableTemplate, row: RowTemplate): number {
  const parent = table.rows.find(({ id }) => id === row.parent)
  return parent ? 1 + depthOf(table, parent) : 0
}

function leavesUnder(table: TableTemplate, group: string): number {
  return table.rows
    .filter(row => row.parent === group)
    .reduce((count, row) => count + (row.heading ? leavesUnder(table, row.id) : 1), 0)
}
