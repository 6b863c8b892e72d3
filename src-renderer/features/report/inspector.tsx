import type { Remark } from '#shared/domain/document.ts'
import type { StepLine } from '#shared/domain/step.ts'
import type { Observation, ReportId } from '#shared/domain/study.ts'
import { useTurns } from '../../state/turns.ts'
import { Writes } from '../../state/writes.tsx'
import { figure, moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { changedText, shownValue } from '../../text/value-text.ts'
import { type FormCell, isDoubtful } from './form.ts'
import { NoteField } from './note-field.tsx'
import { RereadLine } from './reread-line.tsx'
import { FindingSays } from './verdict-line.tsx'

type Props = {
  readonly reportId: ReportId
  readonly cell: FormCell | null
  readonly remarks: readonly Remark[]
  readonly history: readonly StepLine[]
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
  /** Counts up when the note is to be written. */
  readonly writing: number
  readonly onWrite: (words: string) => void
  readonly onLeave: () => void
}

/** How the selected value came about: read how, from which words, corrected by whom and when. */
export function Inspector({
  reportId,
  cell,
  remarks,
  history,
  reason,
  onReason,
  onClose,
  writing,
  onWrite,
  onLeave,
}: Props) {
  const text = useText()
  const { undo } = useTurns()
  const observation = cell?.observation ?? null
  const words = ({ kind, first }: StepLine) => {
    const [before, after] = [first?.before ?? null, first?.after ?? null]
    if (kind !== 'edit' && kind !== 'carry')
      return text.stepWords.describe({ kind, act: 'make', where: '', before, after, more: 0 })
    return `${changedText(kind, before)} → ${changedText(kind, after)}`
  }
  const value = observation && cell && shownValue(observation.value, cell.unit)
  return (
    <aside className="inspector" data-testid="inspector" aria-label={text.report.inspector}>
      <div className="inspector-head">
        <b>{cell ? cell.label : text.report.nothingSelected}</b>
        {value && (
          <span>
            {value.text} {observation.value.kind === 'number' && <span className="muted">{text.unit(cell.unit)}</span>}
          </span>
        )}
        <span className="space" />
        <button type="button" className="quiet" aria-label={text.close} title="F1" onClick={onClose}>
          ×
        </button>
      </div>
      {cell && (
        <ul>
          <li>
            {observation ? text.origins[observation.origin] : text.report.missing}
            {observation && !observation.edit && ` · ${text.kinds[observation.value.kind]}`}
            {observation?.read && ` · ${text.report.confidence(Math.round(100 * observation.read.confidence))}`}
            {isDoubtful(cell) && <span className="tone-doubt"> · {text.report.inDoubt}</span>}
          </li>
          {observation?.read && (
            <li className="muted">
              {text.report.fileSays} {text.quoted(observation.read.evidence.quote)}{' '}
              {text.report.page(observation.read.evidence.page)}
            </li>
          )}
          {remarksOn(observation, remarks).map(({ says, start }) => (
            <li key={`${start}/${says}`} className="muted">
              {says}
            </li>
          ))}
          <RereadLine reportId={reportId} cell={cell} />
          {cell.prose.map(({ evidence, value }) => (
            <li key={evidence.start} className="muted">
              {text.report.proseSays} {value.kind === 'number' ? figure(value.number) : value.text} ·{' '}
              {text.quoted(evidence.quote)}
            </li>
          ))}
          {observation?.confirmed && !observation.edit && (
            <li className="tone-good">✓ {text.looking.confirmed(observation.confirmed)}</li>
          )}
          {cell.findings.map(finding => (
            <li key={finding.id} className={finding.level === 'error' ? 'tone-broken' : 'tone-doubt'}>
              <FindingSays finding={finding} />
            </li>
          ))}
          {history
            .filter(edit => edit.act === 'make')
            .map(edit => (
              <li key={edit.id}>
                {moment(edit.madeAt)} {edit.author} {words(edit)} {edit.reason}{' '}
                {edit.stands ? (
                  <Writes>
                    <button
                      type="button"
                      className="link"
                      data-testid={`inspector-undo-${edit.id}`}
                      onClick={() => undo(edit.id)}
                    >
                      {text.edits.undo}
                    </button>
                  </Writes>
                ) : (
                  <span className="muted">{text.history.undone}</span>
                )}
              </li>
            ))}
        </ul>
      )}
      {cell && (
        <Writes>
          <div className="inspector-reason">
            <label htmlFor="edit-reason" className="muted">
              {text.report.reason}
            </label>
            <input
              type="text"
              id="edit-reason"
              data-testid="edit-reason"
              placeholder={text.report.reasonHint}
              value={reason}
              onChange={event => onReason(event.target.value)}
            />
            <NoteField
              key={cell.indicator}
              id={`note-of-${cell.indicator}`}
              written={cell.written?.text ?? ''}
              writing={writing}
              onWrite={onWrite}
              onLeave={onLeave}
            />
          </div>
        </Writes>
      )}
    </aside>
  )
}

/** What the parser remarked on the very place that the value was read from. */
function remarksOn(observation: Observation | null, remarks: readonly Remark[]): readonly Remark[] {
  const evidence = observation?.read?.evidence
  if (!evidence) return []
  return remarks.filter(
    ({ start, end }) => start !== undefined && end !== undefined && start <= evidence.start && end >= evidence.end,
  )
}
