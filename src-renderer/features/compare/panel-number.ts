import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { PanelFigureHead } from '#shared/domain/panel.ts'
import { signed, signedPercent } from '../../text/figures.ts'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { shownCell } from './panel-cells.tsx'
import type { FigureChange, PanelCell, PanelRow } from './panel-rows.ts'

type NumberParams = ICellRendererParams<PanelRow, PanelCell | undefined> & { readonly head: PanelFigureHead }

/** A figure of a panel and its marks. Drawn without React: there are hundreds of them in sight. */
export class PanelNumber implements ICellRendererComp<PanelRow> {
  private readonly box = document.createElement('span')
  private readonly number = document.createTextNode('')
  private readonly marks = document.createElement('span')

  init(params: NumberParams): void {
    this.box.append(this.number, this.marks)
    this.marks.className = 'marks'
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.box
  }

  refresh({ value, head }: NumberParams): boolean {
    this.number.data = value ? shownCell(value, head) : ''
    this.marks.replaceChildren(...(value ? marksOf(value) : []))
    return true
  }
}

type ChangeParams = ICellRendererParams<PanelRow, FigureChange | null> & {
  readonly head: PanelFigureHead
  readonly text: Text
}

/** A change in its figure's unit, of a ratio in percentage points; in grey where two forms are only nearly alike. */
export class ChangeCell implements ICellRendererComp<PanelRow> {
  private readonly box = document.createElement('span')

  init(params: ChangeParams): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.box
  }

  refresh({ value, head, text }: ChangeParams): boolean {
    const isFaint = value?.kind === 'none' || (value?.kind === 'change' && value.class === 'approximate')
    this.box.className = isFaint ? 'figure-faint' : ''
    this.box.replaceChildren(...(value ? piecesOf(value, head, text) : []))
    return true
  }
}

function piecesOf(change: FigureChange, { unit }: PanelFigureHead, text: Text): readonly (Node | string)[] {
  if (change.kind === 'none') return ['—']
  const { amount, became } = change
  if (amount === 0) return ['0']
  const shown = unit === '%' ? text.panel.points(signedPercent(amount)) : signed(Math.round(amount * 1e4) / 1e4)
  const told = became === 'new' || became === 'gone' ? [piece('i', 'became', ` ${text.panel.became[became]}`)] : []
  return [piece('span', 'arrow', amount > 0 ? '▲' : '▼'), ` ${shown}`, ...told]
}

function marksOf({ corrected, inDoubt, inFinding, number }: PanelCell): readonly HTMLElement[] {
  return [
    ...(corrected ? [piece('i', 'mark corrected', MARKS.corrected)] : []),
    ...(inDoubt && number !== null ? [piece('i', 'mark doubt', MARKS.doubt)] : []),
    ...(inFinding ? [piece('i', 'mark doubt', LEVEL_MARKS.warning)] : []),
  ]
}

function piece(name: string, className: string, text: string): HTMLElement {
  const drawn = document.createElement(name)
  drawn.className = className
  drawn.textContent = text
  return drawn
}
