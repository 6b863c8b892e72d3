import type { GridApi } from 'ag-grid-community'
import { useRef, useState } from 'react'
import { useNotices } from '../../state/notice.tsx'
import { useText } from '../../text/language.tsx'
import type { Range } from '../../ui/range.ts'
import { useRange } from '../../ui/use-range.ts'
import type { DataRow } from './cell.ts'
import { DataGrid } from './data-grid.tsx'
import { SelectionLine } from './selection-line.tsx'
import { useDataChoice } from './use-choice.ts'
import { useHands } from './use-hands.ts'
import { useDataRows } from './use-rows.ts'

/** Every report a row, every indicator a column. */
export function DataPage() {
  const text = useText()
  const { tellFailure } = useNotices()
  const choice = useDataChoice()
  const [grid, setGrid] = useState<GridApi<DataRow> | null>(null)
  const rows = useDataRows(choice, grid, tellFailure)
  const box = useRef<HTMLDivElement>(null)
  const fill = useRef<(range: Range) => void>(() => undefined)
  const hold = useRange({ grid, box, rows: rows.total ?? 0, onFill: range => fill.current(range) })
  const hands = useHands({ grid, box, choice, rows, hold })
  fill.current = hands.fill
  return (
    <div className="page" data-testid="data-page">
      <div className="top">
        <h1>{text.pages.data}</h1>
        {rows.total !== null && <span className="chip">{text.data.rows(rows.total)}</span>}
      </div>
      <div className="grid-box data-grid" ref={box} data-testid="data-grid">
        <DataGrid
          choice={choice}
          rows={rows}
          grid={grid}
          onGrid={setGrid}
          onType={hands.type}
          empty={text.data.empty}
        />
      </div>
      <SelectionLine grid={grid} range={hold.range} choice={choice} rows={rows} />
    </div>
  )
}
