import type { Level } from '#shared/domain/check.ts'
import { LEVEL_MARKS, LEVEL_TONES, MARKS, shownValue } from '../../text/value-text.ts'
import { type FormCell, isDoubtful } from './form.ts'

/** A figure and its marks, as in a column of figures: the figure right-aligned, the marks in a lane of their own. */
export function CellView({ cell }: { cell: FormCell | undefined }) {
  if (!cell) return null
  const { text, tone } = figureOf(cell)
  const worst = worstOf(cell)
  return (
    <>
      <span className={`tone-${tone}`}>{text}</span>
      <span className="marks">
        {cell.observation?.edit && <i className="mark corrected">{MARKS.corrected}</i>}
        {cell.observation?.confirmed && !cell.observation.edit && <i className="mark confirmed">{MARKS.confirmed}</i>}
        {isDoubtful(cell) && <i className="mark doubt">{MARKS.doubt}</i>}
        {(cell.observation ? cell.observation.origin === 'narrative' : cell.prose.length > 0) && (
          <i className="mark">{MARKS.prose}</i>
        )}
        {cell.written && <i className="mark">{MARKS.note}</i>}
        {worst && <i className={`mark ${LEVEL_TONES[worst]}`}>{LEVEL_MARKS[worst]}</i>}
      </span>
    </>
  )
}

function figureOf({ observation, unit, refused }: FormCell) {
  if (refused) return { text: refused.text, tone: 'broken' }
  if (!observation) return { text: MARKS.missing, tone: 'faint' }
  return shownValue(observation.value, unit)
}

/** Findings come worst first; what was judged to be fine is none. */
export function worstOf(cell: FormCell): Level | null {
  return cell.findings.find(({ judged }) => judged?.verdict !== 'fine')?.level ?? null
}
