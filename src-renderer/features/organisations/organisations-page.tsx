import type { GridApi } from 'ag-grid-community'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { OrganisationId, OrganisationLine, OrganisationSort } from '#shared/domain/organisation.ts'
import { call } from '../../api.ts'
import { BodyFilterFields, type BodyFilters, useBodyWords } from '../../state/body-filters.tsx'
import { useNotices } from '../../state/notice.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { Split } from '../../ui/split.tsx'
import { columnsOf } from './columns.ts'
import { BodyDetail } from './detail.tsx'
import { ListPanel } from './list-panel.tsx'
import { MergePanel } from './merge-panel.tsx'
import { Suggestions, useSuggestionCount } from './suggestions.tsx'
import './organisations.css'

type Tab = 'all' | 'suggestions' | 'list'

/** The bodies of the study: their names, where they belong, which of them are one. */
export function OrganisationsPage() {
  const text = useText()
  const words = text.organisations
  const [tab, setTab] = useKept<Tab>('organisations.tab', 'all')
  const [search, setSearch] = useKept('organisations.search', '')
  const [total, setTotal] = useState<number | null>(null)
  const suggested = useSuggestionCount()
  return (
    <div className="page" data-testid="organisations-page">
      <div className="top">
        <h1>{text.pages.organisations}</h1>
        {total !== null && <span className="chip">{words.count(total)}</span>}
        <span className="space" />
        {tab === 'all' && (
          <input
            type="search"
            className="organisations-search"
            data-testid="organisations-search"
            placeholder={words.search}
            aria-label={words.search}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
        )}
        <button type="button" aria-pressed={tab === 'all'} data-testid="tab-all" onClick={() => setTab('all')}>
          {words.all}
        </button>
        <button
          type="button"
          aria-pressed={tab === 'suggestions'}
          data-testid="tab-suggestions"
          onClick={() => setTab('suggestions')}
        >
          {words.suggested(suggested)}
        </button>
        <button
          type="button"
          aria-pressed={tab === 'list'}
          data-testid="tab-list"
          title={words.list.hint}
          onClick={() => setTab('list')}
        >
          {words.list.button}
        </button>
      </div>
      {tab === 'all' && <Bodies search={search} onTotal={setTotal} />}
      {tab === 'suggestions' && <Suggestions />}
      {tab === 'list' && <ListPanel close={() => setTab('all')} />}
    </div>
  )
}

function Bodies({ search, onTotal }: { search: string; onTotal: (total: number) => void }) {
  const text = useText()
  const words = text.organisations
  const language = useLanguage()
  const { version } = useStudy()
  const { tellFailure } = useNotices()
  const { kind } = useBodyWords()
  const [filters, setFilters] = useKept<BodyFilters>('organisations.filters', {})
  const asked = useDeferredValue(search)
  const { row, lookAt, lookHere } = useLookedAt(JSON.stringify([asked, filters]))
  const [ticked, setTicked] = useState<readonly OrganisationLine[]>([])
  const [merging, setMerging] = useState(false)
  const grid = useRef<GridApi<OrganisationLine> | null>(null)
  const ask = useCallback(
    ({ offset, limit, sort }: Asked) =>
      call('organisation.page', {
        ...filters,
        search: asked.trim(),
        offset,
        limit,
        sort: (sort?.column as OrganisationSort | undefined) ?? 'name',
        descending: sort?.descending ?? false,
      }),
    [asked, filters],
  )
  const columns = useMemo(() => columnsOf(text, kind), [text, kind])
  const untick = () => {
    grid.current?.deselectAll()
    setTicked([])
    setMerging(false)
    const cell = grid.current?.getFocusedCell()
    if (cell) grid.current?.setFocusedCell(cell.rowIndex, cell.column)
  }
  const filtered = asked.trim() !== '' || Object.keys(filters).length > 0
  return (
    <>
      <div className="bar-line">
        <BodyFilterFields filters={filters} set={setFilters} />
        <span className="space" />
        <span data-testid="organisations-ticked">{ticked.length > 0 ? words.ticked(ticked.length) : words.hint}</span>
        {ticked.length > 0 && (
          <button type="button" className="link" onClick={untick}>
            {words.untick}
          </button>
        )}
        <button
          type="button"
          data-testid="merge-open"
          aria-expanded={merging}
          disabled={ticked.length < 2}
          onClick={() => setMerging(!merging)}
        >
          {words.merge.button}
        </button>
      </div>
      {merging && ticked.length > 1 && <MergePanel bodies={ticked} done={untick} cancel={() => setMerging(false)} />}
      <Split
        name="organisations"
        share={65}
        label={text.pages.organisations}
        left={
          // biome-ignore lint/a11y/noStaticElementInteractions: M merges what is ticked in the grid inside
          <div
            className="organisations-list"
            onKeyDown={event => {
              if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.altKey || ticked.length < 2) return
              event.preventDefault()
              setMerging(true)
            }}
          >
            <PagedGrid<OrganisationLine>
              ask={ask}
              version={version}
              columns={columns}
              rowId={body => String(body.id)}
              language={language}
              testId="organisations-grid"
              empty={filtered ? words.noMatch : words.empty}
              onTrouble={tellFailure}
              onTotal={onTotal}
              onRow={body => lookAt(body, grid.current?.getFocusedCell()?.rowIndex ?? null)}
              onTicked={setTicked}
              onGrid={api => {
                grid.current = api
              }}
            />
          </div>
        }
        right={<BodyDetail organisationId={row} gone={lookHere} />}
      />
    </>
  )
}

/**
 * The body whose details are shown: the one the keyboard is on. One that moves in the list, as when it is renamed, stays
 * in view; one that is gone gives way to what stands in its place.
 */
function useLookedAt(list: string) {
  const [row, setRow] = useState<OrganisationId | null>(null)
  const at = useRef<{ readonly list: string; readonly index: number } | null>(null)
  const here = useRef<OrganisationId | null>(null)
  const lookAt = (body: OrganisationLine | null, index: number | null) => {
    here.current = body?.id ?? null
    if (index !== null && index === at.current?.index && list === at.current.list) return
    at.current = index === null ? null : { list, index }
    setRow(here.current)
  }
  const lookHere = useCallback(() => setRow(here.current), [])
  return { row, lookAt, lookHere }
}
