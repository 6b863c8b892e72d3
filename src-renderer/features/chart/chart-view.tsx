import type { ECharts } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'
import { init } from './echarts-parts.ts'
import type { ChartOption, Spot } from './frame.ts'
import { drawnAsSvg, fromBase64, PIXEL_RATIO, toBase64, withResolution } from './picture.ts'

/** Gives the picture as bytes in base64. */
export type Picture = { readonly png: () => string; readonly svg: () => string }

type Props = {
  readonly option: ChartOption
  readonly hold: RefObject<Picture | null>
  readonly label: string
  readonly onOpen: (spot: Spot) => void
}

export function ChartView({ option, hold, label, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const open = useRef(onOpen)
  const shown = useRef(option)
  open.current = onOpen
  shown.current = option
  useEffect(() => {
    if (!box.current) return
    const drawn = init(box.current)
    chart.current = drawn
    hold.current = {
      png: () => {
        const url = drawn.getDataURL({ type: 'png', pixelRatio: PIXEL_RATIO })
        return toBase64(withResolution(fromBase64(url.slice(url.indexOf(',') + 1))))
      },
      svg: () => toBase64(new TextEncoder().encode(drawnAsSvg(shown.current, drawn.getWidth(), drawn.getHeight()))),
    }
    drawn.on('click', point => {
      const spot = (point.data as { spot?: Spot } | null)?.spot
      if (spot) open.current(spot)
    })
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
