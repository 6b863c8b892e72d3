import { useImporting } from '../../state/importing.tsx'
import { useStudy } from '../../state/study.tsx'
import { fileName } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import './first-run.css'

/** Nothing is open yet: one sentence, two ways to begin. */
export function FirstRun() {
  const text = useText()
  const { choose, samples } = useImporting()
  const { suggested } = useStudy()
  return (
    <div className="first-run" data-testid="first-run">
      <h1>{text.firstRun.sentence}</h1>
      <section className="drop-zone" data-testid="drop-zone">
        <strong>{text.firstRun.drop}</strong>
        <p>
          {/* biome-ignore lint/a11y/noAutofocus: there is nothing else on the page to read first, and Tab begins here */}
          <button type="button" autoFocus data-testid="choose-folder" onClick={() => void choose('folder')}>
            {text.importing.chooseFolder}
          </button>
          <button type="button" data-testid="choose-files" onClick={() => void choose('files')}>
            {text.importing.chooseFiles}
          </button>
        </p>
        <small className="muted">{text.firstRun.goesTo(fileName(suggested))}</small>
      </section>
      <section>
        <button type="button" className="primary" data-testid="try-samples" onClick={() => void samples()}>
          {text.firstRun.samples}
        </button>
        <small className="muted">{text.firstRun.samplesHint}</small>
      </section>
      <p className="muted small">{text.firstRun.offline}</p>
    </div>
  )
}
