import type { Random } from './random.ts'
import type { Layout } from './truth.ts'
import { type WrittenCell, type WrittenRow, writtenRows } from './written-cells.ts'

export const TEARS = [
  'lost-values',
  'lost-cells',
  'lost-labels',
  'lost-rows',
  'swapped-rows',
  'rows-twice',
  'foreign-numbers',
  'joined-cells',
  'misread-labels',
  'misread-values',
  'parted-values',
  'remarked-values',
  'labels-behind',
  'values-in-labels',
  'merged-rows',
] as const
/** What happens to the cells of a written report where pages are scanned, copied, cut apart and put together again. */
export type Tear = (typeof TEARS)[number]

/** Tear a written report in one place or two. */
export function tear(text: string, layout: Layout, how: Tear, random: Random): string {
  let torn = text
  for (let times = random.whole(1, 2); times > 0; times -= 1) {
    const rows = writtenRows(torn, layout)
    const cells = rows.flat()
    const [values, labels] = [
      cells.filter(({ kind }) => kind === 'value'),
      cells.filter(({ kind }) => kind === 'label'),
    ]
    if (values.length < 3 || labels.length < 3 || rows.length < 3) return torn
    torn = TEARING[how]({ text: torn, layout, random, rows, cells, values, labels })
  }
  return torn
}

type Written = {
  readonly text: string
  readonly layout: Layout
  readonly random: Random
  readonly rows: readonly WrittenRow[]
  readonly cells: readonly WrittenCell[]
  readonly values: readonly WrittenCell[]
  readonly labels: readonly WrittenCell[]
}

const TEARING: Readonly<Record<Tear, (written: Written) => string>> = {
  'lost-values': ({ text, values, random }) => inside(text, random.pick(values), ''),
  'lost-cells': ({ text, values, random }) => {
    const { from, until } = random.pick(values)
    return put(text, from, until, '')
  },
  'lost-labels': ({ text, labels, random }) => inside(text, random.pick(labels), ''),
  'lost-rows': ({ text, rows, random }) => {
    const { from, until } = span(random.pick(rows))
    return put(text, from, until, '')
  },
  'swapped-rows': ({ text, rows, random }) => {
    const nth = random.whole(0, rows.length - 2)
    const [a, b] = [span(rows[nth]!), span(rows[nth + 1]!)]
    const between = text.slice(a.until, b.from)
    return put(text, a.from, b.until, text.slice(b.from, b.until) + between + text.slice(a.from, a.until))
  },
  'rows-twice': ({ text, rows, random, layout }) => {
    const { from, until } = span(random.pick(rows))
    const between = layout === 'html-table' ? '</tr>\n<tr>' : lineEnd(layout)
    return put(text, until, until, between + text.slice(from, until))
  },
  'foreign-numbers': ({ text, cells, random, layout }) => {
    const { until, text: inner } = random.pick(cells)
    const number = random.pick(['3', '12', '- 5 -', '第 3 页', '2021', '0'])
    const cell = layout === 'html-table' ? `<td>${number}</td>` : layout === 'cell-lines' ? number : `${number} |`
    return inner === '' ? text : put(text, until, until, (layout === 'pipe-rows' ? ' ' : lineEnd(layout)) + cell)
  },
  'joined-cells': ({ text, cells, random }) => {
    const nth = random.whole(0, cells.length - 2)
    const [first, second] = [cells[nth]!, cells[nth + 1]!]
    if (first.kind !== 'value' || second.kind !== 'value') return text
    return inside(put(text, first.until, second.until, ''), first, first.text + second.text)
  },
  'misread-labels': ({ text, labels, random }) => {
    const label = random.pick(labels)
    const at = random.whole(0, label.text.length - 1)
    const misread = random.pick(['', '口', '申', '1', ' '])
    return inside(text, label, label.text.slice(0, at) + misread + label.text.slice(at + random.whole(1, 2)))
  },
  'misread-values': ({ text, values, random }) => {
    const value = random.pick(values)
    return inside(text, value, value.text.replace(/[0-9０-９]/, random.pick(['O', '口', '?', '□'])))
  },
  'parted-values': ({ text, values, random }) => {
    const long = values.filter(value => value.text.length > 1)
    if (long.length === 0) return text
    const value = random.pick(long)
    return inside(text, value, `${value.text.slice(0, 1)} ${value.text.slice(1)}`)
  },
  'remarked-values': ({ text, values, random }) => {
    const value = random.pick(values)
    return inside(
      text,
      value,
      value.text + random.pick(['（其中修订16件）', '（含上年度结转3件）', '[1]', '件', '*', '①']),
    )
  },
  'labels-behind': ({ text, rows, random }) => {
    const row = random.pick(rows.filter(one => one[0]!.kind === 'label' && one.some(({ kind }) => kind === 'value')))
    const [label, rest] = [row[0]!, span(row.slice(1))]
    const between = text.slice(label.until, rest.from)
    return put(
      text,
      label.from,
      rest.until,
      text.slice(rest.from, rest.until) + between + text.slice(label.from, label.until),
    )
  },
  'values-in-labels': ({ text, rows, random }) => {
    const row = random.pick(rows)
    const [label, value] = [row.findLast(one => one.kind === 'label'), row.find(one => one.kind === 'value')]
    if (!label || !value || value.from < label.from) return text
    return inside(inside(text, value, ''), label, label.text + random.pick(['', ' ', '：']) + value.text)
  },
  'merged-rows': ({ text, rows, random, layout }) => {
    const nth = random.whole(0, rows.length - 2)
    const [first, second] = [rows[nth]!, rows[nth + 1]!]
    if (first.length !== second.length || layout !== 'html-table') return text
    const { from, until } = span(second)
    return first.reduceRight(
      (now, one, at) => inside(now, one, `${one.text}<br>${second[at]!.text}`),
      put(text, from, until, ''),
    )
  },
}

function put(text: string, from: number, until: number, instead: string): string {
  return text.slice(0, from) + instead + text.slice(until)
}

/** The cell with another text in it. */
function inside(text: string, { from, until, text: before }: WrittenCell, after: string): string {
  return before === ''
    ? text
    : put(
        text,
        from,
        until,
        text.slice(from, until).replace(before, () => after),
      )
}

function span(row: WrittenRow): { from: number; until: number } {
  return { from: row[0]!.from, until: row.at(-1)!.until }
}

function lineEnd(layout: Layout): string {
  return layout === 'html-table' ? '' : layout === 'cell-lines' ? '\n\n' : '\n'
}
