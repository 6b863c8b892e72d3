import { useMemo } from 'react'
import { chaptersOf } from './features/guide/chapters.ts'
import { openExportMenu } from './frame/export-menu.tsx'
import type { Command } from './frame/palette.tsx'
import type { StudyCommands } from './frame/study-commands.ts'
import { useImporting } from './state/importing.tsx'
import { keyOf, PAGES, usePlace } from './state/place.tsx'
import { useStudy, useSummary } from './state/study.tsx'
import { useOpenView, useViews } from './state/views.tsx'
import { useLanguage, useText } from './text/language.tsx'

/** What can be done from anywhere, as the palette offers it: pages, chapters, views, and commands of the study. */
export function useAppCommands(commands: StudyCommands): readonly Command[] {
  const text = useText()
  const { go } = usePlace()
  const { state } = useStudy()
  const { samples } = useImporting()
  const isEmpty = useSummary()?.reports === 0 || state === 'none'
  const views = useViews()
  const openView = useOpenView()
  const chapters = chaptersOf(useLanguage())
  return useMemo<readonly Command[]>(
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
}
