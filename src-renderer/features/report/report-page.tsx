import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Span } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import { failureText } from '../../api.ts'
import { useForms } from '../../state/forms.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { Split } from '../../ui/split.tsx'
import { CarryLine } from './carry-line.tsx'
import { type FormCell, type FormTable, fillForm, placesToLook } from './form.ts'
import { FormPane, type Selection } from './form-pane.tsx'
import { Inspector } from './inspector.tsx'
import { ReportHead, SourceHead } from './report-head.tsx'
import { HIT, marksOf, proseKey, valueKey } from './source-marks.ts'
import { SourceView } from './source-view.tsx'
import { useCellHistory, useCorrecting, useReport } from './use-report.ts'
import './report.css'

type Props = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId | null
  /** A place of the text to be shown, where it was searched for. */
  readonly range: Span | null
}

/** One report: its source on the left, the official form on the right, always in step. */
export function ReportPage({ reportId, indicator, range }: Props) {
  const language = useLanguage()
  const report = useReport(reportId)
  if (report.error) return <p className="empty">{failureText(report.error, language)}</p>
  if (!report.data) return null
  return <Report view={report.data} indicator={indicator} range={range} />
}

function Report({ view, indicator, range }: Omit<Props, 'reportId'> & { readonly view: ReportView }) {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const correcting = useCorrecting(view.report.id)
  const [selection, setSelection] = useState<Selection>({ indicator, place: range && HIT, by: 'elsewhere' })
  const history = useCellHistory(view.report.id, selection.indicator)
  const [inspecting, setInspecting] = useKept('report.inspecting', true)
  useEffect(() => {
    if (indicator) setSelection({ indicator, place: null, by: 'elsewhere' })
  }, [indicator])
  useEffect(() => {
    if (range) setSelection({ indicator: null, place: HIT, by: 'elsewhere' })
  }, [range])

  const tables = useMemo(
    () => fillForm(view, forms, correcting.refused, language),
    [view, forms, correcting.refused, language],
  )
  const places = useMemo(() => placesToLook(tables), [tables])
  const marks = useMemo(() => marksOf(view, range), [view, range])
  const shown = useMemo(() => shownMarks(view, selection), [view, selection])
  const cell = useMemo(() => cellOf(tables, selection.indicator), [tables, selection.indicator])

  const jump = useCallback(
    (step: 1 | -1) => {
      if (places.length === 0) return
      const at = selection.indicator ? places.indexOf(selection.indicator) : -1
      const to =
        at === -1 ? nextPlace(tables, places, selection.indicator, step) : (at + step + places.length) % places.length
      setSelection({ indicator: places[to]!, place: null, by: 'elsewhere' })
    },
    [places, selection.indicator, tables],
  )
  useReportKeys(jump, () => setInspecting(on => !on))

  const pick = useCallback(
    (keys: readonly string[]) => {
      const key = keys.find(key => key !== HIT) ?? HIT
      const [kind, name = ''] = [key.slice(0, 1), key.slice(2)]
      if (kind === 'v') setSelection({ indicator: name, place: null, by: 'elsewhere' })
      else if (kind === 'p')
        setSelection({ indicator: view.narrative[Number(name)]?.indicator ?? null, place: key, by: 'elsewhere' })
      else setSelection({ indicator: null, place: key, by: 'elsewhere' })
    },
    [view],
  )
  return (
    <div className="page report" data-testid="report-page">
      <ReportHead view={view} jump={jump} places={places.length} />
      <CarryLine view={view} />
      <Split
        name="report"
        label={text.report.moveLine}
        left={
          <>
            <SourceView
              text={view.source.text}
              blocks={view.source.blocks}
              marks={marks}
              shown={shown}
              focused={range !== null}
              onPick={pick}
              label={text.report.source}
              head={
                <SourceHead view={view} onPlace={place => setSelection({ indicator: null, place, by: 'elsewhere' })} />
              }
            />
            {inspecting && (
              <Inspector
                reportId={view.report.id}
                cell={cell}
                history={history.data?.rows ?? []}
                reason={correcting.reason}
                onReason={correcting.setReason}
                onClose={() => setInspecting(false)}
              />
            )}
          </>
        }
        right={
          <FormPane
            view={view}
            tables={tables}
            selection={selection}
            onSelect={setSelection}
            make={correcting.make}
            giveUp={correcting.giveUp}
          />
        }
      />
    </div>
  )
}

function useReportKeys(jump: (step: 1 | -1) => void, inspect: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const forward = event.key === 'F8' || (event.altKey && event.key === 'ArrowDown')
      const backward = event.key === 'F7' || (event.altKey && event.key === 'ArrowUp')
      if (!forward && !backward && event.key !== 'F1') return
      event.preventDefault()
      if (event.key === 'F1') inspect()
      else jump(forward ? 1 : -1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

/** The evidence of the value first, then every sentence that speaks of the same indicator. */
function shownMarks(view: ReportView, { indicator, place }: Selection): readonly string[] {
  const prose = view.narrative.flatMap((reading, at) => (reading.indicator === indicator ? [proseKey(at)] : []))
  const keys = [...(place ? [place] : []), ...(indicator ? [valueKey(indicator)] : []), ...prose]
  return [...new Set(keys)]
}

function cellOf(tables: readonly FormTable[], indicator: IndicatorId | null): FormCell | null {
  for (const cell of cellsInOrder(tables)) if (cell.indicator === indicator) return cell
  return null
}

function cellsInOrder(tables: readonly FormTable[]): readonly FormCell[] {
  return tables.flatMap(({ rows }) => rows.flatMap(row => (row.kind === 'line' ? Object.values(row.cells) : [])))
}

/** From a value without trouble, go to the nearest one with trouble in the direction asked. */
function nextPlace(
  tables: readonly FormTable[],
  places: readonly IndicatorId[],
  from: IndicatorId | null,
  step: 1 | -1,
): number {
  const order = cellsInOrder(tables).map(cell => cell.indicator)
  const here = from ? order.indexOf(from) : -1
  if (step === 1) {
    const after = places.findIndex(place => order.indexOf(place) > here)
    return after === -1 ? 0 : after
  }
  const before = places.findLastIndex(place => order.indexOf(place) < here)
  return before === -1 ? places.length - 1 : before
}
