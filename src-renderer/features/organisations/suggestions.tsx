import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Suggestion } from '#shared/domain/organisation.ts'
import { call, failureText } from '../../api.ts'
import { Writes } from '../../state/writes.tsx'
import { figure } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { isFocusFree } from '../../ui/grid-place.ts'
import { moveFocus } from '../../ui/popover.tsx'
import { spans } from './columns.ts'
import { useActs } from './use-acts.ts'

const PAGE = 50

/** How many suggestions there are, worked out aside. */
export function useSuggestionCount(): number {
  const query = useQuery({
    queryKey: ['study', 'body-suggestion-count'],
    queryFn: () => call('organisation.suggestions', { offset: 0, limit: 0 }),
    placeholderData: keepPreviousData,
  })
  return query.data?.total ?? 0
}

/** Bodies that are likely one, each pair with what speaks for it; a person says yes or no. */
export function Suggestions() {
  const text = useText()
  const words = text.organisations.suggestions
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const pages = useInfiniteQuery({
    queryKey: ['study', 'body-suggestions'],
    queryFn: ({ pageParam }) => call('organisation.suggestions', { offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ offset, rows, total }) => (offset + rows.length < total ? offset + rows.length : undefined),
  })
  const total = pages.data?.pages[0]?.total ?? 0
  const shown = pages.data?.pages.flatMap(page => page.rows) ?? []
  const first = shown[0] && keyOf(shown[0])
  useEffect(() => {
    const isComing = document.activeElement?.matches('[data-testid="tab-suggestions"]') ?? false
    if (first !== undefined && (isFocusFree() || isComing))
      list.current?.querySelector<HTMLElement>('.suggestion')?.focus()
  }, [first])
  if (pages.error) return <p className="empty">{failureText(pages.error, language)}</p>
  if (!pages.data) return <p className="empty">{words.working}</p>
  if (total === 0) return <p className="empty">{words.empty}</p>
  return (
    <>
      <div className="bar-line">
        <span className="small">{words.hint}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the suggestions inside */}
      <div
        ref={list}
        className="suggestions"
        data-testid="suggestions"
        onKeyDown={event => moveFocus(event.currentTarget, event, '.suggestion')}
      >
        {shown.map(suggestion => (
          <Line key={keyOf(suggestion)} suggestion={suggestion} />
        ))}
        {pages.hasNextPage && (
          <button type="button" className="suggestions-more" onClick={() => void pages.fetchNextPage()}>
            {words.more(total - shown.length)}
          </button>
        )}
      </div>
    </>
  )
}

function keyOf({ from, into }: Suggestion): string {
  return `${from.id}-${into.id}`
}

function Line({ suggestion }: { suggestion: Suggestion }) {
  const text = useText()
  const words = text.organisations.suggestions
  const act = useActs()
  const { kind, from, into, year, evidence } = suggestion
  const isMerge = kind === 'merge'
  const accept = () =>
    void (isMerge
      ? act('organisation.merge', { from: [from.id], into: into.id }, text.organisations.merge.done(1, into.name))
      : act(
          'organisation.link',
          { from: from.id, to: into.id, year, holds: true },
          text.organisations.detail.linked(from.name, into.name),
        ))
  const reject = () => void act('organisation.unlike', { a: from.id, b: into.id }, words.rejected(from.name, into.name))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line with buttons of its own in it
    <div
      className="suggestion"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move from line to line, Enter and Delete act on it
      tabIndex={0}
      data-testid="suggestion"
      onKeyDown={event => {
        if (event.target !== event.currentTarget) return
        if (event.key === 'Enter') accept()
        if (event.key === 'Delete') reject()
      }}
    >
      <div className="suggestion-names">
        <Body {...from} /> <span className="muted">{isMerge ? words.into : words.successor(year)}</span>{' '}
        <Body {...into} />
      </div>
      <div className="suggestion-why">
        {evidence.map(({ by, says }) => (
          <span key={by} className={by === 'years-clash' ? 'chip doubt' : 'chip'}>
            {words.likeness[by](says)}
          </span>
        ))}
      </div>
      <Writes>
        <div className="suggestion-acts">
          <button type="button" tabIndex={-1} data-testid="suggestion-accept" onClick={accept}>
            {isMerge ? words.merge : words.link}
          </button>
          <button type="button" tabIndex={-1} className="quiet" data-testid="suggestion-reject" onClick={reject}>
            {isMerge ? words.reject : words.rejectLink}
          </button>
        </div>
      </Writes>
    </div>
  )
}

function Body({ name, reports, years }: Suggestion['from']) {
  return (
    <span>
      <strong>{name}</strong>{' '}
      <small className="muted">
        {figure(reports)} · {spans(years)}
      </small>
    </span>
  )
}
