import { useEffect, useState } from 'react'
import type { StudyCondition } from '#shared/domain/study-care.ts'
import { call } from '../api.ts'
import { useNotices } from '../state/notice.tsx'
import { useSettings } from '../state/settings.tsx'
import { useStudy } from '../state/study.tsx'
import { useCondition, useRestore, useSaveCopy } from '../state/study-care.ts'
import { useText } from '../text/language.tsx'
import './condition-band.css'

/** What is the matter with the study's file, above every page: it stays as long as it is so. */
export function ConditionBand() {
  const condition = useCondition()
  if (!condition) return null
  const { readOnly, lostLog, synced } = condition
  return (
    <>
      {readOnly === 'damaged' && <Damaged condition={condition} />}
      {(readOnly === 'file' || readOnly === 'folder') && <ReadOnly why={readOnly} />}
      {lostLog && <LostLog condition={condition} />}
      {synced && <Synced name={synced.name} />}
    </>
  )
}

function Damaged({ condition: { salvage, newestBackup } }: { condition: StudyCondition }) {
  const text = useText()
  const saveCopy = useSaveCopy()
  if (!salvage) return null
  const { damaged, damagedMore, noBackup, saveRead } = text.condition
  return (
    <div className="band broken" role="alert" data-testid="band-damaged">
      <p title={salvage.why}>
        {damaged(salvage)} {(salvage.unreadable > 0 || salvage.orphans > 0) && damagedMore(salvage)}{' '}
        {newestBackup ? text.condition.offer(newestBackup) : noBackup}
      </p>
      <RestoreButton backup={newestBackup} />
      <button type="button" data-testid="save-read" onClick={() => void saveCopy()}>
        {saveRead}
      </button>
    </div>
  )
}

function ReadOnly({ why }: { why: 'file' | 'folder' }) {
  const text = useText()
  const saveCopy = useSaveCopy()
  return (
    <div className="band doubt" role="status" data-testid="band-read-only">
      <p>{text.condition.readOnly[why]}</p>
      <button type="button" onClick={() => void saveCopy()}>
        {text.condition.moveCopy}
      </button>
    </div>
  )
}

function LostLog({ condition: { newestBackup } }: { condition: StudyCondition }) {
  const text = useText()
  const [isClosed, close] = useState(false)
  if (isClosed) return null
  return (
    <div className="band doubt" role="alert" data-testid="band-lost-log">
      <p>
        {text.condition.lostLog} {newestBackup && text.condition.offer(newestBackup)}
      </p>
      <RestoreButton backup={newestBackup} />
      <button type="button" onClick={() => close(true)}>
        {text.condition.understood}
      </button>
    </div>
  )
}

/** Shown once for each study: until it is closed here, and then never again. */
function Synced({ name }: { name: { zh: string; en: string } }) {
  const text = useText()
  const { path } = useStudy()
  const { language } = useSettings().settings
  const { tellFailure } = useNotices()
  const saveCopy = useSaveCopy()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (path === null) return
    call('shell.warnOnce', { about: `synced ${path}` }).then(({ first }) => setShown(first), tellFailure)
  }, [path, tellFailure])
  if (!isShown) return null
  return (
    <div className="band doubt" role="status" data-testid="band-synced">
      <p>{text.condition.synced(name[language])}</p>
      <button type="button" onClick={() => void saveCopy()}>
        {text.condition.moveCopy}
      </button>
      <button type="button" data-testid="synced-understood" onClick={() => setShown(false)}>
        {text.condition.understood}
      </button>
    </div>
  )
}

function RestoreButton({ backup }: { backup: StudyCondition['newestBackup'] }) {
  const text = useText()
  const restore = useRestore()
  if (!backup) return null
  return (
    <button type="button" data-testid="restore-newest" onClick={() => void restore(backup)}>
      {text.condition.restore}
    </button>
  )
}
