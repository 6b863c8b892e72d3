import { useEffect, useRef } from 'react'
import { useImporting } from '../state/importing.tsx'
import { useNotices } from '../state/notice.tsx'
import { usePlace } from '../state/place.tsx'
import { useSummary } from '../state/study.tsx'
import { useTakenOver } from '../state/taken-over.tsx'
import { fileName } from '../text/figures.ts'
import { useText } from '../text/language.tsx'

export function StatusBar() {
  const text = useText()
  const summary = useSummary()
  const { progress, cancel } = useImporting()
  const { go } = usePlace()
  return (
    <footer>
      <span data-testid="status-counts">{summary ? text.status.counts(summary) : text.status.noStudy}</span>
      {progress && (
        <span data-testid="status-import">
          <button type="button" className="link" onClick={() => go({ page: 'import' })}>
            {progress.phase === 'scanning' ? text.importing.scanning : text.importing.count(progress.done, progress.of)}
          </button>
          <span className="current-file" title={progress.current}>
            {fileName(progress.current)}
          </span>
          <span className="progress-bar">
            <i style={{ width: `${progress.of > 0 ? (100 * progress.done) / progress.of : 0}%` }} />
          </span>
          {text.importing.rate(progress.rate, progress.secondsLeft)}
          <button type="button" className="link" data-testid="import-cancel" onClick={cancel}>
            {text.importing.cancel}
          </button>
        </span>
      )}
      <Comparing />
    </footer>
  )
}

/** The prose of the whole study is being compared; its own page tells the same. */
function Comparing() {
  const text = useText()
  const { progress, cancel } = useTakenOver()
  if (!progress) return null
  return (
    <span data-testid="status-comparing">
      {text.taken.progress[progress.phase](progress.done, progress.of)}
      <span className="progress-bar">
        <i style={{ width: `${progress.of > 0 ? (100 * progress.done) / progress.of : 0}%` }} />
      </span>
      <button type="button" className="link" onClick={cancel}>
        {text.taken.cancel}
      </button>
    </span>
  )
}

/** Good news goes by itself, and sooner when one goes elsewhere; trouble stays until it is closed. */
const SHOWN_FOR = 20_000

/** One line above the status bar: what happened and what to do about it. */
export function NoticeLine() {
  const text = useText()
  const { notice, tell } = useNotices()
  const { place } = usePlace()
  useEffect(() => {
    if (notice?.kind !== 'done') return
    const timer = setTimeout(() => tell(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [notice, tell])
  const leaving = useRef(place)
  useEffect(() => {
    if (leaving.current !== place && notice?.kind === 'done') tell(null)
    leaving.current = place
  }, [place, notice, tell])
  if (!notice) return null
  return (
    <div className={`notice ${notice.kind}`} role={notice.kind === 'trouble' ? 'alert' : 'status'} data-testid="notice">
      <p>{notice.says}</p>
      {notice.action && (
        <button type="button" data-testid="notice-action" onClick={notice.action.run}>
          {notice.action.label}
        </button>
      )}
      <button type="button" className="quiet" aria-label={text.close} onClick={() => tell(null)}>
        ×
      </button>
    </div>
  )
}
