import { useState } from 'react'
import type { ImportOutcome, ImportProgress } from '#shared/domain/study.ts'
import { useImporting } from '../../state/importing.tsx'
import { useSummary } from '../../state/study.tsx'
import { fileName } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { OutcomeList } from './outcome-list.tsx'
import './import.css'
import { Writes } from '../../state/writes.tsx'

export type OutcomeKind = ImportOutcome['kind'] | 'all'

export function ImportPage() {
  const text = useText()
  const { progress, choose, samples, cancel, summary } = useImporting()
  const isEmpty = useSummary()?.reports === 0
  const [kind, setKind] = useState<OutcomeKind>('all')
  return (
    <div className="page" data-testid="import-page">
      <div className="top">
        <h1>{text.pages.import}</h1>
        <span className="space" />
        {isEmpty && !progress && (
          <button type="button" className="quiet" data-testid="try-samples" onClick={() => void samples()}>
            {text.firstRun.samples}
          </button>
        )}
        <Writes>
          <button type="button" data-testid="choose-files" onClick={() => void choose('files')}>
            {text.importing.chooseFiles}
          </button>
          <button type="button" className="primary" data-testid="choose-folder" onClick={() => void choose('folder')}>
            {text.importing.chooseFolder}
          </button>
        </Writes>
      </div>
      {progress ? (
        <Running progress={progress} cancel={cancel} />
      ) : (
        <div className="drop-zone import-drop" data-testid="drop-zone">
          <strong>{text.firstRun.drop}</strong>
          <span className="muted">{text.importing.formats}</span>
        </div>
      )}
      <OutcomeList key={summary?.importId ?? 0} kind={kind} onKind={setKind} />
    </div>
  )
}

function Running({ progress, cancel }: { progress: ImportProgress; cancel: () => void }) {
  const text = useText()
  const share = progress.of > 0 ? progress.done / progress.of : 0
  return (
    <div className="import-running" data-testid="import-progress">
      <div className="import-line">
        <strong>
          {progress.phase === 'scanning' ? text.importing.scanning : text.importing.count(progress.done, progress.of)}
        </strong>
        <span className="muted">{text.importing.rate(progress.rate, progress.secondsLeft)}</span>
        <span className="space" />
        <button type="button" data-testid="import-cancel-page" onClick={cancel}>
          {text.importing.cancel}
        </button>
      </div>
      <div className="progress-bar wide" role="progressbar" aria-valuenow={Math.round(100 * share)}>
        <i style={{ width: `${100 * share}%` }} />
      </div>
      <span className="muted small" title={progress.current}>
        {fileName(progress.current)}
      </span>
    </div>
  )
}
