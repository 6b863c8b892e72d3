import type { Lack } from '#shared/domain/evaluate.ts'
import type { EditionId } from '#shared/domain/form.ts'
import { PANEL_MARKS, type PanelFigureHead, type PanelHead } from '#shared/domain/panel.ts'
import { breakBetween, type PanelData } from '#shared/domain/panel-data.ts'
import type { Comparability } from '#shared/domain/series.ts'
import type { Arrangement } from '#shared/domain/view.ts'
import type { Wording } from '#shared/domain/wording.ts'

export type PanelCell = {
  readonly number: number | null
  readonly lack: Lack | null
  readonly edition: EditionId | null
  readonly rank: number | null
  readonly report: number | null
  /** Places in the head of the panel. */
  readonly year: number
  readonly figure: number
  readonly corrected: boolean
  readonly inFinding: boolean
  readonly inDoubt: boolean
  readonly blanks: boolean
}

export type PanelRow = {
  readonly id: string
  readonly body: number
  readonly organisation: string
  /** Of the panel's rows; null in the others. */
  readonly year: number | null
  /** The figure of rows of years; null in the others. */
  readonly figure: number | null
  readonly cells: readonly PanelCell[]
}

/** How many rows a panel has in an arrangement. */
export function countRows({ organisations, years, figures }: PanelHead, arrangement: Arrangement): number {
  if (arrangement === 'years') return organisations.length * figures.length
  return organisations.length * (arrangement === 'panel' ? years.length : 1)
}

/** How many rows of an arrangement belong to one body. */
export function rowsOfBody({ years, figures }: PanelHead, arrangement: Arrangement): number {
  return arrangement === 'years' ? figures.length : arrangement === 'panel' ? years.length : 1
}

/**
 * The rows of one body.
 *
 * @param at    Which of the data's bodies.
 * @param year  The year of an arrangement of bodies.
 */
export function rowsFor(data: PanelData, at: number, arrangement: Arrangement, year: number): PanelRow[] {
  const { head } = data
  const body = data.places[at]!
  const organisation = head.organisations[body]!
  const cell = (year: number, figure: number): PanelCell => {
    const marks = data.marks(at, year, figure)
    return {
      number: data.number(at, year, figure),
      lack: data.lack(at, year, figure),
      edition: data.edition(at, year, figure),
      rank: data.rank(at, year, figure),
      report: data.report(at, year),
      year,
      figure,
      corrected: (marks & PANEL_MARKS.corrected) !== 0,
      inFinding: (marks & PANEL_MARKS.inFinding) !== 0,
      inDoubt: (marks & PANEL_MARKS.inDoubt) !== 0,
      blanks: (marks & PANEL_MARKS.blanks) !== 0,
    }
  }
  if (arrangement === 'years') {
    return head.figures.map((_, figure) => ({
      id: `${body}/${figure}`,
      body,
      organisation,
      year: null,
      figure,
      cells: head.years.map((_, year) => cell(year, figure)),
    }))
  }
  const years = arrangement === 'panel' ? head.years.map((_, year) => year) : [year]
  return years.map(year => ({
    id: `${body}/${year}`,
    body,
    organisation,
    year,
    figure: null,
    cells: head.figures.map((_, figure) => cell(year, figure)),
  }))
}

/** How one figure changed between two years of a body. */
export type FigureChange =
  | { readonly kind: 'none'; readonly why: Lack | 'not-comparable'; readonly reasons: readonly Wording[] }
  | {
      readonly kind: 'change'
      readonly amount: number
      /** `amount` ÷ the earlier number; null when that is 0. */
      readonly share: number | null
      readonly became: 'new' | 'gone' | 'same' | 'changed'
      readonly class: Comparability
      readonly reasons: readonly Wording[]
    }

/** Null of a year without a number is not a zero; over a break that cannot be compared there is no change. */
export function figureChange(figure: PanelFigureHead, earlier: PanelCell, later: PanelCell): FigureChange {
  if (later.number === null) return { kind: 'none', why: later.lack ?? 'missing', reasons: [] }
  if (earlier.number === null) return { kind: 'none', why: earlier.lack ?? 'missing', reasons: [] }
  const crossed = breakBetween(figure, earlier.edition, later.edition)
  const reasons = crossed?.why ?? []
  if (crossed?.class === 'not-comparable') return { kind: 'none', why: 'not-comparable', reasons }
  const amount = Math.round((later.number - earlier.number) * 1e9) / 1e9
  const became = amount === 0 ? 'same' : earlier.number === 0 ? 'new' : later.number === 0 ? 'gone' : 'changed'
  return {
    kind: 'change',
    amount,
    // of nothing, or of days too soon, there is no share
    share: earlier.number <= 0 ? null : amount / earlier.number,
    became,
    class: crossed?.class ?? 'exact',
    reasons,
  }
}
