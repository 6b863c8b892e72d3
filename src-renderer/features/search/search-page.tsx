import type { ColDef, GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NoteHit, SearchFilters, SearchHit } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { fileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import type { Text } from '../../text/zh-CN.ts'
import { keptValue, SEARCHED, useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { takenAs } from '../../ui/shown-list.ts'
import { Narrowing, NO_FILTERS } from './narrowing.tsx'
import { noteColumnsOf } from './note-columns.ts'
import './search.css'

/** Long enough for the next key of a word, short enough to feel at once. */
const PAUSE = 180

/** Words in the text of every report; a hit opens its report at the place. */
export function SearchPage() {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const { place, go } = usePlace()
  const { tellFailure } = useNotices()
  const [query, setQuery] = useKept(SEARCHED, '')
  const [composing, setComposing] = useState(false)
  const [total, setTotal] = useState<number | null>(null)
  const asked = useSettled(query.trim(), composing)
  const [where, setWhere] = useKept<'text' | 'notes'>('search.where', 'text')
  const [filters, setFilters] = useKept<SearchFilters>('search.filters', NO_FILTERS)
  const names = useFormNames()
  const box = useRef<HTMLInputElement>(null)
  const grid = useRef<GridApi<SearchHit> | null>(null)
  useEffect(() => {
    // asked for again from elsewhere while this page is open
    if (place.page === 'search') setQuery(keptValue(SEARCHED, ''))
  }, [place, setQuery])
  useEffect(() => {
    if (keptValue(SEARCHED, '') === '') box.current?.focus()
  }, [])

  const ask = useCallback(
    ({ offset, limit }: Asked) => call('search.page', { query: asked, offset, limit, filters }),
    [asked, filters],
  )
  const askNotes = useCallback(
    ({ offset, limit }: Asked) => call('search.notes', { query: asked, offset, limit, filters }),
    [asked, filters],
  )
  const columns = useMemo(() => columnsOf(text), [text])
  const noteColumns = useMemo(() => noteColumnsOf(text, names.indicator), [text, names])
  const enter = () => {
    if (!total || !grid.current) return
    grid.current.ensureIndexVisible(0)
    grid.current.setFocusedCell(0, 'snippet')
  }
  return (
    <div className="page" data-testid="search-page">
      <div className="top">
        <h1>{text.pages.search}</h1>
        <input
          type="search"
          className="search-query"
          data-testid="search-query"
          ref={box}
          placeholder={text.search.placeholder}
          aria-label={text.search.placeholder}
          value={query}
          onChange={event => setQuery(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={event => {
            if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return
            event.preventDefault()
            enter()
          }}
        />
        {(asked !== '' || where === 'notes') && total !== null && (
          <span className="chip" data-testid="search-count">
            {where === 'notes' ? text.search.notes(total) : text.search.count(total)}
          </span>
        )}
      </div>
      <Narrowing where={where} onWhere={setWhere} filters={filters} onFilters={setFilters} />
      {where === 'notes' ? (
        <PagedGrid<NoteHit>
          ask={askNotes}
          version={version}
          columns={noteColumns}
          rowId={note => `${note.reportId}/${note.indicator ?? ''}`}
          language={language}
          testId="note-grid"
          empty={text.search.noNote}
          onTrouble={tellFailure}
          onTotal={setTotal}
          opensAtClick={column => column === 'note'}
          onOpen={({ reportId, indicator }) => go({ page: 'report', reportId, indicator })}
        />
      ) : asked === '' ? (
        <p className="empty">{text.search.hint}</p>
      ) : (
        <PagedGrid<SearchHit>
          ask={ask}
          version={version}
          columns={columns}
          rowId={hit => String(hit.reportId)}
          language={language}
          testId="search-grid"
          empty={text.search.noMatch(asked)}
          onTrouble={tellFailure}
          onTotal={setTotal}
          onGrid={api => {
            grid.current = api
          }}
          opensAtClick={column => column === 'snippet'}
          onOpen={({ reportId, start, end }) =>
            go({ page: 'report', reportId, indicator: null, range: { start, end } })
          }
        />
      )}
    </div>
  )
}

/** What stands in the box once typing pauses; half a syllable of an input method is nothing to look for. */
function useSettled(query: string, composing: boolean): string {
  const [settled, setSettled] = useState(query)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setSettled(query), PAUSE)
    return () => clearTimeout(timer)
  }, [query, composing])
  return settled
}

function columnsOf(text: Text): ColDef<SearchHit>[] {
  return [
    {
      colId: 'organisation',
      headerName: text.columns.organisation,
      flex: 2,
      minWidth: 150,
      valueGetter: ({ data }) => data && (data.organisation || data.title || fileName(data.path)),
    },
    {
      colId: 'year',
      headerName: text.columns.year,
      width: 66,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'snippet',
      headerName: text.search.columns.snippet,
      flex: 7,
      cellClass: 'search-snippet',
      ...takenAs<SearchHit>(({ snippet: { before, hit, after } }) => `…${before}【${hit}】${after}…`),
      cellRenderer: ({ data }: { data?: SearchHit }) =>
        data && (
          <>
            {data.snippet.before}
            <mark>{data.snippet.hit}</mark>
            {data.snippet.after}
          </>
        ),
    },
    {
      colId: 'count',
      headerName: text.search.columns.times,
      width: 66,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.count,
    },
    {
      colId: 'file',
      headerName: text.columns.file,
      flex: 2,
      valueGetter: ({ data }) => data && fileName(data.path),
      tooltipValueGetter: ({ data }) => data?.path,
    },
  ]
}
