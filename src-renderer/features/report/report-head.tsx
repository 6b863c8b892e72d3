import type { ReportView } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import { findingsHere } from './form.ts'
import { claimKey } from './source-marks.ts'

const CLAIMS = ['organisation', 'year', 'published'] as const

type Props = {
  readonly view: ReportView
  readonly jump: (step: 1 | -1) => void
  readonly places: number
  readonly check: (checked: boolean) => void
  readonly goOn: () => void
  readonly help: () => void
  readonly write: () => void
  /** Files that claim the same place, this one among them. */
  readonly files: number
  readonly compare: () => void
}

export function ReportHead({ view, jump, places, check, goOn, help, write, files, compare }: Props) {
  const text = useText()
  const names = useFormNames()
  const { back } = usePlace()
  const { report } = view
  const count = (level: 'error' | 'warning') =>
    findingsHere(view).filter(finding => finding.level === level && finding.judged === null).length
  const title = [report.organisation || report.title || report.fileName, report.year].filter(Boolean).join(' · ')
  return (
    <div className="top">
      <button type="button" className="quiet" title="Alt+←" aria-label={text.back} onClick={back}>
        ←
      </button>
      <h1 data-testid="report-title" title={title}>
        {title}
      </h1>
      <span className="chip">
        {report.editions.length > 0 ? names.editions(report.editions) : text.library.proseOnly}
      </span>
      {count('error') > 0 && (
        <span className="chip broken" data-testid="chip-errors">
          {LEVEL_MARKS.error} {text.report.contradictions(count('error'))}
        </span>
      )}
      {count('warning') > 0 && (
        <span className="chip doubt" data-testid="chip-warnings">
          {LEVEL_MARKS.warning} {text.report.warnings(count('warning'))}
        </span>
      )}
      {report.inDoubt > 0 && (
        <span className="chip doubt" data-testid="chip-doubt">
          {MARKS.doubt} {text.report.doubtful(report.inDoubt)}
        </span>
      )}
      {report.corrected > 0 && (
        <span className="chip" data-testid="chip-corrected">
          {MARKS.corrected} {text.report.corrected(report.corrected)}
        </span>
      )}
      {files > 1 && (
        <button type="button" title={text.rivals.hint} data-testid="compare-files" onClick={compare}>
          {text.rivals.chip(files)}
        </button>
      )}
      <span className="space" />
      <button
        type="button"
        className="quiet"
        disabled={places === 0}
        title="F7"
        data-testid="previous-place"
        onClick={() => jump(-1)}
      >
        ‹ {text.report.previousPlace}
      </button>
      <button
        type="button"
        className="quiet"
        disabled={places === 0}
        title="F8"
        data-testid="next-place"
        onClick={() => jump(1)}
      >
        {text.report.nextPlace} ›
      </button>
      <Writes>
        <button type="button" className="quiet" title="Alt+N" data-testid="write-report-note" onClick={write}>
          {text.looking.writeReportNote}
        </button>
        <CheckedButton checked={view.checked} check={check} />
      </Writes>
      <button type="button" className="quiet" title="Shift+F9" data-testid="next-report" onClick={goOn}>
        {text.looking.nextReport} ›
      </button>
      <button
        type="button"
        className="quiet"
        title={text.looking.help}
        aria-label={text.looking.help}
        data-testid="help-keys"
        onClick={help}
      >
        ?
      </button>
    </div>
  )
}

/** Whether somebody is done with the report; what was read otherwise since does not count. */
function CheckedButton({ checked, check }: { checked: ReportView['checked']; check: (checked: boolean) => void }) {
  const text = useText()
  if (checked?.holds)
    return (
      <button
        type="button"
        className="checked"
        aria-pressed
        title={text.looking.checkedBy(checked)}
        data-testid="check-report"
        onClick={() => check(false)}
      >
        ✓ {text.looking.checked}
      </button>
    )
  return (
    <>
      {checked && (
        <span className="chip doubt" title={text.looking.rereadHint(checked)} data-testid="chip-reread">
          {text.looking.reread}
        </span>
      )}
      <button type="button" title={text.looking.checkHint} data-testid="check-report" onClick={() => check(true)}>
        {text.looking.check}
        <kbd>F9</kbd>
      </button>
    </>
  )
}

/** Where the source comes from, and which of its words say whose report it is and of what year. */
export function SourceHead({ view, onPlace }: { view: ReportView; onPlace: (place: string) => void }) {
  const text = useText()
  const { tellFailure } = useNotices()
  const { report, source, claims, remarks } = view
  return (
    <div className="source-head">
      <button
        type="button"
        className="link"
        title={`${report.path}\n${text.study.showInFolder}`}
        onClick={() => void call('shell.showInFolder', { path: report.path }).catch(tellFailure)}
      >
        {report.fileName}
      </button>
      {source.encoding && <span>{source.encoding.toUpperCase()}</span>}
      {CLAIMS.flatMap(about => claims.filter(claim => claim.stands && claim.about === about)).map(claim => (
        <span key={claim.about} title={claim.by}>
          {text.report.claims[claim.about]}{' '}
          {claim.evidence ? (
            <button type="button" className="link" onClick={() => onPlace(claimKey(claim.about))}>
              {claim.value}
            </button>
          ) : (
            claim.value
          )}
        </span>
      ))}
      {remarks.length > 0 && (
        <details>
          <summary>{text.report.remarks(remarks.length)}</summary>
          <ul>
            {remarks.map(remark => (
              <li key={`${remark.stage}/${remark.start}/${remark.says}`}>{remark.says}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
