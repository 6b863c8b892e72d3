import { useQuery } from '@tanstack/react-query'
import type { GridApi } from 'ag-grid-community'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { FindingLine } from '#shared/domain/study.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy, useSummary } from '../../state/study.tsx'
import { useJudge, useVerdictWords, verdictOf } from '../../state/verdicts.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf } from './columns.tsx'
import { Filters, filtersOf, type Narrowed, OPEN_ONES } from './filters.tsx'
import { Groups } from './groups.tsx'
import { JudgeBar } from './judge-bar.tsx'
import './findings.css'

/** Where reports do not agree, over the whole study: by check, with what people said of each. */
export function FindingsPage() {
  const text = useText()
  const language = useLanguage()
  const summary = useSummary()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const [narrowed, setNarrowed] = useKept<Narrowed>('findings.narrowed', OPEN_ONES)
  const [check, setCheck] = useKept<string | null>('findings.check', null)
  const filters = useMemo(() => filtersOf(narrowed), [narrowed])
  const groups = useQuery({
    queryKey: ['study', 'finding-groups', filters, version],
    queryFn: () => call('finding.groups', filters),
    placeholderData: before => before,
  })
  const ask = useCallback(
    ({ offset, limit }: Asked) => call('finding.page', { ...filters, ...(check ? { check } : {}), offset, limit }),
    [filters, check],
  )
  const judging = useJudging(narrowed.state === 'open')
  const words = useVerdictWords()
  const columns = useMemo(
    () =>
      columnsOf({
        ...{ text, language, words },
        openEarlier: ({ earlierId, earlier }) => {
          if (earlierId !== null) go({ page: 'report', reportId: earlierId, indicator: earlier[0] ?? null })
        },
      }),
    [text, language, words, go],
  )
  const isNarrowed =
    narrowed.level !== 'all' ||
    narrowed.year !== null ||
    narrowed.region !== null ||
    narrowed.organisation !== '' ||
    check !== null
  const all = (summary?.findings ?? 0) + (summary?.judged ?? 0)
  return (
    <div className="page" data-testid="findings-page">
      <div className="top">
        <h1>{text.pages.findings}</h1>
        {summary && all > 0 && (
          <>
            <span className="chip" data-testid="finding-progress">
              {text.findings.progress(summary.judged, all)}
            </span>
            <span className="chip" data-testid="checked-progress">
              {text.findings.checked(summary.checked, summary.reports)}
            </span>
          </>
        )}
        <span className="space" />
        <Filters narrowed={narrowed} onNarrow={setNarrowed} />
      </div>
      <div className="finding-panes">
        <Groups groups={groups.data ?? []} chosen={check} onChoose={setCheck} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: digits judge the row that the keyboard is on */}
        <div className="finding-list" onKeyDown={judging.press}>
          <PagedGrid<FindingLine>
            ask={ask}
            version={version}
            columns={columns}
            rowId={finding => String(finding.id)}
            language={language}
            testId="findings-grid"
            empty={
              all === 0
                ? text.findings.empty
                : narrowed.state === 'open' && !isNarrowed
                  ? text.findings.emptyOpen
                  : text.findings.emptyFiltered
            }
            onTrouble={tellFailure}
            onGrid={judging.hold}
            onRow={judging.setRow}
            onTicked={judging.setTicked}
            opensAtClick={column => column === 'says'}
            onOpen={finding =>
              go({ page: 'report', reportId: finding.reportId, indicator: finding.indicators[0] ?? null })
            }
          />
          <JudgeBar
            chosen={judging.chosen}
            note={judging.note}
            noteField={judging.noteField}
            onNote={judging.setNote}
            judge={judging.judge}
            leave={judging.leave}
          />
        </div>
      </div>
    </div>
  )
}

/** The rows ticked, else the one the keyboard is on; digits judge them, N goes to the note. */
function useJudging(leavesList: boolean) {
  const grid = useRef<GridApi<FindingLine> | null>(null)
  const noteField = useRef<HTMLInputElement>(null)
  const [row, setRow] = useState<FindingLine | null>(null)
  const [ticked, setTicked] = useState<readonly FindingLine[]>([])
  const [note, setNote] = useState('')
  const keep = useJudge()
  const chosen = ticked.length > 0 ? ticked : row ? [row] : []

  const leave = () => {
    const at = grid.current?.getFocusedCell()
    if (at) grid.current?.setFocusedCell(at.rowIndex, at.column)
  }
  const judge = (verdict: Verdict | null) => {
    if (chosen.length === 0) return
    const isOne = ticked.length === 0
    void keep(
      chosen.map(({ id }) => id),
      verdict,
      note.trim(),
    ).then(isKept => {
      if (!isKept) return
      setNote('')
      setTicked([])
      grid.current?.deselectAll()
      const at = grid.current?.getFocusedCell()
      // what is judged goes from the list of open ones: the next comes up by itself
      if (at) grid.current?.setFocusedCell(at.rowIndex + (isOne && !leavesList ? 1 : 0), at.column)
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const verdict = verdictOf(event.key)
    if (event.key.toLowerCase() === 'n') noteField.current?.focus()
    else if (verdict !== undefined) judge(verdict)
    else return
    event.preventDefault()
  }
  const hold = (api: GridApi<FindingLine>) => {
    grid.current = api
  }
  return { chosen, note, noteField, setNote, setRow, setTicked, judge, press, leave, hold }
}
