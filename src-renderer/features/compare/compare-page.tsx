import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { ComparisonRequest, ComparisonRow, ComparisonTable } from '#shared/domain/comparison.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoice, useComparisonRequest } from '../../state/comparison.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { type Changes, columnsOf, yearOf } from './columns.tsx'
import { Legend } from './legend.tsx'
import { CompareTools } from './tools.tsx'
import { NARROW, widestOf } from './widths.ts'
import './compare.css'

/** Organisation × indicator down, years across, change beside them. */
export function ComparePage() {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const [choice, setChoice] = useComparisonChoice()
  const [changes, setChanges] = useKept<Changes>('compare.changes', 'last')
  const [total, setTotal] = useState<number | null>(null)
  const request = useComparisonRequest(choice)
  const head = useQuery({
    queryKey: ['study', 'comparison-head', request, version],
    queryFn: () => call('compare.table', { ...request!, offset: 0, limit: 1 }),
    enabled: request !== null,
    placeholderData: before => before,
  })
  return (
    <div className="page" data-testid="compare-page">
      <div className="top">
        <h1>{text.pages.compare}</h1>
        {total !== null && request && <span className="chip">{text.compare.rows(total)}</span>}
        <CompareTools
          choice={choice}
          onChoice={setChoice}
          years={head.data?.years ?? []}
          changes={changes}
          onChanges={setChanges}
        />
      </div>
      {!request && <p className="empty">{text.compare.nothingChosen}</p>}
      {request && head.error && <p className="empty">{failureText(head.error, language)}</p>}
      {request && head.data && !head.error && (
        <CompareGrid request={request} head={head.data} changes={changes} onTotal={setTotal} />
      )}
      <Legend />
    </div>
  )
}

type GridProps = {
  readonly request: ComparisonRequest
  readonly head: ComparisonTable
  readonly changes: Changes
  readonly onTotal: (total: number) => void
}

function CompareGrid({ request, head, changes, onTotal }: GridProps) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const [widest, setWidest] = useState(NARROW)
  const ask = useCallback(
    async ({ offset, limit }: Asked) => {
      const table = await call('compare.table', { ...request, offset, limit })
      setWidest(before => widestOf(before, table.rows))
      return table
    },
    [request],
  )
  const { years, editions } = head
  const heads = useMemo(
    () => years.map((year, at) => ({ year, edition: names.editions(editions[at] ?? []) })),
    [years, editions, names],
  )
  const columns = useMemo(
    () => columnsOf({ years: heads, changes, text, language, nameOf: names.indicator, widest }),
    [heads, changes, text, language, names, widest],
  )
  const open = (row: ComparisonRow, column: string) => {
    if (column === 'chart') {
      go({ page: 'chart', indicator: row.indicator, organisations: [row.organisation] })
      return
    }
    const cell = row.cells[years.indexOf(yearOf(column) ?? -1)]
    if (cell) go({ page: 'report', reportId: cell.reportId, indicator: row.indicator })
  }
  return (
    <PagedGrid<ComparisonRow>
      ask={ask}
      version={version}
      columns={columns}
      rowId={row => `${row.organisation}/${row.indicator}`}
      language={language}
      testId="compare-grid"
      empty={text.compare.empty}
      headerHeight={42}
      onTrouble={tellFailure}
      onTotal={onTotal}
      opensAtClick={column => column === 'chart' || yearOf(column) !== null}
      onOpen={open}
    />
  )
}
