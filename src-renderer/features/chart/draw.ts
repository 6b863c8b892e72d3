import type { ChartKind } from '#shared/domain/view.ts'
import type { ChartOption, Drawing } from './frame.ts'
import { bars, ranking, stacked } from './kinds/bars.ts'
import { box } from './kinds/boxes.ts'
import { multiples } from './kinds/multiples.ts'
import { heat, scatter } from './kinds/spread.ts'
import { trend } from './kinds/trend.ts'

const KINDS: Readonly<Record<ChartKind, (drawing: Drawing) => ChartOption>> = {
  trend,
  multiples,
  bars,
  stacked,
  ranking,
  heat,
  scatter,
  box,
}

/** Everything the picture shows. */
export function draw(drawing: Drawing): ChartOption {
  return KINDS[drawing.choice.kind](drawing)
}
