import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ChartPage } from './features/chart/chart-page.tsx'
import { ComparePage } from './features/compare/compare-page.tsx'
import { DataPage } from './features/data/data-page.tsx'
import { DuplicatesPage } from './features/duplicates/duplicates-page.tsx'
import { ExportPage } from './features/export/export-page.tsx'
import { FilesPage } from './features/files/files-page.tsx'
import { FindingsPage } from './features/findings/findings-page.tsx'
import { FirstRun } from './features/first-run/first-run.tsx'
import { chaptersOf } from './features/guide/chapters.ts'
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
import { ConditionBand } from './frame/condition-band.tsx'
import { DropAnywhere } from './frame/drop-anywhere.tsx'
import { openExportMenu } from './frame/export-menu.tsx'
import { Header } from './frame/header.tsx'
import { useKeys } from './frame/keys.ts'
import { Mishap } from './frame/mishap.tsx'
import { useNaming } from './frame/naming.ts'
import { type Command, Palette } from './frame/palette.tsx'
import { SideBar } from './frame/side-bar.tsx'
import { NoticeLine, StatusBar } from './frame/status-bar.tsx'
import { useStudyCommands } from './frame/study-commands.ts'
import { useMenu } from './frame/use-menu.ts'
import { useExportNews } from './state/export-news.ts'
import { ImportingProvider, useImporting } from './state/importing.tsx'
import { NoticeProvider } from './state/notice.tsx'
import { usePageCommands } from './state/page-commands.tsx'
import { keyOf, PAGES, PlaceProvider, usePlace } from './state/place.tsx'
import { SettingsProvider } from './state/settings.tsx'
import { StudyProvider, useStudy, useSummary } from './state/study.tsx'
import { TakenOverProvider } from './state/taken-over.tsx'
import { useOpenView, useViews } from './state/views.tsx'
import { useLanguage, useText } from './text/language.tsx'
import { keepValue, SEARCHED } from './ui/kept.ts'
import './frame/frame.css'

/** Nothing grows old by itself: the engine says when the study has changed. */
const cache = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
})

export function App() {
  return (
    <QueryClientProvider client={cache}>
      <SettingsProvider>
        <NoticeProvider>
          <StudyProvider>
            <PlaceProvider>
              <ImportingProvider>
                <TakenOverProvider>
                  <Frame />
                </TakenOverProvider>
              </ImportingProvider>
            </PlaceProvider>
          </StudyProvider>
        </NoticeProvider>
      </SettingsProvider>
    </QueryClientProvider>
  )
}

function Frame() {
  const text = useText()
  const { go, back, place } = usePlace()
  const commands = useStudyCommands()
  const [searching, setSearching] = useState(false)
  const { state } = useStudy()
  const { samples } = useImporting()
  useNaming()
  const isEmpty = useSummary()?.reports === 0 || state === 'none'
  const pageCommands = usePageCommands()
  const views = useViews()
  const chapters = chaptersOf(useLanguage())
  const openView = useOpenView()
  const pageKeys = Object.fromEntries(PAGES.map(page => [`alt+${keyOf(page).toLowerCase()}`, () => go({ page })]))
  useKeys({
    ...pageKeys,
    'ctrl+k': () => setSearching(true),
    'ctrl+z': commands.undo,
    'ctrl+y': commands.redo,
    'ctrl+shift+z': commands.redo,
    'ctrl+e': openExportMenu,
    'ctrl+o': commands.openStudy,
    'ctrl+n': commands.newStudy,
    'alt+arrowleft': back,
  })
  useMenu(commands)
  useExportNews()
  const list = useMemo<readonly Command[]>(
    () => [
      ...PAGES.map(page => ({
        id: page,
        label: text.pages[page],
        hint: `Alt+${keyOf(page)}`,
        run: () => go({ page }),
      })),
      ...chapters.map(({ name, title }) => ({
        id: `guide-${name}`,
        label: text.guide.chapter(title),
        hint: '',
        run: () => go({ page: 'guide', chapter: name }),
      })),
      ...views.map(view => ({
        id: `view-${view.id}`,
        label: text.views.current(view.name),
        hint: view.shows ? text.pages[view.shows.page] : '',
        run: () => openView(view),
      })),
      { id: 'undo', label: text.edits.undo, hint: 'Ctrl+Z', run: commands.undo },
      { id: 'redo', label: text.edits.redo, hint: 'Ctrl+Y', run: commands.redo },
      { id: 'export', label: text.taking.menu, hint: 'Ctrl+E', run: openExportMenu },
      { id: 'export-workbook', label: text.taking.comparison, hint: '', run: commands.exportTable },
      ...(state === 'open'
        ? [
            { id: 'data-sets', label: text.taking.data, hint: '', run: () => go({ page: 'export' }) },
            {
              id: 'sample',
              label: text.taking.sampleItem,
              hint: '',
              run: () => go({ page: 'export', part: 'sample' }),
            },
          ]
        : []),
      { id: 'export-panel', label: text.taking.panel, hint: '', run: commands.exportPanel },
      { id: 'open', label: text.study.open, hint: 'Ctrl+O', run: commands.openStudy },
      { id: 'new', label: text.study.create, hint: 'Ctrl+N', run: commands.newStudy },
      ...(state === 'open'
        ? [
            { id: 'series', label: text.series.title, hint: '', run: () => go({ page: 'series' }) },
            { id: 'about', label: text.study.about, hint: '', run: commands.aboutStudy },
            { id: 'copy', label: text.study.copy, hint: '', run: commands.saveCopy },
            { id: 'merge', label: text.study.merge, hint: '', run: commands.mergeStudy },
            { id: 'reveal', label: text.study.showInFolder, hint: '', run: commands.showInFolder },
          ]
        : []),
      ...(isEmpty ? [{ id: 'samples', label: text.firstRun.samples, hint: '', run: () => void samples() }] : []),
    ],
    [text, go, commands, isEmpty, samples, state, views, openView, chapters],
  )
  return (
    <div className="frame">
      <Header commands={commands} onSearch={() => setSearching(true)} />
      <SideBar />
      <main data-testid="main">
        <ConditionBand />
        <div className="under-band">
          <Mishap key={place.page}>
            <CurrentPage />
          </Mishap>
        </div>
      </main>
      <NoticeLine />
      <StatusBar />
      <DropAnywhere />
      {searching && (
        <Palette
          commands={[...list, ...pageCommands]}
          openReport={reportId => go({ page: 'report', reportId, indicator: null })}
          openIndicator={indicator => go({ page: 'chart', indicator })}
          searchText={query => {
            keepValue(SEARCHED, query)
            go({ page: 'search' })
          }}
          close={() => setSearching(false)}
        />
      )}
    </div>
  )
}

function CurrentPage() {
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
