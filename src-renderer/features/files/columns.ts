import type { ColDef } from 'ag-grid-community'
import type { StudyFile } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { moment } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import { encodingName } from './encodings.ts'

/** How a file looks in the list; beside the panel there is room only for what is chosen by. */
export function columnsOf(text: Text, language: Language, narrow: boolean): ColDef<StudyFile>[] {
  const columns = allColumns(text, language)
  return narrow ? columns.filter(({ colId }) => colId !== 'says' && colId !== 'importedAt') : columns
}

function allColumns(text: Text, language: Language): ColDef<StudyFile>[] {
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
      valueGetter: ({ data }) => data && saysOf(data, text, language),
      tooltipValueGetter: ({ data }) => data && saysOf(data, text, language),
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
function saysOf({ outcome, reason, says }: StudyFile, text: Text, language: Language): string {
  const own = outcome === 'not-report' && reason !== null ? text.importing.notReports[reason] : undefined
  return outcome === 'report' ? '' : (own ?? says?.[language] ?? reason ?? '')
}
