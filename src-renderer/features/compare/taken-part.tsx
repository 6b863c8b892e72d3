import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReportOf } from '#shared/domain/prose.ts'
import { SECTION_KINDS } from '#shared/domain/reading.ts'
import {
  type AlikeKind,
  type AlikeLine,
  TAKEN_SORTS,
  type TakenLine,
  type TakenOrder,
} from '#shared/domain/taken-over.ts'
import { TAKEN_SHOWS, type TakenChoice } from '#shared/domain/view.ts'
import { call } from '../../api.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useNotices } from '../../state/notice.tsx'
import { useTakenOver } from '../../state/taken-over.tsx'
import { moment } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { COMPARED, useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { PartActs } from './part-acts.tsx'
import { alikeColumns, takenColumns } from './taken-columns.ts'
import { TakenSums } from './taken-sums.tsx'

const FIRST: TakenChoice = { shows: 'reports', part: null, search: '', year: null }

type Props = {
  readonly tools: ReactNode
  /** How many lines there are; null where it is none of lines. */
  readonly onTotal: (total: number | null) => void
  /** Show two reports side by side. */
  readonly onPair: (left: ReportOf, right: ReportOf) => void
}

/** What reports took over from last year and from each other, over the whole study. */
export function TakenPart({ tools, onTotal, onPair }: Props) {
  const text = useText()
  const { state, progress } = useTakenOver()
  const [choice, setChoice] = useKept<TakenChoice>(COMPARED.taken, FIRST)
  const [sort, setSort] = useState<TakenOrder | null>(null)
  const order = useCallback(
    (next: TakenOrder | null) => setSort(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next)),
    [],
  )
  const choose = (part: Partial<TakenChoice>) => setChoice({ ...choice, ...part })
  const isMade = state?.madeAt != null
  const isList = isMade && choice.shows !== 'sums'
  useEffect(() => {
    if (!isList) onTotal(null)
  }, [isList, onTotal])
  return (
    <>
      <div className="compare-tools panel-tools">
        {tools}
        {isMade && <TakenTools choice={choice} onChoose={choose} />}
        <span className="space" />
        <Standing />
      </div>
      <PartActs shows={{ page: 'compare', layout: 'taken', choice, sort }} onDraw={null} />
      {isMade && state.isStale && !progress && <p className="taken-stale">{text.taken.stale}</p>}
      {state && !isMade && <p className="empty">{progress ? '' : text.taken.never}</p>}
      {isMade && choice.shows === 'reports' && (
        <Reports choice={choice} onTotal={onTotal} onPair={onPair} onSort={order} />
      )}
      {isMade && (choice.shows === 'bodies' || choice.shows === 'years') && (
        <Pairs key={choice.shows} kind={choice.shows} choice={choice} onTotal={onTotal} onPair={onPair} />
      )}
      {isMade && choice.shows === 'sums' && <TakenSums />}
    </>
  )
}

/** How far the comparing is, or when it was done, and what can be done about it. */
function Standing() {
  const text = useText()
  const { state, progress, start, cancel } = useTakenOver()
  if (progress) {
    return (
      <span className="tool" data-testid="taken-progress">
        {text.taken.progress[progress.phase](progress.done, progress.of)}
        <span className="progress-bar">
          <i style={{ width: `${progress.of > 0 ? (100 * progress.done) / progress.of : 0}%` }} />
        </span>
        <button type="button" data-testid="taken-cancel" onClick={cancel}>
          {text.taken.cancel}
        </button>
      </span>
    )
  }
  if (!state) return null
  return (
    <span className="tool" data-testid="taken-standing">
      {state.madeAt === null ? text.taken.neverShort : text.taken.madeAt(moment(state.madeAt))}
      <button type="button" className={state.isStale ? 'primary' : 'quiet'} data-testid="taken-start" onClick={start}>
        {state.madeAt === null ? text.taken.start : text.taken.again}
      </button>
    </span>
  )
}

type ToolProps = { readonly choice: TakenChoice; readonly onChoose: (part: Partial<TakenChoice>) => void }

