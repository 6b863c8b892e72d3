import { ChartPage } from './features/chart/chart-page.tsx'
import { ComparePage } from './features/compare/compare-page.tsx'
import { DataPage } from './features/data/data-page.tsx'
import { DuplicatesPage } from './features/duplicates/duplicates-page.tsx'
import { ExportPage } from './features/export/export-page.tsx'
import { FilesPage } from './features/files/files-page.tsx'
import { FindingsPage } from './features/findings/findings-page.tsx'
import { FirstRun } from './features/first-run/first-run.tsx'
import { GuidePage } from './features/guide/guide-page.tsx'
import { HistoryPage } from './features/history/history-page.tsx'
import { ImportPage } from './features/import/import-page.tsx'
import { LibraryPage } from './features/library/library-page.tsx'
import { OrganisationsPage } from './features/organisations/organisations-page.tsx'
import { ReportPage } from './features/report/report-page.tsx'
import { SearchPage } from './features/search/search-page.tsx'
import { SeriesPage } from './features/series/series-page.tsx'
import { SettingsPage } from './features/settings/settings-page.tsx'
import { StudyPage } from './features/study/study-page.tsx'
import { ViewsPage } from './features/views/views-page.tsx'
import { usePlace } from './state/place.tsx'
import { useStudy } from './state/study.tsx'

/** The page of the place where the person is; without a study what to do first, but for the pages that need none. */
export function CurrentPage() {
  const { place } = usePlace()
  const { state, path } = useStudy()
  if (place.page === 'settings') return <SettingsPage />
  if (place.page === 'guide') return <GuidePage chapter={place.chapter ?? null} />
  if (state === 'starting') return null
  if (state === 'none') return <FirstRun />
  switch (place.page) {
    case 'import':
      return <ImportPage key={path} />
    case 'reports':
      return <LibraryPage key={path} />
    case 'data':
      return <DataPage key={`${path} ${place.opened}`} />
    case 'report':
      return (
        <ReportPage
          key={place.reportId}
          reportId={place.reportId}
          indicator={place.indicator}
          range={place.range ?? null}
        />
      )
    case 'compare':
      return <ComparePage key={`${path} ${place.opened}`} />
    case 'chart':
      return (
        <ChartPage key={`${path} ${place.opened}`} indicator={place.indicator} organisations={place.organisations} />
      )
    case 'series':
      return <SeriesPage key={path} />
    case 'views':
      return <ViewsPage key={path} />
    case 'findings':
      return <FindingsPage key={path} />
    case 'organisations':
      return <OrganisationsPage key={path} />
    case 'duplicates':
      return <DuplicatesPage key={path} />
    case 'search':
      return <SearchPage key={path} />
    case 'files':
      return <FilesPage key={path} />
    case 'export':
      return <ExportPage key={`${path} ${place.part}`} part={place.part ?? 'data'} />
    case 'study':
      return <StudyPage key={path} merge={place.merge ?? null} />
    case 'history':
      return <HistoryPage key={path} />
  }
}
