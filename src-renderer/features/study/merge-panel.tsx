import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Decision, Decisions, MergeConflict, MergePreview } from '#shared/domain/merging.ts'
import type { Backup } from '#shared/domain/study-care.ts'
import { call, failureText } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useStudy } from '../../state/study.tsx'
import { Writes } from '../../state/writes.tsx'
import { moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'

type Props = { readonly path: string; readonly close: () => void }

/** What another study would bring into this one, the contradictions one by one, and the merging itself. */
export function MergePanel({ path, close }: Props) {
  const text = useText()
  const { language } = useSettings().settings
  const { version } = useStudy()
  const preview = useQuery({
    queryKey: ['study', 'merge', path, version],
    queryFn: () => call('merge.preview', { path }),
  })
  return (
    <section className="merging" data-testid="merge-panel">
      <div className="study-row">
        <h2>{text.merging.title(path.split(/[/\\]/).at(-1) ?? path)}</h2>
        <span className="space" />
        <button type="button" onClick={close}>
          {text.merging.cancel}
        </button>
      </div>
      {preview.isPending && <p className="muted">{text.merging.looking}</p>}
      {preview.error && <p className="tone-broken">{failureText(preview.error, language)}</p>}
      {preview.data && <Offer preview={preview.data} close={close} />}
    </section>
  )
}

function Offer({ preview, close }: { preview: MergePreview; close: () => void }) {
  const text = useText()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  const [decisions, decide] = useState<Decisions>({})
  const [isMerging, setMerging] = useState(false)
  const { conflicts, newFiles, newSteps, path } = preview
  const open = conflicts.filter(({ key }) => !decisions[key]).length
  const undo = async (before: Backup) => {
    try {
      await call('backup.restore', { path: before.path })
      tell({ kind: 'done', says: text.merging.undone })
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  const merge = async () => {
    setMerging(true)
    try {
      const { before } = await call('merge.start', { path, decisions, author })
      const action = { label: text.merging.undo, run: () => void undo(before) }
      tell({ kind: 'done', says: text.merging.done(preview), action })
      close()
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setMerging(false)
    }
  }
  if (newFiles === 0 && newSteps === 0) return <p data-testid="merge-nothing">{text.merging.nothing}</p>
  return (
    <>
      <p data-testid="merge-brings">{text.merging.brings(preview)}</p>
      {conflicts.length > 0 && (
        <>
          <p>{text.merging.conflicts(conflicts.length)}</p>
          <div className="study-row">
            {(['mine', 'theirs', 'both'] as const).map(decision => (
              <button
                type="button"
                key={decision}
                onClick={() => decide(Object.fromEntries(conflicts.map(({ key }) => [key, decision])))}
              >
                {text.merging.all[decision]}
              </button>
            ))}
          </div>
          <ul className="conflicts">
            {conflicts.map(conflict => (
              <Conflict
                key={conflict.key}
                conflict={conflict}
                decision={decisions[conflict.key] ?? null}
                decide={decision => decide({ ...decisions, [conflict.key]: decision })}
              />
            ))}
          </ul>
        </>
      )}
      <div className="study-row">
        <Writes>
          <button
            type="button"
            className="primary"
            data-testid="merge-start"
            disabled={open > 0 || isMerging}
            onClick={() => void merge()}
          >
            {isMerging ? text.merging.merging : text.merging.start}
          </button>
        </Writes>
        <span className="muted small">{open > 0 ? text.merging.open(open) : text.merging.backupFirst}</span>
      </div>
    </>
  )
}

type ConflictProps = {
  readonly conflict: MergeConflict
  readonly decision: Decision | null
  readonly decide: (decision: Decision) => void
}

function Conflict({ conflict, decision, decide }: ConflictProps) {
  const text = useText()
  const names = useFormNames()
  const { organisation, year, fileName, subject, indicator, kind, mine, theirs } = conflict
  const about = [organisation || fileName || subject, year, indicator && names.indicator(indicator)]
    .filter(Boolean)
    .join(' · ')
  const said = ({ shown, author, madeAt }: MergeConflict['mine']) =>
    [shown || text.merging.nothingSaid, madeAt && `${author || text.merging.unsigned} ${moment(madeAt)}`]
      .filter(Boolean)
      .join(' · ')
  return (
    <li data-testid="conflict">
      <fieldset>
        <legend>
          {text.merging.kinds[kind]} · {about}
        </legend>
        {(
          [
            ['mine', said(mine)],
            ['theirs', said(theirs)],
            ['both', ''],
          ] as const
        ).map(([choice, words]) => (
          <label key={choice}>
            <input
              type="radio"
              name={conflict.key}
              data-testid={`decide-${choice}`}
              checked={decision === choice}
              onChange={() => decide(choice)}
            />
            <span>{text.merging.choices[choice]}</span>
            <span className="muted">{words}</span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}
