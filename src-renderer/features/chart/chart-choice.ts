import type { PanelFigure } from '#shared/domain/panel.ts'

export const CHART_KINDS = ['trend', 'multiples', 'bars', 'stacked', 'ranking', 'heat', 'scatter', 'box'] as const
export type ChartKind = (typeof CHART_KINDS)[number]
export type Palette = 'colour' | 'grey'

/** What is drawn and how. */
export type ChartChoice = {
  readonly kind: ChartKind
  readonly figures: readonly PanelFigure[]
  /** Null for the first few of the study. */
  readonly organisations: readonly string[] | null
  /** Of kinds that show one year; null for the last that has numbers. */
  readonly year: number | null
  /** Stacked bars as shares of their sum. */
  readonly shares: boolean
  readonly palette: Palette
  /** The person's own title; empty for the figure's name. */
  readonly title: string
}

/** Kinds that need one year. */
export const OF_ONE_YEAR: ReadonlySet<ChartKind> = new Set(['ranking', 'scatter'])

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
