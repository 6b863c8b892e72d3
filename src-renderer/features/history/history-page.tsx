import { useState } from 'react'
import { useText } from '../../text/language.tsx'
import { HISTORY_TAB, useKept } from '../../ui/kept.ts'
import { RereadList } from './reread-list.tsx'
import { StepList } from './step-list.tsx'
import { useRereadCount } from './use-history.ts'
import './history.css'

/** Every step that people took, and the corrections under which a file is read otherwise now. */
export function HistoryPage() {
  const text = useText()
  const [tab, setTab] = useKept<'steps' | 'reread'>(HISTORY_TAB, 'steps')
  const reread = useRereadCount()
  const [search, setSearch] = useKept('history.search', '')
  const [total, setTotal] = useState<number | null>(null)
  return (
    <div className="page" data-testid="history-page">
      <div className="top">
        <h1>{text.pages.history}</h1>
        {tab === 'steps' && total !== null && <span className="chip">{total}</span>}
        <span className="space" />
        {tab === 'steps' && (
          <input
            type="search"
            className="history-search"
            data-testid="history-search"
            placeholder={text.history.search}
            aria-label={text.history.search}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
        )}
        <button
          type="button"
          aria-pressed={tab === 'steps'}
          data-testid="history-steps"
          onClick={() => setTab('steps')}
        >
          {text.history.steps}
        </button>
        <button
          type="button"
          aria-pressed={tab === 'reread'}
          data-testid="history-reread"
          onClick={() => setTab('reread')}
        >
          {text.reread.tab(reread)}
        </button>
      </div>
      {tab === 'steps' ? <StepList search={search} onTotal={setTotal} onClear={() => setSearch('')} /> : <RereadList />}
    </div>
  )
}
