import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ComparisonRequest, ComparisonRow, ComparisonTable } from '#shared/domain/comparison.ts'
import type { Arrangement, Changes } from '#shared/domain/view.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoice, useComparisonChoices, useComparisonRequest } from '../../state/comparison.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { useOpenChart } from '../../state/open-chart.ts'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { COMPARED, keepValue, useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf, yearOf } from './columns.tsx'
import { Legend } from './legend.tsx'
import { PanelPart } from './panel-part.tsx'
import { ActsSlot, PartActs } from './part-acts.tsx'
import { ProsePart } from './prose-part.tsx'
import { TakenPart } from './taken-part.tsx'
import { CompareTools } from './tools.tsx'
import { NARROW, widestOf } from './widths.ts'
import './compare.css'

/** `table`: the indicators of the forms as they stand; the others: series, ratios and indicators as figures. */
type Layout = 'table' | Arrangement | 'prose' | 'taken'
const LAYOUTS: readonly Layout[] = ['table', 'years', 'bodies', 'panel', 'prose', 'taken']

/** Bodies, years and figures side by side. */
export function ComparePage() {
  const text = useText()
  const [layout, setLayout] = useKept<Layout>(COMPARED.layout, 'table')
  const [total, setTotal] = useState<number | null>(null)
  const tools = (
    <select
      aria-label={text.panel.arrangement}
      data-testid="compare-layout"
      value={layout}
      onChange={event => setLayout(event.target.value as Layout)}
    >
      {LAYOUTS.map(one => (
        <option key={one} value={one}>
          {one === 'taken' ? text.taken.arrangement : text.panel.arrangements[one]}
        </option>
      ))}
    </select>
  )
  return (
    <div className="page" data-testid="compare-page">
      <div className="top">
        <h1>{text.pages.compare}</h1>
        {total !== null && layout !== 'prose' && <span className="chip">{text.compare.rows(total)}</span>}
        <ActsSlot />
      </div>
      {layout === 'table' ? (
        <TablePart tools={tools} onTotal={setTotal} />
      ) : layout === 'prose' ? (
        <ProsePart tools={tools} />
      ) : layout === 'taken' ? (
        <TakenPart
          tools={tools}
          onTotal={setTotal}
          onPair={(left, right) => {
            keepValue(COMPARED.prose, { left, right })
            setLayout('prose')
          }}
        />
      ) : (
        <PanelPart key={layout} arrangement={layout} tools={tools} onTotal={setTotal} />
      )}
      {layout !== 'prose' && layout !== 'taken' && <Legend />}
    </div>
  )
}

type PartProps = { readonly tools: React.ReactNode; readonly onTotal: (total: number) => void }

/** Organisation × indicator down, years across, change beside them. */
function TablePart({ tools, onTotal }: PartProps) {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const [choice, setChoice] = useComparisonChoice()
  const [changes, setChanges] = useKept<Changes>(COMPARED.changes, 'last')
  const request = useComparisonRequest(choice)
  const bodies = useComparisonChoices()?.organisations
  const row = useRef<ComparisonRow | null>(null)
  const openChart = useOpenChart()
  const draw = ({ organisations, indicators }: ComparisonRequest) => {
    const id = row.current?.indicator ?? indicators[0]!
    const names = organisations.length > 0 ? organisations : (bodies?.map(({ name }) => name) ?? [])
    openChart({ kind: 'trend', figures: [{ id, definition: null }], organisations: names })
  }
  const head = useQuery({
    queryKey: ['study', 'comparison-head', request, version],
    queryFn: () => call('compare.table', { ...request!, offset: 0, limit: 1 }),
    enabled: request !== null,
    placeholderData: before => before,
  })
  return (
    <>
      <div className="compare-tools panel-tools" data-testid="compare-tools">
        {tools}
        <CompareTools
          choice={choice}
          onChoice={setChoice}
          years={head.data?.years ?? []}
          changes={changes}
          onChanges={setChanges}
        />
      </div>
      <PartActs
        shows={{ page: 'compare', layout: 'table', choice, changes }}
        onDraw={request && (() => draw(request))}
      />
      {!request && <p className="empty">{text.compare.nothingChosen}</p>}
      {request && head.error && <p className="empty">{failureText(head.error, language)}</p>}
      {request && head.data && !head.error && (
        <CompareGrid
          request={request}
          head={head.data}
          changes={changes}
          onTotal={onTotal}
          onRow={at => {
            row.current = at
          }}
        />
      )}
    </>
  )
}

type GridProps = {
  readonly request: ComparisonRequest
  readonly head: ComparisonTable
  readonly changes: Changes
  readonly onTotal: (total: number) => void
  readonly onRow: (row: ComparisonRow | null) => void
}

function CompareGrid({ request, head, changes, onTotal, onRow }: GridProps) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const openChart = useOpenChart()
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
      const figures = [{ id: row.indicator, definition: null }]
      return openChart({ kind: 'trend', figures, organisations: [row.organisation] })
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
      onRow={onRow}
      opensAtClick={column => column === 'chart' || yearOf(column) !== null}
      onOpen={open}
    />
  )
}
