import type { ColDef } from 'ag-grid-community'
import type { NoteHit } from '#shared/domain/study.ts'
import { fileName, moment } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'

/** The columns of notes that were found. */
export function noteColumnsOf(text: Text, nameOf: (indicator: string) => string): ColDef<NoteHit>[] {
  const columns = text.search.noteColumns
  return [
    {
      colId: 'organisation',
      headerName: text.columns.organisation,
      flex: 2,
      minWidth: 150,
      valueGetter: ({ data }) => data && (data.organisation || fileName(data.path)),
    },
    {
      colId: 'year',
      headerName: text.columns.year,
      width: 66,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'place',
      headerName: columns.place,
      flex: 2,
      valueGetter: ({ data }) => data && (data.indicator === null ? text.search.wholeReport : nameOf(data.indicator)),
    },
    { colId: 'note', headerName: columns.note, flex: 6, cellClass: 'opens', valueGetter: ({ data }) => data?.text },
    { colId: 'author', headerName: columns.author, width: 110, valueGetter: ({ data }) => data?.author },
    { colId: 'madeAt', headerName: columns.madeAt, width: 140, valueGetter: ({ data }) => data && moment(data.madeAt) },
  ]
}
