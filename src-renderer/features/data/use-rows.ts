import type { GridApi, IDatasource } from 'ag-grid-community'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { GridQuery } from '#shared/domain/grid.ts'
import { call, hear } from '../../api.ts'
import { type DataRow, rowsOf } from './cell.ts'
import type { DataChoice } from './use-choice.ts'

/** The rows behind the grid, read from the engine as they are needed. */
export type DataRows = {
  readonly source: IDatasource
  readonly total: number | null
  /** The query as it is asked now. */
  readonly query: () => GridQuery
  /** Rows from the engine as they are now, `to` not included. */
  readonly read: (from: number, to: number) => Promise<readonly DataRow[]>
  /** Counts up with every change of the study. */
  readonly changes: number
  /** Values were changed by hand since the rows were found and put in order. */
  readonly isStale: boolean
  /** Find and order the rows anew. */
  readonly renew: () => void
}

/** Rows in one answer: a hundredth of a second of the engine's time at two hundred columns. */
export const PAGE = 50
/** While files come in, rows are found anew this often at most, in milliseconds. */
const CALM = 2_000

export function useDataRows(
  { places, filters, sort, which }: DataChoice,
  grid: GridApi<DataRow> | null,
  trouble: (thrown: unknown) => void,
): DataRows {
  const [total, setTotal] = useState<number | null>(null)
  const [isStale, setStale] = useState(false)
  const [changes, setChanges] = useState(0)
  const asking = useRef(0)
  const columns = useMemo(() => places.map(({ id }) => id), [places])
  const query = useMemo(() => {
    asking.current = Math.max(Date.now(), asking.current + 1)
    return () => ({ which, filters, sort, asking: asking.current })
  }, [which, filters, sort])
  const latest = useRef(trouble)
  latest.current = trouble

  const source = useMemo<IDatasource>(
    () => ({
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        call('grid.page', { query: query(), columns, offset: startRow, limit: endRow - startRow }).then(
          page => {
            setTotal(page.total)
            successCallback([...rowsOf(page)], page.total)
          },
          thrown => {
            failCallback()
            latest.current(thrown)
          },
        )
      },
    }),
    [query, columns],
  )
  const [seen, setSeen] = useState(source)
  if (seen !== source) {
    setSeen(source)
    setStale(false)
  }

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null
    let last = 0
    const renewSoon = () => {
      waiting ??= setTimeout(
        () => {
          waiting = null
          last = Date.now()
          asking.current = Math.max(Date.now(), asking.current + 1)
          grid?.refreshInfiniteCache()
        },
        Math.max(0, last + CALM - Date.now()),
      )
    }
    const stop = hear('study.changed', ({ reason }) => {
      setChanges(changes => changes + 1)
      // the rows of a table that is being edited stay where they are
      if (reason !== 'edit') return renewSoon()
      setStale(true)
      grid?.refreshInfiniteCache()
    })
    return () => {
      stop()
      if (waiting) clearTimeout(waiting)
    }
  }, [grid])

  return {
    source,
    total,
    query,
    read: async (from, to) => {
      const rows: DataRow[] = []
      for (let offset = from; offset < to; offset += PAGE) {
        const page = await call('grid.page', { query: query(), columns, offset, limit: Math.min(PAGE, to - offset) })
        rows.push(...rowsOf(page))
      }
      return rows
    },
    changes,
    isStale: isStale && (sort !== null || filters.length > 0),
    renew: () => {
      asking.current = Math.max(Date.now(), asking.current + 1)
      setStale(false)
      grid?.refreshInfiniteCache()
    },
  }
}
