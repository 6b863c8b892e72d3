import type { ColDef, ColGroupDef, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ColumnTemplate, TableTemplate } from '#shared/domain/form.ts'
import { showValue } from '#shared/domain/value.ts'
import type { Language } from '#shared/domain/wording.ts'
import { shownValue } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { CellView, worstOf } from './cell-view.tsx'
import { cellWords } from './cell-words.ts'
import { type FormCell, type FormRow, type FormTable, isDoubtful } from './form.ts'
import type { FormContext } from './form-grid.tsx'
import { moveAfterEdit } from './form-moves.ts'
import { candidatesOf, proseToUse } from './note-row.tsx'
import { commandOf } from './report-keys.ts'

type Column = ColDef<FormRow, FormCell>

/** Indicator, unit and value; or indicator and the columns of the matrix under their groups. */
export function formColumns(
  template: TableTemplate,
  layout: FormTable['layout'],
  text: Text,
  language: Language,
  rows: readonly FormRow[],
): (Column | ColGroupDef<FormRow>)[] {
  const unlabelled = template.rows.every(row => row.unlabelled)
  const labels: Column = {
    colId: 'label',
    headerName: text.columns.indicator,
    flex: layout === 'list' ? 1 : 5,
    minWidth: 110,
    suppressNavigable: true,
    cellClass: ({ data }) => `label depth-${Math.min(data?.kind === 'line' ? data.depth : 0, 4)}`,
    cellRenderer: LabelView,
    tooltipValueGetter: ({ data }) => (data?.kind === 'line' ? data.label : null),
  }
  const units: Column = {
    colId: 'unit',
    headerName: text.columns.unit,
    width: language === 'zh' ? 60 : 84,
    suppressNavigable: true,
    cellClass: 'unit',
    cellRenderer: ({ data }: CustomCellRendererProps<FormRow>) => (data?.kind === 'line' ? text.unit(data.unit) : null),
  }
  const values = template.columns.map(column => valueColumn(column, layout, text, language, widest(rows, column.id)))
  if (layout === 'list') return [labels, units, ...values]
  const grouped = grouping(template.columns, values, language)
  return unlabelled ? grouped : [labels, ...grouped]
}

/** Pixels of a digit, and of the lane of marks with what parts it from the next column. */
const [DIGIT, LANE] = [7.6, 26]

/** A figure cut off would be another figure: the column is as wide as its longest. */
function widest(rows: readonly FormRow[], column: string): number {
  const lengths = rows.map(row => {
    const cell = cellAt(row, column)
    return cell?.observation ? shownValue(cell.observation.value, cell.unit).text.length : 1
  })
  return Math.ceil(Math.min(MOST_DIGITS, Math.max(1, ...lengths)) * DIGIT) + LANE
}

/** Texts beyond any figure are cut, and stand whole beside the source. */
const MOST_DIGITS = 14

function valueColumn(
  column: ColumnTemplate,
  layout: FormTable['layout'],
  text: Text,
  language: Language,
  width: number,
): Column {
  return {
    colId: column.id,
    headerName: layout === 'list' ? column.label[language] : text.head(column.label[language]),
    headerTooltip: column.label[language],
    ...(layout === 'list'
      ? { width: language === 'zh' ? 138 : 168 }
      : { flex: 1, minWidth: Math.max(width, language === 'zh' ? 36 : 64) }),
    type: 'rightAligned',
    wrapHeaderText: true,
    autoHeaderHeight: layout === 'matrix',
    cellDataType: false,
    editable: ({ data, context }) => !context.isReadOnly && cellAt(data, column.id) !== undefined,
    valueGetter: ({ data }) => cellAt(data, column.id),
    valueFormatter: ({ data }) => {
      const cell = cellAt(data ?? undefined, column.id)
      return cell ? (cell.refused?.text ?? editText(cell)) : ''
    },
    cellEditorParams: { useFormatter: true },
    cellRenderer: ValueView,
    cellClassRules: {
      'no-cell': ({ data }) => layout === 'matrix' && data?.kind === 'line' && !data.heading && !data.cells[column.id],
      'is-corrected': ({ data }) => Boolean(cellAt(data, column.id)?.observation?.edit),
      'is-doubtful': ({ data }) => holds(data, column.id, isDoubtful),
      'in-error': ({ data }) => holds(data, column.id, cell => worstOf(cell) === 'error'),
      'in-warning': ({ data }) => holds(data, column.id, cell => worstOf(cell) === 'warning'),
    },
    tooltipValueGetter: ({ data }) => {
      const cell = cellAt(data ?? undefined, column.id)
      return cell ? cellWords(cell, text, language) : null
    },
    suppressKeyboardEvent: params => handleKey(params, text),
  }
}

/** Keys with a meaning of their own on a value. Returns true where the grid must not act too. */
function handleKey(params: SuppressKeyboardEventParams<FormRow, FormCell>, text: Text): boolean {
  const { event, editing, data, column, context, api, node } = params
  if (editing && event.key === 'Enter' && !event.isComposing) {
    moveAfterEdit(api, node.rowIndex ?? 0, column, event.shiftKey ? -1 : 1)
    return true
  }
  if (editing || data?.kind !== 'line') return false
  const cell = data.cells[column.getColId()]
  const { make } = context as FormContext
  if (event.altKey || commandOf(event) !== null) return true
  if (!cell) return false
  if (event.key === 'Delete' || event.key === 'Backspace') {
    make(cell.indicator, '')
    return true
  }
  if (event.key === 'Enter' && event.ctrlKey) {
    const prose = proseToUse(cell)
    const why = cell.findings.find(({ check }) => check.includes('prose'))?.says.zh
    if (prose !== null) make(cell.indicator, prose, [text.prose.why, why].filter(Boolean).join('：'))
    return true
  }
  const candidate = isDoubtful(cell) ? candidatesOf(cell)[Number(event.key) - 1] : undefined
  if (candidate && !event.ctrlKey) make(cell.indicator, String(candidate.number), candidate.why)
  return candidate !== undefined || event.ctrlKey
}

/** What an editor begins with: the value as a person would type it. */
export function editText(cell: FormCell): string {
  return cell.observation ? showValue(cell.observation.value) : ''
}

function cellAt(row: FormRow | undefined, column: string): FormCell | undefined {
  return row?.kind === 'line' ? row.cells[column] : undefined
}

function ValueView({ data, column }: CustomCellRendererProps<FormRow, FormCell>) {
  return <CellView cell={cellAt(data, column?.getColId() ?? '')} />
}

function holds(row: FormRow | undefined, column: string, test: (cell: FormCell) => boolean): boolean {
  const cell = cellAt(row, column)
  return cell !== undefined && test(cell)
}

function LabelView({ data }: CustomCellRendererProps<FormRow>) {
  return data?.kind === 'line' ? data.label : null
}

function grouping(columns: readonly ColumnTemplate[], values: readonly Column[], language: Language) {
  const grouped: (Column | ColGroupDef<FormRow>)[] = []
  let last: { under: string; group: ColGroupDef<FormRow> & { children: Column[] } } | null = null
  columns.forEach((column, at) => {
    const under = column.under?.[language]
    const value = values[at]!
    if (under === undefined) {
      last = null
      grouped.push(value)
    } else if (last?.under === under) last.group.children.push(value)
    else {
      const group = { headerName: under, headerTooltip: under, marryChildren: true, children: [value] }
      last = { under, group }
      grouped.push(group)
    }
  })
  return grouped
}
