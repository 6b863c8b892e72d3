import type { GridApi } from 'ag-grid-community'
import { useEffect, useState } from 'react'
import { call } from '../../api.ts'
import { figure } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import { boxOf, type Range, sizeOf } from '../../ui/range.ts'
import type { DataRow } from './cell.ts'
import { figuresIn } from './hand-columns.ts'
import type { DataChoice } from './use-choice.ts'
import type { DataRows } from './use-rows.ts'

type Props = {
  readonly grid: GridApi<DataRow> | null
  readonly range: Range
  readonly choice: DataChoice
  readonly rows: DataRows
}

/** What the marks mean, and what the selected numbers come to. */
export function SelectionLine(props: Props) {
  const text = useText()
  const { line } = text.data
  const sum = useSum(props)
  const size = sizeOf(boxOf(props.range))
  const legend: readonly (readonly [string, string])[] = [
    [LEVEL_MARKS.error, text.levels.error],
    [LEVEL_MARKS.warning, text.levels.warning],
    [MARKS.doubt, line.inDoubt],
    [MARKS.corrected, line.corrected],
    [MARKS.blank, line.blank],
    ['/ —', line.printed],
    ['✕', line.missing],
    [MARKS.missing, line.notInForm],
    // of facts each lack has its own sign; which is which is said at the cell
    ...(props.choice.places.some(({ fact }) => fact !== null) ? [['∅ – …', line.notKnown] as const] : []),
  ]
  return (
    <div className="data-line">
      {legend.map(([mark, says]) => (
        <span key={mark}>
          <b>{mark}</b> {says}
        </span>
      ))}
      <span className="space" />
      <span data-testid="data-sum" className="data-sum" aria-live="polite">
        {size.rows * size.columns > 1 && line.cells(size.rows, size.columns)}
        {sum && sum.done < 1 && ` · ${line.counting(sum.done)}`}
        {sum?.done === 1 && sum.numbers > 0 && (
          <>
            {' · '}
            {line.count} <b>{figure(sum.numbers)}</b> · {line.sum} <b>{figure(sum.sum)}</b> · {line.mean}{' '}
            <b>{figure(sum.sum / sum.numbers)}</b>
          </>
        )}
      </span>
    </div>
  )
}

type Sum = { readonly numbers: number; readonly sum: number; readonly done: number }

/** Milliseconds in which a selection that is being drawn is left alone. */
const CALM = 120

/** Added up by the engine, a stretch of rows at a time; null for one cell, or none of figures. */
function useSum({ grid, range, choice, rows }: Props): Sum | null {
  const [sum, setSum] = useState<Sum | null>(null)
  const { places } = choice
  const { query, total, changes } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again when values change
  useEffect(() => {
    const box = boxOf(range)
    const size = sizeOf(box)
    setSum(null)
    if (!grid || size.rows * size.columns < 2) return
    const columns = figuresIn(grid, box, places)
    if (columns.length === 0) return
    let isLeft = false
    const count = async () => {
      let [from, numbers, total] = [box.top, 0, 0]
      for (;;) {
        const part = await call('grid.sum', { query: query(), columns, from, to: box.bottom + 1 })
        if (isLeft) return
        numbers += part.numbers
        total += part.sum
        setSum({ numbers, sum: total, done: part.next === null ? 1 : (part.next - box.top) / size.rows })
        if (part.next === null) return
        from = part.next
      }
    }
    const timer = setTimeout(() => void count().catch(() => setSum(null)), CALM)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [grid, range, places, query, total, changes])
  return sum
}
