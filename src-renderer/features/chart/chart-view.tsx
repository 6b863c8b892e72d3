import { LineChart } from 'echarts/charts'
import {
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, init, use as register } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { type RefObject, useEffect, useRef } from 'react'
import type { ChartOption } from './chart-option.ts'

register([
  LineChart,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
])

/** Gives the picture as PNG bytes in base64. */
export type Picture = () => string | null

type Props = { readonly option: ChartOption; readonly hold: RefObject<Picture | null>; readonly label: string }

export function ChartView({ option, hold, label }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  useEffect(() => {
    if (!box.current) return
    const drawn = init(box.current)
    chart.current = drawn
    hold.current = () => drawn.getDataURL({ type: 'png', pixelRatio: 2 }).split(',')[1] ?? null
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
      chart.current = null
      hold.current = null
    }
  }, [hold])
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option])
  return <div className="chart" ref={box} role="img" aria-label={label} data-testid="chart" />
}
