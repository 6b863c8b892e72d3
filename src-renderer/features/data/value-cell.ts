import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import { LEVEL_TONES, MARKS } from '../../text/value-text.ts'
import { type DataCell, type DataRow, isAbsent, isInDoubt, shownMarks, shownText } from './cell.ts'

type Params = ICellRendererParams<DataRow, DataCell> & { readonly show?: (cell: DataCell) => string }

/** A figure and its marks in a lane of their own. Drawn without React: there are a thousand of them in sight. */
export class ValueCell implements ICellRendererComp<DataRow> {
  private readonly box = document.createElement('span')
  private readonly figure = document.createTextNode('')
  private readonly marks = document.createElement('span')

  init(params: Params): void {
    this.box.append(this.figure, this.marks)
    this.marks.className = 'marks'
    this.draw(params)
  }

  getGui(): HTMLElement {
    return this.box
  }

  refresh(params: Params): boolean {
    this.draw(params)
    return true
  }

  private draw({ value: cell, show = shownText }: Params): void {
    this.figure.data = cell ? show(cell) : ''
    this.marks.replaceChildren(...(cell ? shownMarks(cell).map(mark => markOf(mark, cell)) : []))
  }
}

/** The name of a body, which opens its report. */
export class NameCell implements ICellRendererComp<DataRow> {
  private readonly box = document.createElement('span')

  init(params: ICellRendererParams<DataRow, string>): void {
    this.box.className = 'opens-words'
    this.box.textContent = params.value ?? ''
  }

  getGui(): HTMLElement {
    return this.box
  }

  refresh(params: ICellRendererParams<DataRow, string>): boolean {
    this.box.textContent = params.value ?? ''
    return true
  }
}

function markOf(mark: string, { level }: DataCell): HTMLElement {
  const drawn = document.createElement('i')
  const tone = mark === MARKS.corrected ? 'corrected' : mark === MARKS.doubt ? 'doubt' : level ? LEVEL_TONES[level] : ''
  drawn.className = `mark ${tone}`
  drawn.textContent = mark
  return drawn
}

/** The class of the cell; the most urgent wins. */
export function toneOf(cell: DataCell | null | undefined): string {
  if (!cell) return ''
  if (isInDoubt(cell)) return 'in-doubt'
  if (cell.isCorrected) return 'corrected'
  if (cell.level === 'error') return 'in-error'
  if (cell.level === 'warning') return 'in-doubt'
  return cell.kind === 'number' || cell.kind === 'text' ? '' : isAbsent(cell) ? 'not-stated' : 'figure-faint'
}
