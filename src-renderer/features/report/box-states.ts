import type { ReportView } from '#shared/domain/study.ts'
import { LEVEL_MARKS, LEVEL_TONES, MARKS, shownValue } from '../../text/value-text.ts'
import { worstOf } from './cell-view.tsx'
import { type FormCell, isDoubtful } from './form.ts'
import { localKey, proseKey, valueKey } from './source-marks.ts'

/** What is to be said of a box: what was read from it, and the mark of its state, readable without colour. */
export type BoxState = {
  readonly label: string
  readonly value: string
  readonly mark: string
  readonly tone: string
}

/** The state of everything that was read, by the key of its place. */
export function boxStates(
  view: ReportView,
  cells: readonly FormCell[],
  nameOf: (indicator: string) => string,
): ReadonlyMap<string, BoxState> {
  const states = new Map<string, BoxState>()
  for (const { indicator, value, unit } of view.observations)
    states.set(valueKey(indicator), {
      label: nameOf(indicator),
      value: shownValue(value, unit).text,
      mark: '',
      tone: '',
    })
  for (const cell of cells) {
    const known = states.get(valueKey(cell.indicator))
    if (known) states.set(valueKey(cell.indicator), { ...known, label: cell.label, ...markOf(cell) })
  }
  view.narrative.forEach(({ indicator, value, unit }, at) => {
    const label = `${MARKS.prose} ${nameOf(indicator)}`
    states.set(proseKey(at), { label, value: shownValue(value, unit).text, mark: '', tone: '' })
  })
  view.local.forEach(({ label, unit, values }, at) => {
    const value = values.map(value => shownValue(value, unit).text).join(' · ')
    states.set(localKey(at), { label, value, mark: '', tone: '' })
  })
  return states
}

/** The one mark that matters most. */
function markOf(cell: FormCell): Pick<BoxState, 'mark' | 'tone'> {
  const worst = worstOf(cell)
  if (isDoubtful(cell)) return { mark: MARKS.doubt, tone: 'doubt' }
  if (worst) return { mark: LEVEL_MARKS[worst], tone: LEVEL_TONES[worst] }
  if (cell.observation?.edit) return { mark: MARKS.corrected, tone: 'corrected' }
  if (cell.observation?.confirmed) return { mark: MARKS.confirmed, tone: 'confirmed' }
  return { mark: '', tone: '' }
}
