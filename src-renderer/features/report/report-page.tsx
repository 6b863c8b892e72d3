import { useMemo, useState } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { failureText } from '../../api.ts'
import { useForms } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useJudge } from '../../state/verdicts.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { Split } from '../../ui/split.tsx'
import { CarryLine } from './carry-line.tsx'
import { cellsInOrder, type FormCell, type FormTable, fillForm, isDoubtful, placesToLook, type Sought } from './form.ts'
import { FormPane } from './form-pane.tsx'
import { FromSource } from './from-source.tsx'
import { Inspector } from './inspector.tsx'
import { KeyHelp } from './key-help.tsx'
import { LooseFindings } from './loose-findings.tsx'
import { placeAfter, valueAfter } from './moves.ts'
import { candidatesOf } from './note-row.tsx'
import { ReportHead, SourceHead } from './report-head.tsx'
import { useReportCommands } from './report-keys.ts'
import { ReportNote } from './report-note.tsx'
import { RivalsDialog, useRivals } from './rivals.tsx'
import { marksOf, valueKey } from './source-marks.ts'
import { SourcePane } from './source-pane.tsx'
import { TeachDialog } from './teach-dialog.tsx'
import { useCellHistory, useCorrecting, useLooking, useReport } from './use-report.ts'
import { type OpenedAt, shownMarks, useSelection } from './use-selection.ts'
import type { Judge } from './verdict-line.tsx'
import './source.css'
import './form.css'
import './asides.css'
import './pages.css'

