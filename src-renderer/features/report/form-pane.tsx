import { useCallback, useEffect, useRef } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportView } from '#shared/domain/study.ts'
import { useReadOnly } from '../../state/writes.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import type { FormTable } from './form.ts'
import { type FormContext, FormGrid, type FormGridHandle } from './form-grid.tsx'
import { LocalRows, ProseFigures } from './side-lists.tsx'

/** Which value is selected, and who moved there: the form itself need not be told what it did. */
export type Selection = {
  readonly indicator: IndicatorId | null
  /** A place without a value of the form: a local row, a figure in the prose, a claim. */
  readonly place: string | null
  readonly by: 'form' | 'elsewhere'
}

type Props = {
  readonly view: ReportView
  readonly tables: readonly FormTable[]
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly make: FormContext['make']
  readonly giveUp: FormContext['giveUp']
  readonly write: FormContext['write']
  readonly judge: FormContext['judge']
  readonly teach: (row: number) => void
}

/** The official form, table after table, and beneath it what the report states beyond the form. */
export function FormPane({ view, tables, selection, onSelect, make, giveUp, write, judge, teach }: Props) {
  const text = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly() !== null
  const grids = useRef(new Map<string, FormGridHandle>())
  const order = useRef<readonly string[]>([])
  order.current = tables.map(table => table.id)

  const hold = useCallback((id: string, handle: FormGridHandle | null) => {
    if (handle) grids.current.set(id, handle)
    else grids.current.delete(id)
  }, [])
  const selectInGrid = useCallback(
    (tableId: string, indicator: IndicatorId) => {
      for (const [id, grid] of grids.current) if (id !== tableId) grid.leave()
      onSelect({ indicator, place: null, by: 'form' })
    },
    [onSelect],
  )
  const cross = useCallback((tableId: string, edge: 'top' | 'bottom') => {
    const at = order.current.indexOf(tableId) + (edge === 'top' ? -1 : 1)
    grids.current.get(order.current[at] ?? '')?.enter(edge === 'top' ? 'bottom' : 'top')
  }, [])
  const focus = useCallback((indicator: IndicatorId, startEditing: boolean) => {
    for (const grid of grids.current.values()) if (grid.focus(indicator, startEditing)) return
  }, [])

  const latest = useRef(selection)
  latest.current = selection
  const ready = useCallback((tableId: string) => {
    // Notes take their height after the first drawing; the cell must be in sight after that.
    requestAnimationFrame(() => {
      // asked for only now: a quick person has moved on in between, or writes a note
      if (document.activeElement instanceof HTMLInputElement) return
      const { indicator, place } = latest.current
      const grid = grids.current.get(tableId)
      if (indicator) grid?.focus(indicator)
      // nothing was asked for: begin at the first value, so that the arrow keys move at once
      else if (place === null && tableId === order.current[0]) grid?.enter('top')
    })
  }, [])
  useEffect(() => {
    if (selection.by === 'elsewhere' && selection.indicator) focus(selection.indicator, false)
  }, [selection, focus])
  useRefocus(tables, selection.indicator, indicator => focus(indicator, false))

  return (
    <div className="form" data-testid="form">
      {tables.length === 0 && <p className="empty">{text.report.noForm}</p>}
      {view.report.editions.length === 0 && tables.length > 0 && <p className="form-hint">{text.report.proseOnly}</p>}
      {tables.map(table => (
        <section key={table.id}>
          {tables.length > 1 && <h2 className="form-title">{table.template.title[language]}</h2>}
          <FormGrid
            table={table}
            hold={hold}
            onSelect={selectInGrid}
            onReady={ready}
            onEdge={cross}
            context={{
              inMatrix: table.layout === 'matrix',
              isReadOnly,
              make,
              giveUp,
              write,
              judge,
              select: indicator => onSelect({ indicator, place: null, by: 'elsewhere' }),
              edit: indicator => focus(indicator, true),
            }}
          />
        </section>
      ))}
      <LocalRows view={view} selection={selection} onSelect={onSelect} teach={teach} />
      <ProseFigures view={view} selection={selection} onSelect={onSelect} />
    </div>
  )
}

/** Notes come and go beneath rows: the focus must stay on its value, not on its row number. */
function useRefocus(
  tables: readonly FormTable[],
  indicator: IndicatorId | null,
  focus: (indicator: IndicatorId) => void,
) {
  const latest = useRef({ indicator, focus })
  latest.current = { indicator, focus }
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading of the report is what asks for it
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = requestAnimationFrame(() => {
      const active = document.activeElement
      const { indicator, focus } = latest.current
      const inForm = active === document.body || active?.closest('.form') !== null
      if (indicator && inForm && !(active instanceof HTMLInputElement)) focus(indicator)
    })
    return () => cancelAnimationFrame(timer)
  }, [tables])
}
