import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { useAppCommands } from './app-commands.ts'
import { CurrentPage } from './current-page.tsx'
import { ConditionBand } from './frame/condition-band.tsx'
import { DropAnywhere } from './frame/drop-anywhere.tsx'
import { openExportMenu } from './frame/export-menu.tsx'
import { Header } from './frame/header.tsx'
import { useKeys } from './frame/keys.ts'
import { Mishap } from './frame/mishap.tsx'
import { useNaming } from './frame/naming.ts'
import { Palette } from './frame/palette.tsx'
import { SideBar } from './frame/side-bar.tsx'
import { NoticeLine, StatusBar } from './frame/status-bar.tsx'
import { useStudyCommands } from './frame/study-commands.ts'
import { useMenu } from './frame/use-menu.ts'
import { useExportNews } from './state/export-news.ts'
import { ImportingProvider } from './state/importing.tsx'
import { NoticeProvider } from './state/notice.tsx'
import { usePageCommands } from './state/page-commands.tsx'
import { keyOf, PAGES, PlaceProvider, usePlace } from './state/place.tsx'
import { SettingsProvider } from './state/settings.tsx'
import { StudyProvider } from './state/study.tsx'
import { TakenOverProvider } from './state/taken-over.tsx'
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
  const { go, back, place } = usePlace()
  const commands = useStudyCommands()
  const [searching, setSearching] = useState(false)
  useNaming()
  const appCommands = useAppCommands(commands)
  const pageCommands = usePageCommands()
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
          commands={[...appCommands, ...pageCommands]}
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
