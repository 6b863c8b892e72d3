import type { ColDef } from 'ag-grid-community'
import { useCallback, useMemo } from 'react'
import type { RereadCell } from '#shared/domain/edit.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useReread } from '../../state/reread.ts'
import { useStudy } from '../../state/study.tsx'
import { Writes } from '../../state/writes.tsx'
import { moment } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { shownValue } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'

type Acts = ReturnType<typeof useReread>

/** Corrected cells whose reading is no longer what the person saw, with what can be said about them. */
export function RereadList() {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const acts = useReread()
  const ask = useCallback(({ offset, limit }: Asked) => call('edit.reread', { offset, limit }), [])
  const columns = useMemo(() => columnsOf(text, names.indicator, acts), [text, names, acts])
  return (
    <>
      <p className="bar-line">{text.reread.hint}</p>
      <PagedGrid<RereadCell>
        ask={ask}
        version={version}
        columns={columns}
        rowId={cell => `${cell.reportId} ${cell.indicator}`}
        language={language}
        testId="reread-grid"
        empty={text.reread.empty}
        onTrouble={tellFailure}
        opensAtClick={column => column === 'organisation'}
        onOpen={(cell, column) => {
          if (column === 'keep') acts.keep(cell)
          else if (column === 'take') acts.take(cell)
          else go({ page: 'report', reportId: cell.reportId, indicator: cell.indicator })
        }}
      />
    </>
  )
}

function columnsOf(text: Text, indicatorName: (id: string) => string, acts: Acts): ColDef<RereadCell>[] {
  const { columns, reread } = text
  const shown = (value: CellValue | null) => (value ? shownValue(value, '').text : reread.noCell)
  return [
    { colId: 'organisation', headerName: columns.organisation, flex: 3, cellClass: 'opens', field: 'organisation' },
    {
      colId: 'year',
      headerName: columns.year,
      width: 62,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      flex: 4,
      valueGetter: ({ data }) => data && indicatorName(data.indicator),
    },
    {
      colId: 'then',
      headerName: reread.columns.readThen,
      width: 104,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && shown(data.readThen),
    },
    {
      colId: 'correction',
      headerName: reread.columns.correction,
      width: 88,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && shown(data.correction),
    },
    {
      colId: 'now',
      headerName: reread.columns.now,
      width: 96,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && shown(data.readNow),
    },
    {
      colId: 'rereading',
      headerName: reread.columns.state,
      width: 104,
      valueGetter: ({ data }) => data && reread.states[data.rereading],
      cellClass: ({ data }) => (data?.rereading === 'differs' ? 'tone-doubt' : undefined),
    },
    {
      colId: 'said',
      headerName: columns.author,
      flex: 2,
      valueGetter: ({ data }) =>
        data && [data.author || text.history.unnamed, moment(data.madeAt), data.reason].filter(Boolean).join(' '),
      tooltipValueGetter: ({ data }) => data?.reason,
    },
    ...(['keep', 'take'] as const).map(
      (act): ColDef<RereadCell> => ({
        colId: act,
        headerName: '',
        width: 92,
        cellRenderer: ({ data }: { data?: RereadCell }) =>
          data && (
            <Writes>
              <button
                type="button"
                className="link"
                tabIndex={-1}
                data-testid={`${act}-${data.reportId}-${data.indicator}`}
                onClick={() => acts[act](data)}
              >
                {act === 'keep' ? reread.keep : data.rereading === 'agrees' ? reread.dropAgreeing : reread.take}
              </button>
            </Writes>
          ),
      }),
    ),
  ]
}
