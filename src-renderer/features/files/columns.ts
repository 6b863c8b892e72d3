import type { ColDef } from 'ag-grid-community'
import type { StudyFile } from '#shared/domain/study.ts'
import { moment } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import { encodingName } from './encodings.ts'

/** How a file looks in the list; beside the panel there is room only for what is chosen by. */
export function columnsOf(text: Text, narrow: boolean): ColDef<StudyFile>[] {
  const columns = allColumns(text)
  return narrow ? columns.filter(({ colId }) => colId !== 'says' && colId !== 'importedAt') : columns
}

function allColumns(text: Text): ColDef<StudyFile>[] {
  const { columns, formats, outcomes, size } = text.files
  return [
    {
      colId: 'file',
      headerName: text.columns.file,
      flex: 5,
      minWidth: 200,
      cellClass: ({ data }) => (data?.reportId === null ? '' : 'opens'),
      valueGetter: ({ data }) => data?.fileName,
      tooltipValueGetter: ({ data }) => data?.path,
    },
    {
      colId: 'outcome',
      headerName: text.columns.outcome,
      width: 98,
      cellClass: ({ data }) => (data?.outcome === 'failed' ? 'tone-broken' : ''),
      valueGetter: ({ data }) => data && outcomes[data.outcome],
    },
    {
      colId: 'says',
      headerName: text.columns.says,
      flex: 5,
      minWidth: 160,
      valueGetter: ({ data }) => data && saysOf(data, text),
      tooltipValueGetter: ({ data }) => data && saysOf(data, text),
    },
    {
      colId: 'format',
      headerName: columns.format,
      width: 92,
      valueGetter: ({ data }) => (data?.format ? formats[data.format] : ''),
    },
    {
      colId: 'encoding',
      headerName: columns.encoding,
      width: 96,
      valueGetter: ({ data }) => (data?.encoding ? encodingName(data.encoding) : ''),
    },
    {
      colId: 'size',
      headerName: columns.size,
      width: 80,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && size(data.bytes),
    },
    {
      colId: 'importedAt',
      headerName: columns.importedAt,
      width: 138,
      valueGetter: ({ data }) => data && moment(data.importedAt),
    },
  ]
}

/** Why a file is no report, or what went wrong; nothing for reports. */
function saysOf({ outcome, reason, says }: StudyFile, text: Text): string {
  const own = reason === null ? undefined : ownWords(outcome, text)[reason]
  return outcome === 'report' ? '' : (own ?? says ?? reason ?? '')
}

function ownWords(outcome: StudyFile['outcome'], text: Text): Readonly<Record<string, string>> {
  return outcome === 'failed' ? text.files.failures : text.importing.notReports
}
