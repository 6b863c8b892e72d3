import { useEffect, useRef } from 'react'
import { errorText } from '#shared/contract/error-text.ts'
import { hear } from '../api.ts'
import { useNotices } from '../state/notice.tsx'
import { useSettings } from '../state/settings.tsx'
import { useStudy } from '../state/study.tsx'
import type { StudyCommands } from './study-commands.ts'

/** Carry out what is chosen in the window's own menu, and say when a backup could not be made. */
export function useMenu(commands: StudyCommands): void {
  const { state } = useStudy()
  const { tell } = useNotices()
  const { language } = useSettings().settings
  const latest = useRef({ commands, state })
  latest.current = { commands, state }
  useEffect(
    () =>
      hear('menu.chosen', ({ command, path }) => {
        const { commands, state } = latest.current
        if (command === 'open') commands.openStudy()
        else if (command === 'new') commands.newStudy()
        else if (command === 'recent' && path) commands.openRecent(path)
        else if (state === 'open') {
          const ofTheStudy = {
            recent: () => undefined,
            copy: commands.saveCopy,
            merge: commands.mergeStudy,
            study: commands.aboutStudy,
            reveal: commands.showInFolder,
          }
          ofTheStudy[command]()
        }
      }),
    [],
  )
  useEffect(
    () =>
      hear('backup.made', ({ error }) => {
        if (error) tell({ kind: 'trouble', says: errorText(error, language) })
      }),
    [tell, language],
  )
}
