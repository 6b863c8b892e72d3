import type { PanelFigure } from '#shared/domain/panel.ts'
import type { Arrangement, BodyOrder } from '#shared/domain/view.ts'
import { keptSort, type Sort, sortName } from '../ui/grid-place.ts'

/** The column of a figure, by its place among those chosen. */
export function figureColumn(nth: number): string {
  return `figure-${nth}`
}

/** The place of a figure's column, null for any other column. */
export function figureOf(column: string): number | null {
  const match = /^figure-(\d+)/.exec(column)
  return match ? Number(match[1]) : null
}

/** How the grid of an arrangement is called, by which what it was set to is kept. */
export function panelGrid(arrangement: Arrangement): string {
  return `panel-${arrangement}`
}

/** The order of bodies that stands on the screen; null where they stand by name. */
export function orderShown(arrangement: Arrangement, figures: readonly PanelFigure[]): BodyOrder | null {
  // only where each row is a body can they be put in order
  const sort = arrangement === 'bodies' ? keptSort(panelGrid(arrangement)) : null
  const figure = sort && figures[figureOf(sort.column) ?? -1]
  return figure ? { figure: figure.id, descending: sort.direction === 'desc' } : null
}

/** An order of bodies as their grid keeps it, and under which name. */
export function orderAsKept(
  arrangement: Arrangement,
  figures: readonly PanelFigure[],
  order: BodyOrder | null,
): readonly [name: string, sort: Sort | null] {
  const nth = figures.findIndex(({ id }) => id === order?.figure)
  const direction = order?.descending ? 'desc' : 'asc'
  return [sortName(panelGrid(arrangement)), nth === -1 ? null : { column: figureColumn(nth), direction }]
}
