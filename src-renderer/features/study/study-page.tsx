import { useState } from 'react'
import { useStudy } from '../../state/study.tsx'
import { useSaveCopy } from '../../state/study-care.ts'
import { useText } from '../../text/language.tsx'
import { BackupList } from './backup-list.tsx'
import { MergePanel } from './merge-panel.tsx'
import { StudyTexts } from './study-texts.tsx'
import './study.css'

/** The study itself: what it is about, where it is, its backups. */
export function StudyPage({ merge }: { readonly merge: string | null }) {
  const text = useText()
  const { path } = useStudy()
  const saveCopy = useSaveCopy()
  const [closed, close] = useState<string | null>(null)
  return (
    <div className="page" data-testid="study-page">
      <div className="top">
        <h1>{text.care.title}</h1>
      </div>
      <div className="study-scroll">
        <div className="study-care">
          {merge && merge !== closed && <MergePanel key={merge} path={merge} close={() => close(merge)} />}
          <StudyTexts />
          <h2>{text.care.where}</h2>
          <div className="study-row">
            <code data-testid="study-path">{path}</code>
            <button type="button" data-testid="save-copy" onClick={() => void saveCopy()}>
              {text.study.copy}
            </button>
          </div>
          <BackupList />
        </div>
      </div>
    </div>
  )
}
