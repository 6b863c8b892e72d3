import type { ColDef } from 'ag-grid-community'
import { useCallback, useMemo } from 'react'
import type { Level } from '#shared/domain/check.ts'
import type { FindingLine } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { fileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { LEVEL_MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'

const LEVELS: readonly (Level | 'all')[] = ['all', 'error', 'warning', 'info']

/** Where reports do not agree with themselves, over the whole study. */
export function FindingsPage() {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const [level, setLevel] = useKept<Level | 'all'>('findings.level', 'all')
  const ask = useCallback(
    ({ offset, limit }: Asked) => call('finding.page', level === 'all' ? { offset, limit } : { offset, limit, level }),
    [level],
  )
  const columns = useMemo(() => columnsOf(text, language, names.indicator), [text, language, names])
  return (
    <div className="page" data-testid="findings-page">
      <div className="top">
        <h1>{text.pages.findings}</h1>
        <span className="space" />
        {LEVELS.map(each => (
          <button
            type="button"
            key={each}
            aria-pressed={each === level}
            data-testid={`level-${each}`}
            onClick={() => setLevel(each)}
          >
            {each === 'all' ? text.findings.all : `${LEVEL_MARKS[each]} ${text.levels[each]}`}
          </button>
        ))}
      </div>
      <PagedGrid<FindingLine>
        ask={ask}
        version={version}
        columns={columns}
        rowId={finding => String(finding.id)}
        language={language}
        testId="findings-grid"
        empty={text.findings.empty}
        onTrouble={tellFailure}
        opensAtClick={column => column === 'says'}
        onOpen={finding => go({ page: 'report', reportId: finding.reportId, indicator: finding.indicators[0] ?? null })}
      />
    </div>
  )
}

function columnsOf(text: Text, language: Language, indicatorName: (id: string) => string): ColDef<FindingLine>[] {
  const columns = text.columns
  return [
    {
      colId: 'level',
      headerName: columns.level,
      width: 92,
      valueGetter: ({ data }) => data && `${LEVEL_MARKS[data.level]} ${text.levels[data.level]}`,
      cellClass: ({ data }) =>
        data?.level === 'error' ? 'tone-broken' : data?.level === 'warning' ? 'tone-doubt' : 'figure-faint',
    },
    {
      colId: 'says',
      headerName: columns.says,
      flex: 6,
      cellClass: 'opens',
      valueGetter: ({ data }) => data?.says[language],
      tooltipValueGetter: ({ data }) => data?.says[language],
    },
    { colId: 'organisation', headerName: columns.organisation, flex: 3, valueGetter: ({ data }) => data?.organisation },
    {
      colId: 'year',
      headerName: columns.year,
      width: 70,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      flex: 3,
      valueGetter: ({ data }) => data?.indicators[0] && indicatorName(data.indicators[0]),
    },
    {
      colId: 'file',
      headerName: columns.file,
      flex: 2,
      valueGetter: ({ data }) => data && fileName(data.path),
      tooltipValueGetter: ({ data }) => data?.path,
    },
  ]
}
