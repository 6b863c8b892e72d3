import { useCallback, useEffect, useRef, useState } from 'react'
import type { Span } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportView } from '#shared/domain/study.ts'
import type { Selection } from './form-pane.tsx'
import { HIT, proseKey, type SourceMark, valueKey } from './source-marks.ts'
import { keysWithin } from './source-range.ts'

/** What a report is opened at. */
export type OpenedAt = {
  readonly indicator: IndicatorId | null
  /** A place of the text to be shown, where it was searched for. */
  readonly range: Span | null
}

/** What is selected in a report, in its form and its source at once. */
export function useSelection(view: ReportView, { indicator, range }: OpenedAt, marks: readonly SourceMark[]) {
  const [selection, setSelection] = useState<Selection>({ indicator, place: range && HIT, by: 'elsewhere' })
  /** What was read from the words pointed at in the source, as long as that is more or less than one value. */
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  /** How often a note on what is selected was asked for. */
  const [writing, setWriting] = useState(0)
  const current = useRef(selection)
  current.current = selection
  /** The first value took the focus by itself: nobody has moved yet. */
  const isFresh = useRef(true)

  const select = useCallback((selection: Selection) => {
    // the form tells where the focus came to, also when it was sent there
    const isNew = selection.by !== 'form' || selection.indicator !== current.current.indicator
    if (!isNew) return
    isFresh.current = selection.by === 'form' && current.current.indicator === null
    setSelection(selection)
    setPicked(null)
    setWriting(0)
  }, [])
  const show = useCallback(
    (indicator: IndicatorId | null) => {
      if (indicator) select({ indicator, place: null, by: 'elsewhere' })
    },
    [select],
  )
  useEffect(() => show(indicator), [indicator, show])
  useEffect(() => {
    if (range) select({ indicator: null, place: HIT, by: 'elsewhere' })
  }, [range, select])

  const selectKey = useCallback(
    (key: string) => {
      const [kind, name = ''] = [key.slice(0, 1), key.slice(2)]
      if (kind === 'v') setSelection({ indicator: name, place: null, by: 'elsewhere' })
      else if (kind === 'p')
        setSelection({ indicator: view.narrative[Number(name)]?.indicator ?? null, place: key, by: 'elsewhere' })
      else setSelection({ indicator: null, place: key, by: 'elsewhere' })
    },
    [view],
  )
  const pick = useCallback(
    (keys: readonly string[], range: Span) => {
      const within = keysWithin(marks, range)
      const own = keys.filter(key => within.includes(key))
      const found = own.length > 0 ? own : within
      const first = found[0] ?? keys.find(key => key !== HIT)
      if (first) selectKey(first)
      setPicked(found.length === 1 || (found.length === 0 && first) ? null : found)
    },
    [marks, selectKey],
  )
  const askForNote = (indicator: IndicatorId | null) => {
    // by the form: the focus goes to the note, not to the value
    if (indicator !== selection.indicator) select({ indicator, place: null, by: 'form' })
    setWriting(writing + 1)
  }

  return {
    selection,
    picked,
    writing,
    isFresh,
    select,
    show,
    selectKey,
    pick,
    askForNote,
    /** The keyboard goes back to what is selected. */
    stay: () => setSelection({ ...selection, by: 'elsewhere' }),
    unpick: () => setPicked(null),
  }
}

/** The evidence of the value first, then every sentence that speaks of the same indicator. */
export function shownMarks(view: ReportView, { indicator, place }: Selection): readonly string[] {
  const prose = view.narrative.flatMap((reading, at) => (reading.indicator === indicator ? [proseKey(at)] : []))
  const keys = [...(place ? [place] : []), ...(indicator ? [valueKey(indicator)] : []), ...prose]
  return [...new Set(keys)]
}
