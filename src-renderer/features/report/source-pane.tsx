import { type ReactNode, useMemo, useState } from 'react'
import type { Span } from '#shared/domain/document.ts'
import type { ReportView } from '#shared/domain/study.ts'
import { useFormNames } from '../../state/forms.ts'
import { useSettings } from '../../state/settings.tsx'
import { useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { boxStates } from './box-states.ts'
import type { FormCell } from './form.ts'
import { PagesView } from './pages-view.tsx'
import type { SourceMark } from './source-marks.ts'
import { SourceView } from './source-view.tsx'
import { usePictures } from './use-pictures.ts'
import { LIFE_SIZE, stepped, type Zoom } from './zoom.ts'

type Props = {
  readonly view: ReportView
  readonly cells: readonly FormCell[]
  readonly marks: readonly SourceMark[]
  readonly shown: readonly string[]
  readonly onPick: (keys: readonly string[], range: Span) => void
  readonly focused: boolean
  readonly head: ReactNode
}

/** The source of a report: a PDF as its pages or as its text, everything else as its text. */
export function SourcePane({ view, cells, ...rest }: Props) {
  const text = useText()
  const { settings } = useSettings()
  const names = useFormNames()
  const isPdf = view.source.format === 'pdf'
  const asPages = isPdf && settings.sourceAs === 'pages'
  const pictures = usePictures(view.report.id, view.source.sha256, asPages)
  const [zoom, setZoom] = useKept<Zoom>('report.zoom', 'fit')
  const [scale, setScale] = useState(LIFE_SIZE)
  const states = useMemo(() => boxStates(view, cells, names.indicator), [view, cells, names])
  const label = text.report.source
  const asText = <SourceView text={view.source.text} blocks={view.source.blocks} label={label} {...rest} />
  if (!isPdf) return asText
  return (
    <>
      <SourceTools scale={scale} zoom={zoom} setZoom={setZoom} zooms={asPages && pictures.state === 'ready'} />
      {asPages && pictures.state === 'failed' && (
        <p className="sheets-note" role="status" data-testid="pictures-failed">
          {text.pictures.instead(pictures.why)}
        </p>
      )}
      {asPages && pictures.state === 'loading' && (
        <div className="source" data-testid="pictures-loading">
          {rest.head}
          <p className="muted">{text.pictures.loading}</p>
        </div>
      )}
      {asPages && pictures.state === 'ready' && (
        <PagesView
          pages={pictures.pages}
          drawing={pictures.drawing}
          states={states}
          label={label}
          zoom={zoom}
          setZoom={setZoom}
          onScale={setScale}
          {...rest}
        />
      )}
      {(!asPages || pictures.state === 'failed') && asText}
    </>
  )
}

type ToolsProps = {
  /** CSS pixels a point. */
  readonly scale: number
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  readonly zooms: boolean
}

/** Pages or text, and how large. */
function SourceTools({ scale, zoom, setZoom, zooms }: ToolsProps) {
  const text = useText()
  const { settings, change } = useSettings()
  return (
    <div className="source-tools">
      <button
        type="button"
        aria-pressed={settings.sourceAs === 'pages'}
        title={text.pictures.asPagesHint}
        data-testid="source-as-pages"
        onClick={() => change({ sourceAs: 'pages' })}
      >
        {text.pictures.asPages}
      </button>
      <button
        type="button"
        aria-pressed={settings.sourceAs === 'text'}
        title={text.pictures.asTextHint}
        data-testid="source-as-text"
        onClick={() => change({ sourceAs: 'text' })}
      >
        {text.pictures.asText}
      </button>
      <span className="space" />
      {zooms && (
        <>
          <button
            type="button"
            className="quiet"
            title="Ctrl+-"
            aria-label={text.pictures.smaller}
            data-testid="zoom-out"
            onClick={() => setZoom(stepped(scale, -1))}
          >
            −
          </button>
          <span className="muted scale" data-testid="zoom-percent">{`${Math.round((scale / LIFE_SIZE) * 100)}%`}</span>
          <button
            type="button"
            className="quiet"
            title="Ctrl++"
            aria-label={text.pictures.larger}
            data-testid="zoom-in"
            onClick={() => setZoom(stepped(scale, 1))}
          >
            +
          </button>
          <button
            type="button"
            className="quiet"
            aria-pressed={zoom === 'fit'}
            title="Ctrl+0"
            data-testid="zoom-fit"
            onClick={() => setZoom('fit')}
          >
            {text.pictures.fit}
          </button>
        </>
      )}
    </div>
  )
}
