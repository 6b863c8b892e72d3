import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/language.tsx'
import { type Drawing, NotDrawn } from './drawing/drawing.ts'

/** More pixels than this are not drawn; what is shown larger is a little blurred. */
const MOST_PIXELS = 12_000_000
/** While somebody turns the wheel or moves the line, only the last size is drawn. */
const CALM = 120

type Props = {
  readonly drawing: Drawing
  readonly page: number
  readonly turned: number
  /** Of the page in points. */
  readonly width: number
  readonly height: number
  /** CSS pixels a point. */
  readonly scale: number
}

/** One page as it was printed. It is drawn when it comes into sight, and let go with this element. */
export function PagePicture({ drawing, page, turned, width, height, scale }: Props) {
  const text = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'drawing' | 'drawn' | NotDrawn['kind']>('drawing')
  const wanted = scale * window.devicePixelRatio
  const pixels = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)))
  const isFirst = useRef(true)
  useEffect(() => {
    const stop = new AbortController()
    const start = () =>
      drawing.draw({ page, turned, scale: pixels }, stop.signal).then(
        picture => {
          if (canvas.current) showIn(canvas.current, picture)
          else picture.close()
          setState('drawn')
        },
        (thrown: unknown) => {
          if (!stop.signal.aborted) setState(thrown instanceof NotDrawn ? thrown.kind : 'broken')
        },
      )
    const timer = setTimeout(start, isFirst.current ? 0 : CALM)
    isFirst.current = false
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [drawing, page, turned, pixels])
  useEffect(() => {
    const drawnOn = canvas.current
    // the pixels go at once, not when somebody collects what is left
    return () => {
      if (drawnOn) drawnOn.width = 0
    }
  }, [])
  return (
    <>
      <canvas ref={canvas} data-state={state} data-testid={`picture-${page}`} />
      {state !== 'drawn' && (
        <p className={state === 'drawing' ? 'picture-note' : 'picture-note broken'} role="status">
          {state === 'drawing' ? text.pictures.drawing : text.pictures.notDrawn[state]}
        </p>
      )}
    </>
  )
}

function showIn(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
}