type Props = OpenedAt & { readonly reportId: ReportId }

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
  const { tell } = useNotices()
  const { settings, change } = useSettings()
  const correcting = useCorrecting(view.report.id)
  const looking = useLooking(view.report.id)
  const [helping, setHelping] = useState(false)
  const rivals = useRivals(view.report.id)
  const [comparing, setComparing] = useState(false)
  const [teaching, setTeaching] = useState<number | null>(null)
  const [writingReport, setWritingReport] = useState(false)
  const [inspecting, setInspecting] = useKept('report.inspecting', true)
  const marks = useMemo(() => marksOf(view, range), [view, range])
  const { selection, picked, writing, isFresh, select, show, selectKey, pick, askForNote, stay, unpick } = useSelection(
    view,
    { indicator, range },
    marks,
  )
  const history = useCellHistory(view.report.id, selection.indicator)

  const tables = useMemo(
    () => fillForm(view, forms, correcting.refused, language),
    [view, forms, correcting.refused, language],
  )
  const cells = useMemo(() => cellsInOrder(tables), [tables])
  const places = useMemo(() => placesToLook(tables), [tables])
  const shown = useMemo(() => shownMarks(view, selection), [view, selection])
  const cell = useMemo(() => cellOf(tables, selection.indicator), [tables, selection.indicator])

  const jump = (step: 1 | -1, sought: Sought = 'any') => {
    const all = sought === 'any' ? places : placesToLook(tables, sought)
    const from = selection.indicator
    show(isFresh.current && step === 1 && from && all.includes(from) ? from : placeAfter(tables, all, from, step))
  }
  const accept = () => {
    if (!cell) return
    const best = isDoubtful(cell) ? candidatesOf(cell)[0] : undefined
    if (best) correcting.make(cell.indicator, String(best.number), best.why)
    else if (isDoubtful(cell)) return tell({ kind: 'trouble', says: text.looking.nothingToAccept })
    else if (cell.observation?.read && !cell.observation.edit && !cell.observation.confirmed)
      looking.confirm(cell.indicator)
    show(valueAfter(tables, cell.indicator))
  }
  const write = (indicator: IndicatorId | null) => {
    setInspecting(true)
    askForNote(indicator)
  }
  const keep = useJudge()
  const judge: Judge = ({ id }, verdict) => {
    void keep([id], verdict, correcting.reason)
    correcting.setReason('')
  }
  const judgeHere = (verdict: Verdict | null) => {
    const own = cell?.findings.filter(({ indicators }) => indicators[0] === cell.indicator) ?? []
    const ids = (own.length > 0 ? own : (cell?.findings ?? [])).map(({ id }) => id)
    if (ids.length === 0) return
    void keep(ids, verdict, correcting.reason)
    correcting.setReason('')
  }
  useReportCommands({
    publisher: () => judgeHere('publisher'),
    misread: () => judgeHere('misread'),
    fine: () => judgeHere('fine'),
    reopen: () => judgeHere(null),
    nextPlace: () => jump(1),
    previousPlace: () => jump(-1),
    nextFinding: () => jump(1, 'finding'),
    previousFinding: () => jump(-1, 'finding'),
    nextDoubt: () => jump(1, 'doubt'),
    previousDoubt: () => jump(-1, 'doubt'),
    accept,
    note: () => write(selection.indicator),
    reportNote: () => setWritingReport(true),
    check: () => looking.check(!view.checked?.holds),
    nextReport: looking.goOn,
    rivals: () => {
      if ((rivals?.reports.length ?? 1) > 1) setComparing(true)
      else tell({ kind: 'trouble', says: text.rivals.none })
    },
    teach: () => {
      const selected = selection.place?.startsWith('l:') ? Number(selection.place.slice(2)) : 0
      if (view.local[selected]) setTeaching(selected)
      else tell({ kind: 'trouble', says: text.teaching.nothingToTeach })
    },
    pictures: () => {
      if (view.source.format === 'pdf') change({ sourceAs: settings.sourceAs === 'pages' ? 'text' : 'pages' })
    },
    inspect: () => setInspecting(on => !on),
    help: () => setHelping(on => !on),
  })

  return (
    <div className="page report" data-testid="report-page">
      <ReportHead
        view={view}
        jump={jump}
        places={places.length}
        check={looking.check}
        goOn={looking.goOn}
        help={() => setHelping(true)}
        write={() => setWritingReport(true)}
        files={rivals?.reports.length ?? 1}
        compare={() => setComparing(true)}
      />
      <CarryLine view={view} />
      <LooseFindings view={view} tables={tables} judge={judge} />
      <ReportNote
        view={view}
        writing={writingReport}
        onOpen={() => setWritingReport(true)}
        onWrite={words => looking.write(null, words)}
        onClose={() => {
          setWritingReport(false)
          stay()
        }}
      />
      <Split
        name="report"
        label={text.report.moveLine}
        left={
          <>
            <SourcePane
              view={view}
              cells={cells}
              marks={marks}
              shown={shown}
              focused={range !== null}
              onPick={pick}
              head={<SourceHead view={view} onPlace={place => select({ indicator: null, place, by: 'elsewhere' })} />}
            />
            {picked && (
              <FromSource
                view={view}
                cells={cells}
                keys={picked}
                selected={selection.place ?? (selection.indicator && valueKey(selection.indicator))}
                onSelect={selectKey}
                onClose={unpick}
              />
            )}
            {inspecting && (
              <Inspector
                reportId={view.report.id}
                cell={cell}
                remarks={view.remarks}
                history={history.data?.rows ?? []}
                reason={correcting.reason}
                onReason={correcting.setReason}
                onClose={() => setInspecting(false)}
                writing={writing}
                onWrite={words => looking.write(selection.indicator, words)}
                onLeave={stay}
              />
            )}
          </>
        }
        right={
          <FormPane
            view={view}
            tables={tables}
            selection={selection}
            onSelect={select}
            make={correcting.make}
            giveUp={correcting.giveUp}
            write={write}
            judge={judge}
            teach={setTeaching}
          />
        }
      />
      {teaching !== null && view.local[teaching] && (
        <TeachDialog view={view} row={teaching} close={() => setTeaching(null)} />
      )}
      {comparing && <RivalsDialog reportId={view.report.id} close={() => setComparing(false)} />}
      {helping && <KeyHelp close={() => setHelping(false)} />}
    </div>
  )
}

function cellOf(tables: readonly FormTable[], indicator: IndicatorId | null): FormCell | null {
  for (const cell of cellsInOrder(tables)) if (cell.indicator === indicator) return cell
  return null
}
