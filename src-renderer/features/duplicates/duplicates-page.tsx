import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DuplicateReport } from '#shared/domain/study.ts'
import { call, failureText } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { fileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { isFocusFree } from '../../ui/grid-place.ts'
import { moveFocus } from '../../ui/popover.tsx'
import { DuplicateGroupRows } from './group-rows.tsx'
import './duplicates.css'
import { Writes } from '../../state/writes.tsx'

const PAGE = 40

/** Reports that are likely the same, side by side; a person says which of them stands. */
export function DuplicatesPage() {
  const text = useText()
  const language = useLanguage()
  const { go } = usePlace()
  const [reason, setReason] = useState('')
  const choose = useChoosing(reason, () => setReason(''))
  const groups = useGroups()
  const list = useRef<HTMLTableElement>(null)
  const total = groups.data?.pages[0]?.total ?? 0
  const shown = groups.data?.pages.flatMap(page => page.rows) ?? []
  useEffect(() => {
    if (total > 0 && isFocusFree()) list.current?.querySelector<HTMLElement>('.duplicate')?.focus()
  }, [total])

  return (
    <div className="page" data-testid="duplicates-page">
      <div className="top">
        <h1>{text.pages.duplicates}</h1>
        {total > 0 && (
          <>
            <span className="chip" data-testid="duplicates-count">
              {text.duplicates.count(total)}
            </span>
            <span className="muted small">{text.duplicates.hint}</span>
          </>
        )}
      </div>
      {groups.error && <p className="empty">{failureText(groups.error, language)}</p>}
      {groups.data && total === 0 && <p className="empty">{text.duplicates.empty}</p>}
      {total > 0 && (
        <>
          <div className="bar-line">
            <Writes>
              <label className="duplicates-reason">
                {text.report.reason}
                <input
                  type="text"
                  data-testid="choice-reason"
                  placeholder={text.duplicates.reasonHint}
                  value={reason}
                  onChange={event => setReason(event.target.value)}
                />
              </label>
            </Writes>
            <span className="space" />
            <span className="small">{text.duplicates.keys}</span>
          </div>
          <div className="duplicates-list">
            <table
              ref={list}
              data-testid="duplicates"
              onKeyDown={event => moveFocus(event.currentTarget, event, '.duplicate')}
            >
              <thead>
                <tr>
                  <th className="stands">{text.duplicates.columns.stands}</th>
                  <th>{text.columns.file}</th>
                  <th className="folder">{text.duplicates.columns.folder}</th>
                  <th>{text.duplicates.columns.title}</th>
                  <th className="date">{text.columns.published}</th>
                  <th className="figure">{text.columns.values}</th>
                  <th className="moment">{text.duplicates.columns.importedAt}</th>
                  <th className="act" />
                </tr>
              </thead>
              {shown.map((group, at) => (
                <DuplicateGroupRows
                  key={Math.min(...group.reports.map(report => report.reportId))}
                  group={group}
                  isFirst={at === 0}
                  open={report => go({ page: 'report', reportId: report.reportId, indicator: null })}
                  choose={choose}
                />
              ))}
            </table>
            {groups.hasNextPage && (
              <button type="button" className="duplicates-more" onClick={() => void groups.fetchNextPage()}>
                {text.duplicates.more(total - shown.length)}
              </button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

function useGroups() {
  return useInfiniteQuery({
    queryKey: ['study', 'duplicates'],
    queryFn: ({ pageParam }) => call('duplicates.page', { offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ offset, rows, total }) => (offset + rows.length < total ? offset + rows.length : undefined),
  })
}

function useChoosing(reason: string, done: () => void) {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  return (report: DuplicateReport) =>
    void call('duplicates.choose', { reportId: report.reportId, reason: reason.trim(), author }).then(() => {
      done()
      tell({ kind: 'done', says: text.duplicates.done(fileName(report.path)) })
    }, tellFailure)
}
