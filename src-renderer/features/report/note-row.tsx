import type { CustomCellRendererProps } from 'ag-grid-react'
import { Fragment, useEffect, useRef } from 'react'
import type { FindingLine } from '#shared/domain/study.ts'
import { Writes } from '../../state/writes.tsx'
import { figure } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import type { FormCell, FormRow, Note } from './form.ts'
import type { FormContext } from './form-grid.tsx'
import { FindingSays, VerdictLine } from './verdict-line.tsx'

/** What is to be said beneath a row: a finding, candidates for a value in doubt, or why something typed was not taken. */
export function NoteRow({ data, node, api, context }: CustomCellRendererProps<FormRow, unknown, FormContext>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Words wrap where the pane ends: the row is as high as they need.
    const watch = new ResizeObserver(() => {
      const height = Math.ceil(box.current?.getBoundingClientRect().height ?? 0)
      if (height === 0 || height + 1 === node.rowHeight) return
      node.setRowHeight(height + 1)
      api.onRowHeightChanged()
    })
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [node, api])
  if (data?.kind !== 'note') return null
  return (
    <div className="notes" ref={box}>
      {data.notes.map(note => (
        <NoteLine key={keyOf(note)} note={note} context={context} />
      ))}
    </div>
  )
}

function NoteLine({ note, context }: { note: Note; context: FormContext }) {
  const text = useText()
  const { cell } = note
  const show = () => context.select(cell.indicator)
  switch (note.kind) {
    case 'finding': {
      const { level, judged } = note.finding
      return (
        <div
          className={`note ${judged ? 'info' : level}`}
          data-testid={`finding-${note.finding.check}`}
          title={text.levels[level]}
        >
          <b>{LEVEL_MARKS[level]}</b>
          <button type="button" className="note-says" tabIndex={-1} onClick={show}>
            <FindingSays finding={note.finding} />
          </button>
          {!judged && (
            <Writes>
              <ProseButtons finding={note.finding} cell={cell} context={context} />
            </Writes>
          )}
          <VerdictLine finding={note.finding} judge={context.judge} />
        </div>
      )
    }
    case 'doubt':
      return (
        <div className="note warning" data-testid={`doubt-${cell.indicator}`}>
          <b>{MARKS.doubt}</b>
          <button type="button" className="note-says" tabIndex={-1} onClick={show}>
            {context.inMatrix && `${cell.column} `}
            {text.report.doubtSays(cell.observation?.value.text ?? '')}
          </button>
          <Writes>
            <Candidates cell={cell} context={context} />
          </Writes>
          <span className="muted small">{text.report.otherNumber}</span>
        </div>
      )
    case 'written':
      return (
        <div className="note info" data-testid={`note-${cell.indicator}`} title={text.looking.noteBy(note.written)}>
          <b>{MARKS.note}</b>
          <button type="button" className="note-says" tabIndex={-1} onClick={show}>
            {context.inMatrix && `${cell.column} `}
            {note.written.text}
          </button>
          <span className="muted small">{note.written.author}</span>
          <Writes>
            <button type="button" tabIndex={-1} onClick={() => context.write(cell.indicator)}>
              {text.looking.editNote}
            </button>
          </Writes>
        </div>
      )
    case 'refused':
      return (
        <div className="note error" role="alert" data-testid={`refused-${cell.indicator}`}>
          <b>×</b>
          <span className="note-says">{note.refused.says}</span>
          <button type="button" tabIndex={-1} onClick={() => context.edit(cell.indicator)}>
            {text.report.editAgain}
          </button>
          <button type="button" tabIndex={-1} onClick={() => context.giveUp(cell.indicator)}>
            {text.report.giveUp}
          </button>
        </div>
      )
  }
}

/** What the value may be, best first, each with its key; why it may be is said once for those it is true of. */
function Candidates({ cell, context }: { cell: FormCell; context: FormContext }) {
  const text = useText()
  const candidates = candidatesOf(cell)
  return candidates.map((candidate, at) => {
    const isLastOfWhy = candidates[at + 1]?.why !== candidate.why
    return (
      <Fragment key={candidate.number}>
        <button
          type="button"
          title={text.looking.why(candidate.why)}
          tabIndex={-1}
          data-testid={`candidate-${cell.indicator}-${at + 1}`}
          onClick={() => context.make(cell.indicator, String(candidate.number), candidate.why)}
        >
          {figure(candidate.number)}
          <kbd>{at + 1}</kbd>
        </button>
        {isLastOfWhy && <span className="muted small">{text.looking.why(candidate.why)}</span>}
      </Fragment>
    )
  })
}

/** The prose states another number: take it in one step, with that for its reason; or keep both, with a note. */
function ProseButtons({ finding, cell, context }: { finding: FindingLine; cell: FormCell; context: FormContext }) {
  const text = useText()
  const other = finding.check.includes('prose') ? proseToUse(cell) : null
  if (other === null) return null
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        data-testid={`use-prose-${cell.indicator}`}
        onClick={() => context.make(cell.indicator, other, `${text.prose.why}：${finding.says.zh}`)}
      >
        {text.prose.take(other)}
        <kbd>Ctrl+Enter</kbd>
      </button>
      <button
        type="button"
        tabIndex={-1}
        data-testid={`keep-both-${cell.indicator}`}
        onClick={() => {
          context.judge(finding, 'fine')
          context.write(cell.indicator)
        }}
      >
        {text.prose.keepBoth}
      </button>
    </>
  )
}

/** The number in the prose that differs from the cell, as text to be typed. */
export function proseToUse(cell: FormCell): string | null {
  const stated = cell.observation?.value
  for (const { value } of cell.prose)
    if (value.kind === 'number' && !(stated?.kind === 'number' && stated.number === value.number))
      return String(value.number)
  return null
}

export function candidatesOf(cell: FormCell) {
  const value = cell.observation?.value
  return value?.kind === 'ambiguous' ? value.candidates.slice(0, 9) : []
}

function keyOf(note: Note): string {
  return note.kind === 'finding' ? String(note.finding.id) : `${note.kind}/${note.cell.indicator}`
}
