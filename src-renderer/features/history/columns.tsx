import type { ColDef } from 'ag-grid-community'
import type { StepLine } from '#shared/domain/step.ts'
import { VERDICTS } from '#shared/domain/verdict.ts'
import { Writes } from '../../state/writes.tsx'
import { moment } from '../../text/figures.ts'
import { changedText } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'

/** The history as columns; `turn` undoes or redoes just this step. */
export function columnsOf(
  text: Text,
  indicatorName: (id: string) => string,
  turn: (step: StepLine) => void,
): ColDef<StepLine>[] {
  const { columns, history } = text
  return [
    { colId: 'time', headerName: columns.time, width: 140, valueGetter: ({ data }) => data && moment(data.madeAt) },
    {
      colId: 'author',
      headerName: columns.author,
      width: 84,
      valueGetter: ({ data }) => data && (data.author || history.unnamed),
      cellClass: ({ data }) => (data?.author ? undefined : 'figure-faint'),
    },
    {
      colId: 'act',
      headerName: columns.act,
      width: 108,
      valueGetter: ({ data }) => data && [history.acts[data.act], history.kinds[data.kind]].filter(Boolean).join(' · '),
    },
    {
      colId: 'organisation',
      headerName: columns.organisation,
      flex: 3,
      cellClass: ({ data }) => (data?.first?.report ? 'opens' : undefined),
      valueGetter: ({ data }) => data?.first?.report?.organisation,
    },
    {
      colId: 'year',
      headerName: columns.year,
      width: 62,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first?.report?.year ?? '–',
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      flex: 4,
      valueGetter: ({ data }) => data && whatIn(data, text, indicatorName),
      tooltipValueGetter: ({ data }) => data && whatIn(data, text, indicatorName),
    },
    {
      colId: 'before',
      headerName: columns.before,
      width: 88,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first && shownIn(data, data.first.before, text),
      tooltipValueGetter: ({ data }) => data?.first?.before,
    },
    {
      colId: 'after',
      headerName: columns.after,
      width: 88,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.first && shownIn(data, data.first.after, text),
      tooltipValueGetter: ({ data }) => data?.first?.after,
    },
    {
      colId: 'reason',
      headerName: columns.reason,
      flex: 3,
      valueGetter: ({ data }) => data && (data.covered > 0 ? history.covered(data.covered, data.size) : data.reason),
      tooltipValueGetter: ({ data }) => data?.reason,
    },
    {
      colId: 'state',
      headerName: columns.state,
      width: 70,
      valueGetter: ({ data }) => (data?.act === 'make' ? (data.stands ? history.stands : history.undone) : ''),
    },
    {
      colId: 'turn',
      headerName: columns.stands,
      width: 62,
      cellRenderer: ({ data }: { data?: StepLine }) =>
        data?.act === 'make' && (
          <Writes>
            <button
              type="button"
              className="link"
              tabIndex={-1}
              data-testid={`${data.stands ? 'undo' : 'redo'}-${data.id}`}
              onClick={() => turn(data)}
            >
              {data.stands ? text.edits.undo : text.edits.redo}
            </button>
          </Writes>
        ),
    },
  ]
}

/** What stood there as the history wrote it down; a verdict by its name. */
function shownIn({ kind }: StepLine, words: string | null, text: Text): string {
  const verdict = kind === 'verdict' ? VERDICTS.find(verdict => verdict === words) : undefined
  return verdict ? text.verdicts[verdict] : changedText(kind, words)
}

function whatIn({ first, size }: StepLine, text: Text, indicatorName: (id: string) => string): string {
  const what = first?.indicator ? indicatorName(first.indicator) : (first?.subject ?? '')
  return [what, size > 1 && text.history.more(size)].filter(Boolean).join(' ')
}
