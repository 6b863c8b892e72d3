import type { EditionId } from './form.ts'
import { PANEL_LACKS, type PanelFigureHead, type PanelHead, type PanelWindow } from './panel.ts'

/** A panel as it is read: places of bodies, years and figures are those of the head. */
export type PanelData = {
  readonly head: PanelHead
  /** Bodies that are here; a panel of very many is not drawn whole. */
  readonly bodies: number
  /** Their places in the head. */
  readonly places: Uint32Array
  readonly number: (body: number, year: number, figure: number) => number | null
  readonly lack: (body: number, year: number, figure: number) => (typeof PANEL_LACKS)[number]
  readonly marks: (body: number, year: number, figure: number) => number
  readonly edition: (body: number, year: number, figure: number) => EditionId | null
  readonly rank: (body: number, year: number, figure: number) => number | null
  readonly report: (body: number, year: number) => number | null
}

/** @param window  Begins with the first body. */
export function dataOf(head: PanelHead, window: PanelWindow): PanelData {
  const { years, figures, editions } = head
  const cell = (body: number, year: number, figure: number) => (body * years.length + year) * figures.length + figure
  return {
    head,
    bodies: window.places.length,
    places: window.places,
    number: (...at) => {
      const number = window.numbers[cell(...at)]
      return number === undefined || Number.isNaN(number) ? null : number
    },
    lack: (...at) => PANEL_LACKS[window.lacks[cell(...at)] ?? 0] ?? null,
    marks: (...at) => window.marks[cell(...at)] ?? 0,
    edition: (...at) => editions[window.editions[cell(...at)] ?? 255] ?? null,
    rank: (...at) => window.ranks[cell(...at)] || null,
    report: (body, year) => window.reports[body * years.length + year] || null,
  }
}

/** How far the figure of one edition can be held against that of another. */
export function breakBetween(figure: PanelFigureHead, a: EditionId | null, b: EditionId | null) {
  if (a === null || b === null || a === b) return null
  return figure.breaks.find(({ between }) => between.includes(a) && between.includes(b)) ?? null
}
