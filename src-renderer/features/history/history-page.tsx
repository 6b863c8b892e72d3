import type { ColDef } from 'ag-grid-community'
import { useCallback, useMemo } from 'react'
import type { StepLine } from '#shared/domain/step.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useStudy } from '../../state/study.tsx'
import { moment } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import type { Text } from '../../text/zh-CN.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'

/** Every correction of the study and every undoing of one, newest first. */
export function HistoryPage() {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const { author } = useSettings().settings
  const ask = useCallback(({ offset, limit }: Asked) => call('step.page', { offset, limit }), [])
  const columns = useMemo(() => {
    const undo = (edit: StepLine) => void call('step.undo', { stepId: edit.target, author }).catch(tellFailure)
    return columnsOf(text, names.indicator, undo)
  }, [text, names, author, tellFailure])
  return (
    <div className="page" data-testid="history-page">
      <div className="top">
        <h1>{text.pages.history}</h1>
        <span className="muted small">{text.history.hint}</span>
      </div>
      <PagedGrid<StepLine>
        ask={ask}
        version={version}
        columns={columns}
        rowId={edit => String(edit.id)}
        language={language}
        testId="history-grid"
        empty={text.history.empty}
        onTrouble={tellFailure}
        opensAtClick={column => column === 'organisation'}
        onOpen={(edit, column) => {
          const at = edit.first
          if (column !== 'undo') {
            if (at?.report) go({ page: 'report', reportId: at.report.id, indicator: at.indicator })
          } else if (canUndo(edit)) void call('step.undo', { stepId: edit.target, author }).catch(tellFailure)
        }}
      />
    </div>
  )
}

function canUndo(edit: StepLine): boolean {
  return edit.act === 'make' && edit.stands
}

function columnsOf(
  text: Text,
  indicatorName: (id: string) => string,
  undo: (edit: StepLine) => void,
): ColDef<StepLine>[] {
  const columns = text.columns
  return [
    { colId: 'time', headerName: columns.time, width: 140, valueGetter: ({ data }) => data && moment(data.madeAt) },
    {
      colId: 'act',
      headerName: columns.act,
      width: 76,
      valueGetter: ({ data }) => data && (text.history.acts[data.act] || text.history.kinds[data.kind]),
    },
    {
      colId: 'organisation',
      headerName: columns.organisation,
      flex: 2,
      cellClass: 'opens',
      valueGetter: ({ data }) => data?.first?.report?.organisation,
    },
    {
      colId: 'year',
      headerName: columns.year,
      width: 70,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first?.report?.year ?? '–',
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      flex: 3,
      valueGetter: ({ data }) =>
        data?.first && (data.first.indicator ? indicatorName(data.first.indicator) : data.first.subject),
    },
    {
      colId: 'before',
      headerName: columns.before,
      width: 96,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first && (data.first.before || '∅'),
    },
    {
      colId: 'after',
      headerName: columns.after,
      width: 96,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first && (data.first.after || '∅'),
    },
    { colId: 'reason', headerName: columns.reason, flex: 2, valueGetter: ({ data }) => data?.reason },
    { colId: 'author', headerName: columns.author, width: 90, valueGetter: ({ data }) => data?.author },
    {
      colId: 'undo',
      headerName: columns.stands,
      width: 96,
      cellRenderer: ({ data }: { data?: StepLine }) => {
        if (data?.act !== 'make') return ''
        if (!data.stands) return <span className="muted">{text.history.undone}</span>
        return (
          <button
            type="button"
            className="link"
            tabIndex={-1}
            data-testid={`undo-${data.id}`}
            onClick={() => undo(data)}
          >
            {text.edits.undo}
          </button>
        )
      },
    },
  ]
}
