import { useQuery } from '@tanstack/react-query'
import type { ColDef } from 'ag-grid-community'
import { useCallback, useMemo } from 'react'
import type { ImportOutcome, ImportSummary } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { call } from '../../api.ts'
import { useImporting } from '../../state/importing.tsx'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { fileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import type { Text } from '../../text/zh-CN.ts'
import { FILES_SHOWN, keepValue } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import type { OutcomeKind } from './import-page.tsx'

const KINDS: readonly OutcomeKind[] = ['all', 'imported', 'known', 'not-report', 'failed']

type Props = { readonly kind: OutcomeKind; readonly onKind: (kind: OutcomeKind) => void }

/** What became of each file of the last import; each line that is a report opens it. */
export function OutcomeList({ kind, onKind }: Props) {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const { progress } = useImporting()
  const head = useQuery({
    queryKey: ['study', 'outcomes', version],
    queryFn: () => call('import.outcomes', { kind: 'all', offset: 0, limit: 1 }),
  })
  const ask = useCallback(({ offset, limit }: Asked) => call('import.outcomes', { kind, offset, limit }), [kind])
  const columns = useMemo(() => columnsOf(text, language), [text, language])
  const summary = head.data?.summary
  if (!summary) return progress ? null : <div className="empty">{text.importing.nothingYet}</div>
  return (
    <>
      <div className="bar-line" data-testid="import-summary">
        {KINDS.map(each => (
          <button
            type="button"
            key={each}
            aria-pressed={each === kind}
            data-testid={`outcome-${each}`}
            onClick={() => onKind(each)}
          >
            {text.importing.kinds[each]} {countOf(summary, each)}
          </button>
        ))}
        <span className="space" />
        <span className="small">
          {text.importing.took(summary.seconds)}
          {summary.cancelled && ` · ${text.importing.wasCancelled}`}
        </span>
      </div>
      <PagedGrid<ImportOutcome>
        ask={ask}
        version={version}
        columns={columns}
        rowId={outcome => outcome.path}
        language={language}
        testId="outcome-grid"
        empty={text.importing.noneOfKind}
        onTrouble={tellFailure}
        onOpen={outcome => {
          if ('reportId' in outcome && outcome.reportId !== null)
            go({ page: 'report', reportId: outcome.reportId, indicator: null })
          else if (outcome.kind === 'not-report' || outcome.kind === 'failed') {
            keepValue(FILES_SHOWN, outcome.kind)
            go({ page: 'files' })
          }
        }}
        opensAtClick={column => column === 'file'}
        rowClass={({ data }) => (data?.kind === 'failed' ? 'outcome-failed' : undefined)}
      />
    </>
  )
}

function countOf(summary: ImportSummary, kind: OutcomeKind): number {
  switch (kind) {
    case 'all':
      return summary.imported + summary.known + summary.notReports + summary.failed
    case 'imported':
      return summary.imported
    case 'known':
      return summary.known
    case 'not-report':
      return summary.notReports
    case 'failed':
      return summary.failed
  }
}

function columnsOf(text: Text, language: Language): ColDef<ImportOutcome>[] {
  const columns = text.columns
  return [
    {
      colId: 'file',
      headerName: columns.file,
      flex: 3,
      cellClass: ({ data }) => (data && (data.kind !== 'known' || data.reportId !== null) ? 'opens' : ''),
      valueGetter: ({ data }) => data && fileName(data.path),
      tooltipValueGetter: ({ data }) => data?.path,
    },
    {
      colId: 'outcome',
      headerName: columns.outcome,
      width: 110,
      valueGetter: ({ data }) => data && text.importing.kinds[data.kind],
    },
    {
      colId: 'says',
      headerName: columns.says,
      flex: 5,
      valueGetter: ({ data }) => data && saysOf(data, text, language),
      tooltipValueGetter: ({ data }) => data && saysOf(data, text, language),
    },
  ]
}

function saysOf(outcome: ImportOutcome, text: Text, language: Language): string {
  switch (outcome.kind) {
    case 'imported':
      return text.importing.importedLine(outcome)
    case 'known':
      return text.importing.knownLine
    case 'not-report':
      return text.importing.notReports[outcome.reason] ?? outcome.says
    case 'failed':
      return outcome.says[language]
  }
}
