import type { PageShape } from '#shared/domain/source-pages.ts'
import { useText } from '../../text/language.tsx'
import type { BoxState } from './box-states.ts'
import type { Drawing } from './drawing/drawing.ts'
import type { MarkedBox } from './marked-boxes.ts'
import { PagePicture } from './page-picture.tsx'

type Props = {
  readonly page: number
  readonly shape: PageShape
  readonly scale: number
  readonly drawing: Drawing
  /** In sight or nearly so. */
  readonly isNear: boolean
  readonly boxes: readonly MarkedBox[]
  readonly states: ReadonlyMap<string, BoxState>
  readonly shown: readonly string[]
  /** The one box that Tab leads to. */
  readonly active: string | null
  readonly onPick: (box: MarkedBox) => void
  readonly onReach: (box: MarkedBox) => void
}

/** One page: its picture, and over it a box for everything that was read from it. */
export function PageSheet({ page, shape, scale, drawing, isNear, boxes, ...rest }: Props) {
  const { width, height, turned } = shape
  // what is small lies above what is large
  const layered = boxes.toSorted((a, b) => areaOf(b) - areaOf(a))
  return (
    <div className="sheet" data-page={page} style={{ width: width * scale, height: height * scale }}>
      {isNear && (
        <PagePicture drawing={drawing} page={page} turned={turned} width={width} height={height} scale={scale} />
      )}
      {layered.map(box => (
        <BoxButton key={box.id} box={box} scale={scale} {...rest} />
      ))}
    </div>
  )
}

function BoxButton({
  box,
  scale,
  states,
  shown,
  active,
  onPick,
  onReach,
}: { box: MarkedBox } & Pick<Props, 'scale' | 'states' | 'shown' | 'active' | 'onPick' | 'onReach'>) {
  const text = useText()
  const own = box.keys.flatMap(key => states.get(key) ?? [])
  const marked = own.find(({ mark }) => mark !== '')
  const isSelected = shown[0] !== undefined && box.keys.includes(shown[0])
  const isAlso = !isSelected && box.keys.some(key => shown.includes(key))
  const says = own.map(({ label, value }) => text.pictures.place(label, value)).join('\n')
  return (
    <button
      type="button"
      className={['place', 'box', isSelected && 'sel', isAlso && 'also', marked?.tone].filter(Boolean).join(' ')}
      style={{
        left: box.left * scale,
        top: box.top * scale,
        width: (box.right - box.left) * scale,
        height: (box.bottom - box.top) * scale,
      }}
      data-of={box.keys.join(' ')}
      data-box={box.id}
      aria-label={says}
      aria-pressed={isSelected}
      title={says}
      tabIndex={box.id === active ? 0 : -1}
      onClick={event => {
        event.stopPropagation()
        onPick(box)
      }}
      onFocus={() => onReach(box)}
    >
      {marked && <i className={`mark ${marked.tone}`}>{marked.mark}</i>}
    </button>
  )
}

function areaOf({ left, top, right, bottom }: MarkedBox): number {
  return (right - left) * (bottom - top)
}
