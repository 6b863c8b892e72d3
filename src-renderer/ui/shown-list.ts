import type { ColDef, ColGroupDef, ValueGetterParams } from 'ag-grid-community'
import { useEffect, useSyncExternalStore } from 'react'
import type { ListCell, ListColumn } from '#shared/domain/listing.ts'

/** The list on the screen, for whoever takes it away: its columns, and its rows from the engine in the order shown. */
export type ShownList = {
  readonly columns: readonly ListColumn[]
  /** Begin to read: what is asked for and in which order stays as it is now, wherever the person goes meanwhile. */
  readonly open: () => (offset: number, limit: number) => Promise<ListPage>
}

type ListPage = { readonly total: number; readonly rows: readonly (readonly ListCell[])[] }

let shown: ShownList | null = null
const listeners = new Set<() => void>()

function show(list: ShownList | null): void {
  shown = list
  for (const listener of listeners) listener()
}

/** Offer a list for as long as it is on the screen. It must stay the same between drawings. */
export function useShowList(list: ShownList | null): void {
  useEffect(() => {
    if (!list) return
    show(list)
    return () => {
      if (shown === list) show(null)
    }
  }, [list])
}

/** The list on the screen; null where the page has none. */
export function useShownList(): ShownList | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => shown,
  )
}

/** What a cell is taken away as, where that is not what its column shows as text. */
export function takenAs<Row>(of: (row: Row) => ListCell): Pick<ColDef<Row>, 'context'> {
  return { context: { takenAs: of } }
}

/** Pixels of a character, about. */
const CHARACTER = 8
const USUAL_WIDTH = 100

/** The columns of a grid as a list has them: those with a head, in their order; buttons have none. */
export function listColumns<Row>(
  columns: readonly (ColDef<Row> | ColGroupDef<Row>)[],
  above = '',
): readonly (ListColumn & { readonly of: (row: Row) => ListCell })[] {
  return columns.flatMap(column => {
    if ('children' in column) return listColumns(column.children, joined(above, column.headerName))
    const { upper, lower } = column.headerComponentParams ?? {}
    const head = column.headerName || [upper, lower].filter(part => typeof part === 'string' && part !== '–').join(' ')
    const of = cellOf(column)
    if (head === '' || of === null) return []
    const width = (column.flex ? column.flex * USUAL_WIDTH : (column.width ?? USUAL_WIDTH)) / CHARACTER
    return [{ head: joined(above, head), isNumber: column.type === 'rightAligned', width, of }]
  })
}

function joined(above: string, head: string | undefined): string {
  return [above, head].filter(Boolean).join(' · ')
}

function cellOf<Row>(column: ColDef<Row>): ((row: Row) => ListCell) | null {
  const own: unknown = column.context?.takenAs
  if (typeof own === 'function') return row => own(row)
  const { valueGetter, field } = column
  if (field !== undefined)
    return row => shownCell(new Map<string, unknown>(Object.entries(row ?? {})).get(field), false)
  if (typeof valueGetter !== 'function') return null
  // the getters of lists look at nothing but the row
  return row => shownCell(valueGetter({ data: row } as ValueGetterParams<Row>), column.type === 'rightAligned')
}

/** What a figure looks like on the screen, perhaps with a mark behind it. */
const FIGURE = /^([+−-]?[\d,]+(?:\.\d+)?)(?: (\D.*))?$/

function shownCell(value: unknown, isNumber: boolean): ListCell {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return null
  const [, figure, mark] = (isNumber && FIGURE.exec(value)) || []
  if (figure === undefined) return value
  const number = Number(figure.replace('−', '-').replaceAll(',', ''))
  return mark === undefined ? number : { number, mark }
}
