import type { GridApi } from 'ag-grid-community'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api.ts'
import { useFactSeries } from '../../state/fact-series.ts'
import { useIndicatorChoices } from '../../state/indicator-choices.ts'
import { IndicatorSets, seriesSets, useFormSets } from '../../state/indicator-sets.tsx'
import { useNotices } from '../../state/notice.tsx'
import { seriesChoices } from '../../state/panel.ts'
import { usePlace } from '../../state/place.tsx'
import { ViewMenu } from '../../state/view-menu.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { isFocusFree } from '../../ui/grid-place.ts'
import { keepValue, keptValue } from '../../ui/kept.ts'
import { Popover } from '../../ui/popover.tsx'
import { type Range, single } from '../../ui/range.ts'
import { type RangeHold, useRange } from '../../ui/use-range.ts'
import type { DataRow } from './cell.ts'
import { DataGrid } from './data-grid.tsx'
import { FilterLine } from './filter-line.tsx'
import { FilterForm } from './filter-menu.tsx'
import { FindBox } from './find-box.tsx'
import { SelectionLine } from './selection-line.tsx'
import { type DataChoice, useDataChoice } from './use-choice.ts'
import { useHands } from './use-hands.ts'
import { type DataRows, useDataRows } from './use-rows.ts'

/** Every report a row, every indicator a column. */
export function DataPage() {
  const text = useText()
  const { tellFailure } = useNotices()
  const { go } = usePlace()
  const choice = useDataChoice()
  const [grid, setGrid] = useState<GridApi<DataRow> | null>(null)
  const rows = useDataRows(choice, grid, tellFailure)
  const box = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const fill = useRef<(range: Range) => void>(() => undefined)
  const hold = useRange({ grid, box, rows: rows.total ?? 0, onFill: range => fill.current(range) })
  const hands = useHands({ grid, box, choice, rows, hold })
  fill.current = hands.fill
  useEffect(() => {
    const root = box.current
    const press = (event: KeyboardEvent) => {
      const leaves = event.key === 'F6'
      if (!leaves && !(event.altKey && event.key === 'ArrowDown')) return
      event.preventDefault()
      event.stopPropagation()
      const button = tools.current?.querySelector<HTMLElement>('[data-testid=data-filter]')
      leaves ? button?.focus() : button?.click()
    }
    root?.addEventListener('keydown', press, true)
    return () => root?.removeEventListener('keydown', press, true)
  }, [])
  useArrival(hold, rows, choice)
  /** A fact leads to what it was made out from, where that is in the report. */
  const open = async ({ id: reportId }: DataRow, column: string | null) => {
    const isFact = choice.places.some(({ id, fact }) => id === column && fact !== null)
    if (column === null || !isFact) return go({ page: 'report', reportId, indicator: column })
    const { indicators, range } = await call('panel.evidence', { id: column, reportId })
    go({ page: 'report', reportId, indicator: indicators[0] ?? null, ...(range ? { range } : {}) })
  }
  const hasFilter = choice.filters.length > 0
  return (
    <div className="page" data-testid="data-page">
      <div className="top" ref={tools}>
        <h1>{text.pages.data}</h1>
        {rows.total !== null && <span className="chip">{text.data.rows(rows.total)}</span>}
        <DataTools choice={choice} columnNow={() => grid?.getFocusedCell()?.column.getColId() ?? 'report'} />
        <span className="space" />
        <FindBox grid={grid} choice={choice} rows={rows} hold={hold} field={field} />
      </div>
      <FilterLine choice={choice} rows={rows} />
      <div className="grid-box data-grid" ref={box} data-testid="data-grid">
        <DataGrid
          choice={choice}
          rows={rows}
          grid={grid}
          onGrid={setGrid}
          onType={hands.type}
          onOpen={(row, column) => void open(row, column).catch(tellFailure)}
          empty={hasFilter ? text.data.noneLeft : text.data.empty}
        />
      </div>
      <SelectionLine grid={grid} range={hold.range} choice={choice} rows={rows} />
    </div>
  )
}

/**
 * The keyboard is in the grid as soon as there are rows, where it was last. Other rows or columns: only one cell stays
 * selected, since the others are no longer what was selected.
 */
function useArrival(hold: RangeHold, rows: DataRows, { places }: DataChoice): void {
  const has = rows.total !== null && rows.total > 0
  const { goTo, set, range } = hold
  useEffect(() => {
    if (!has) return
    const { row, column } = keptValue('data.spot', { row: 0, column: FIRST_VALUE })
    if (isFocusFree()) requestAnimationFrame(() => goTo({ row, column }))
  }, [has, goTo])
  useEffect(() => {
    if (range.anchor.column > 0 || range.anchor.row > 0) keepValue('data.spot', range.anchor)
  }, [range])
  const [shown, setShown] = useState({ source: rows.source, places })
  if (shown.source !== rows.source || shown.places !== places) {
    setShown({ source: rows.source, places })
    set(single(range.anchor))
  }
}

/** After body, year and edition. */
const FIRST_VALUE = 3

/** Which columns, and which rows. */
function DataTools({ choice, columnNow }: { choice: DataChoice; columnNow: () => string }) {
  const text = useText()
  const language = useLanguage()
  const facts = useFactSeries()
  const groups = [...seriesChoices(facts, language, text), ...useIndicatorChoices()]
  const sets = useFormSets()
  return (
    <div className="data-tools">
      <Choose
        label={text.data.columnsOf(choice.places.length)}
        groups={groups}
        chosen={new Set<string>(choice.places.map(({ id }) => id))}
        onChoose={chosen => choice.choose(choice.all.map(({ id }) => id).filter(id => chosen.has(id)))}
        words={text.choosing}
        testId="data-columns"
      />
      <IndicatorSets
        now={choice.places.map(({ id }) => id)}
        known={new Set(choice.all.map(({ id }) => id))}
        ready={[...sets, ...seriesSets(facts, language)]}
        onTake={choice.choose}
        testId="data-sets"
      />
      <span title={text.data.filterHint}>
        <Popover label={text.data.filter} testId="data-filter">
          {close => <FilterForm choice={choice} column={columnNow()} close={close} />}
        </Popover>
      </span>
      <button
        type="button"
        data-testid="data-others"
        aria-pressed={choice.which === 'all'}
        title={text.data.othersHint}
        onClick={() => choice.take(choice.which === 'all' ? 'standing' : 'all')}
      >
        {text.data.others}
      </button>
      <ViewMenu shows={{ page: 'data', choice: choice.kept }} />
    </div>
  )
}
