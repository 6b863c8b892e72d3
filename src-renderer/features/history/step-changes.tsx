import type { StepChange, StepLine } from '#shared/domain/step.ts'
import { useStepWords } from '../../state/step-words.ts'
import { useText } from '../../text/language.tsx'
import { changedText } from '../../text/value-text.ts'
import { useChanges } from './use-history.ts'

/** How many are listed: more is found by filtering. */
const LISTED = 300

type Props = { readonly step: StepLine; readonly onOpen: (change: StepChange) => void }

/** All that one step changed, where that is more than one thing. */
export function StepChanges({ step, onOpen }: Props) {
  const text = useText()
  const { where } = useStepWords()
  const changes = useChanges(step.id, LISTED)
  return (
    <section className="history-changes" data-testid="step-changes" aria-label={text.history.changes(step.size)}>
      <h2>{text.history.changes(step.size)}</h2>
      <table>
        <tbody>
          {(changes.data?.rows ?? []).map((change, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a step never move
            <tr key={nth}>
              <td>
                {change.report ? (
                  <button type="button" className="link" onClick={() => onOpen(change)}>
                    {where(change)}
                  </button>
                ) : (
                  where(change)
                )}
              </td>
              <td className="number">{changedText(step.kind, change.before)}</td>
              <td className="muted">→</td>
              <td className="number">{changedText(step.kind, change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {step.size > LISTED && <p className="muted">{text.history.moreChanges(step.size - LISTED)}</p>}
    </section>
  )
}
