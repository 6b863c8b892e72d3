import type { ColumnTemplate, RowTemplate, TableTemplate } from './form.ts'
import type { Wording } from './wording.ts'

/** A row's label without the number it bears in the form: `(一)收到申请数` is 收到申请数. */
export function plainLabel(label: string): string {
  return label.replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|其中[:：])\s*/u, '')
}

/** Whether a column sums up others of its table. */
export function isTotal(column: string): boolean {
  return /(^|_)total$/.test(column)
}

/** What a row or column is called where it stands alone: without its number in the form and the remark some end with. */
export function plainName({ label, name }: Pick<RowTemplate, 'label' | 'name'>): Wording {
  return each(language => withoutRemark(plainLabel((name ?? label)[language])))
}

/** A place of the form as the form words it: numbers of rows kept, so that it can be found there. */
export function formLabel(table: TableTemplate, row: RowTemplate, column: ColumnTemplate): Wording {
  const own = each(language => numberOf(row.label[language]) + plainLabel((row.name ?? row.label)[language]))
  if (table.columns.length === 1 && !row.unlabelled) return row.name ? own : row.label
  if (row.unlabelled) return inGroup(column)
  return joined(row.name ? own : row.label, columnName(column))
}

/**
 * What a figure is called where nothing else tells which it is: without numbers, and a total by the name of what it
 * sums up: 予以公开 for 予以公开·总计. One name for one figure of an edition.
 */
export function standaloneName(table: TableTemplate, row: RowTemplate, column: ColumnTemplate): Wording {
  const own = plainName(row)
  if (row.unlabelled) return isTotal(column.id) && column.under ? column.under : inGroup(column)
  return table.columns.length === 1 || isTotal(column.id) ? own : joined(own, columnName(column))
}

function columnName({ label, name }: ColumnTemplate): Wording {
  return name ?? label
}

function inGroup(column: ColumnTemplate): Wording {
  return column.under ? joined(column.under, columnName(column), ', ') : columnName(column)
}

/** 办理结果总计·总计 says 总计 twice. */
function joined(first: Wording, last: Wording, between = ': '): Wording {
  const isSaid = first.zh.endsWith(last.zh)
  return isSaid ? first : { zh: `${first.zh}·${last.zh}`, en: `${first.en}${between}${last.en}` }
}

function numberOf(label: string): string {
  return label.slice(0, label.length - plainLabel(label).length)
}

function withoutRemark(name: string): string {
  return name.replace(/[（(][^（()）]{8,}[)）]$/u, '')
}

function each(of: (language: 'zh' | 'en') => string): Wording {
  return { zh: of('zh'), en: of('en') }
}
