import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { StepChange, StepLine } from '#shared/domain/step.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { useTurns } from '../../state/turns.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf } from './columns.tsx'
import { Filters } from './filters.tsx'
import { StepChanges } from './step-changes.tsx'
import { EVERYTHING, filtersOf, type Narrowed } from './use-history.ts'

type Props = {
  readonly search: string
  readonly onTotal: (total: number) => void
  readonly onClear: () => void
}

/** Every step, newest first: who did what, when and why; each can be undone or redone by itself. */
export function StepList({ search, onTotal, onClear }: Props) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const { undo, redo } = useTurns()
  const [narrowed, setNarrowed] = useKept<Narrowed>('history.narrowed', EVERYTHING)
  const [row, setRow] = useState<StepLine | null>(null)
  const asked = useDeferredValue(search)
  const isNarrowed = asked.trim() !== '' || Object.values(narrowed).some(Boolean)
  const ask = useCallback(
    ({ offset, limit }: Asked) => call('step.page', { offset, limit, ...filtersOf(narrowed, asked) }),
    [narrowed, asked],
  )
  const turn = useCallback(
    (step: StepLine) => {
      if (step.act !== 'make') return
      if (step.stands) undo(step.id)
      else redo(step.id)
    },
    [undo, redo],
  )
  const columns = useMemo(() => columnsOf(text, names.indicator, turn), [text, names, turn])
  const jump = (change: StepChange | null) => {
    if (change?.report) go({ page: 'report', reportId: change.report.id, indicator: change.indicator })
  }
  return (
    <>
      <Filters
        narrowed={narrowed}
        onChange={setNarrowed}
        canClear={isNarrowed}
        onClear={() => {
          setNarrowed(EVERYTHING)
          onClear()
        }}
      />
      <PagedGrid<StepLine>
        ask={ask}
        version={version}
        columns={columns}
        rowId={step => String(step.id)}
        language={language}
        testId="history-grid"
        empty={isNarrowed ? text.history.noMatch : text.history.empty}
        onTrouble={tellFailure}
        onTotal={onTotal}
        onRow={setRow}
        opensAtClick={column => column === 'organisation'}
        onOpen={(step, column) => (column === 'turn' ? turn(step) : jump(step.first))}
        rowClass={({ data }) => (data && !data.stands ? 'history-undone' : undefined)}
      />
      {row && row.size > 1 && <StepChanges key={row.id} step={row} onOpen={jump} />}
    </>
  )
}