function TakenTools({ choice, onChoose }: ToolProps) {
  const text = useText()
  const years = useComparisonChoices()?.years ?? []
  return (
    <>
      <select
        aria-label={text.taken.show}
        data-testid="taken-shows"
        value={choice.shows}
        onChange={event => onChoose({ shows: TAKEN_SHOWS.find(one => one === event.target.value) ?? 'reports' })}
      >
        {TAKEN_SHOWS.map(one => (
          <option key={one} value={one}>
            {text.taken.shows[one]}
          </option>
        ))}
      </select>
      {choice.shows === 'reports' && (
        <select
          aria-label={text.taken.part}
          data-testid="taken-part"
          value={choice.part ?? ''}
          onChange={event => onChoose({ part: SECTION_KINDS.find(kind => kind === event.target.value) ?? null })}
        >
          <option value="">{text.taken.whole}</option>
          {SECTION_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {text.search.sections[kind]}
            </option>
          ))}
        </select>
      )}
      {choice.shows !== 'sums' && (
        <>
          <select
            aria-label={text.taken.year}
            data-testid="taken-year"
            value={choice.year ?? ''}
            onChange={event => onChoose({ year: event.target.value === '' ? null : Number(event.target.value) })}
          >
            <option value="">{text.taken.everyYear}</option>
            {years.map(year => (
              <option key={year}>{year}</option>
            ))}
          </select>
          <input
            type="search"
            placeholder={text.taken.search}
            aria-label={text.taken.search}
            data-testid="taken-search"
            value={choice.search}
            onChange={event => onChoose({ search: event.target.value })}
          />
        </>
      )}
    </>
  )
}

type ListProps = Pick<Props, 'onTotal' | 'onPair'> & { readonly choice: TakenChoice }

type ReportsProps = ListProps & { readonly onSort: (sort: TakenOrder | null) => void }

function Reports({ choice, onTotal, onPair, onSort }: ReportsProps) {
  const text = useText()
  const language = useLanguage()
  const { tellFailure } = useNotices()
  const { version } = useTakenOver()
  const { part, search, year } = choice
  const columns = useMemo(() => takenColumns(text), [text])
  const ask = useCallback(
    ({ offset, limit, sort }: Asked) => {
      const column = TAKEN_SORTS.find(one => one === sort?.column)
      onSort(column && sort ? { column, descending: sort.descending } : null)
      return call('taken.page', {
        ...{ part, search, year, offset, limit },
        sort: column ?? 'again',
        descending: sort?.descending ?? true,
      })
    },
    [part, search, year, onSort],
  )
  const open = ({ organisation, year, again, alike }: TakenLine, column: string) => {
    const own = { organisation, year }
    if (alike && (column === 'alike' || column === 'likeness' || again === null)) {
      onPair({ organisation: alike.organisation, year }, own)
    } else if (again !== null) onPair({ organisation, year: year - 1 }, own)
  }
  return (
    <PagedGrid<TakenLine>
      ask={ask}
      version={version}
      columns={columns}
      rowId={({ reportId }) => String(reportId)}
      language={language}
      testId="taken-grid"
      empty={text.taken.empty}
      onTrouble={tellFailure}
      onTotal={onTotal}
      opensAtClick={column => column === 'again' || column === 'alike'}
      onOpen={open}
    />
  )
}

function Pairs({ kind, choice, onTotal, onPair }: ListProps & { readonly kind: AlikeKind }) {
  const text = useText()
  const language = useLanguage()
  const { tellFailure } = useNotices()
  const { version } = useTakenOver()
  const { search, year } = choice
  const columns = useMemo(() => alikeColumns(text), [text])
  const ask = useCallback(
    ({ offset, limit }: Asked) => call('taken.alike', { kind, search, year, offset, limit }),
    [kind, search, year],
  )
  return (
    <PagedGrid<AlikeLine>
      ask={ask}
      version={version}
      columns={columns}
      rowId={({ reportId, otherId }) => `${reportId}/${otherId}`}
      language={language}
      testId="alike-grid"
      empty={text.taken.emptyPairs}
      onTrouble={tellFailure}
      onTotal={onTotal}
      opensAtClick={column => column === 'one' || column === 'other'}
      onOpen={({ organisation, year, otherOrganisation, otherYear }) =>
        onPair({ organisation: otherOrganisation, year: otherYear }, { organisation, year })
      }
    />
  )
}
