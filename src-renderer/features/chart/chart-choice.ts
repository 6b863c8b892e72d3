import type { ChartKind } from '#shared/domain/view.ts'

/** Kinds that need one year. */
export const OF_ONE_YEAR: ReadonlySet<ChartKind> = new Set(['ranking', 'scatter'])

/** Kinds that need one year where several figures of several bodies are drawn. */
export const OF_ONE_YEAR_WITH_MANY: ReadonlySet<ChartKind> = new Set(['bars', 'stacked'])

/** How many figures a kind draws at once. */
export const FIGURES_OF: Readonly<Record<ChartKind, readonly [least: number, most: number]>> = {
  trend: [1, 1],
  multiples: [1, 4],
  bars: [1, 8],
  stacked: [2, 16],
  ranking: [1, 1],
  heat: [1, 1],
  scatter: [2, 2],
  box: [1, 1],
}
