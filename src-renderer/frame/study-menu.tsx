import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { useText } from '../text/language.tsx'
import { Menu } from '../ui/popover.tsx'
import type { StudyCommands } from './study-commands.ts'

type Props = { readonly commands: StudyCommands; readonly path: string | null; readonly close: () => void }

/** What can be done with studies as files, behind the name of the one that is open. */
export function StudyMenu({ commands, path, close }: Props) {
  const text = useText()
  const recent = useQuery({
    queryKey: ['recent', path],
    queryFn: () => call('shell.recentStudies', {}),
    staleTime: 0,
  })
  if (!recent.data) return null
  const { openStudy, newStudy, saveCopy, mergeStudy, aboutStudy, showInFolder, openRecent } = commands
  const ofThisStudy =
    path === null
      ? []
      : [
          { label: text.study.about, testId: 'study-about', run: aboutStudy },
          { label: text.study.copy, testId: 'study-copy', run: saveCopy },
          { label: text.study.merge, testId: 'study-merge', run: mergeStudy },
          { label: text.study.showInFolder, testId: 'study-reveal', run: showInFolder },
        ]
  const others = recent.data
    .filter(one => one.path !== path)
    .map(({ path, name, exists }) => ({
      key: path,
      label: name,
      hint: exists ? text.study.recent : text.study.notThere,
      title: path,
      testId: 'study-recent',
      disabled: !exists,
      run: () => openRecent(path),
    }))
  const items = [
    { label: text.study.open, hint: 'Ctrl+O', testId: 'study-open', run: openStudy },
    { label: text.study.create, hint: 'Ctrl+N', testId: 'study-new', run: newStudy },
    ...ofThisStudy,
    ...others,
  ]
  return <Menu items={items} close={close} />
}
