import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ReportSort } from '#shared/contract/api.ts'
import type { ReportLine } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { BodyFilterFields, type BodyFilters, useBodyWords } from '../../state/body-filters.tsx'
import { useFormNames } from '../../state/forms.ts'
import { useImporting } from '../../state/importing.tsx'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf } from './columns.ts'
import './library.css'

/** Every report of the study, a page at a time; sorted and searched by the engine. */
export function LibraryPage() {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const { choose, samples } = useImporting()
  const [search, setSearch] = useKept('library.search', '')
  const [filters, setFilters] = useKept<BodyFilters>('library.filters', {})
  const bodies = useBodyWords()
  const [total, setTotal] = useState<number | null>(null)
  const asked = useDeferredValue(search)
  const ask = useCallback(
    ({ offset, limit, sort }: Asked) =>
      call('report.page', {
        ...filters,
        offset,
        limit,
        search: asked.trim(),
        sort: (sort?.column as ReportSort | undefined) ?? 'organisation',
        descending: sort?.descending ?? false,
      }),
    [asked, filters],
  )
  const columns = useMemo(() => columnsOf(text, names.editions, bodies), [text, names, bodies])
  return (
    <div className="page" data-testid="library-page">
      <div className="top">
        <h1>{text.pages.reports}</h1>
        {total !== null && <span className="chip">{text.library.count(total)}</span>}
        <span className="space" />
        <input
          type="search"
          className="library-search"
          data-testid="library-search"
          placeholder={text.library.search}
          aria-label={text.library.search}
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <button type="button" onClick={() => void choose('folder')}>
          {text.importing.chooseFolder}
        </button>
      </div>
      <div className="bar-line">
        <BodyFilterFields filters={filters} set={setFilters} />
      </div>
      <PagedGrid<ReportLine>
        ask={ask}
        version={version}
        columns={columns}
        rowId={report => String(report.id)}
        language={language}
        testId="library-grid"
        empty={
          search.trim() ? (
            text.library.noMatch(search.trim())
          ) : Object.keys(filters).length > 0 ? (
            text.organisations.noReports
          ) : (
            <>
              {text.library.empty}{' '}
              <button type="button" className="link" onClick={() => void samples()}>
                {text.firstRun.samples}
              </button>
            </>
          )
        }
        onTrouble={tellFailure}
        onTotal={setTotal}
        opensAtClick={column => column === 'organisation'}
        onOpen={report => go({ page: 'report', reportId: report.id, indicator: null })}
      />
    </div>
  )
}
