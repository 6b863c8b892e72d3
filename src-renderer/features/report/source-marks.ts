import type { Span } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportView } from '#shared/domain/study.ts'

/** A place of the source that something was read from. */
export type SourceMark = Span & { readonly key: string }
/** A stretch of text under the same marks. */
export type Segment = { readonly text: string; readonly keys: readonly string[] }

export const valueKey = (indicator: IndicatorId) => `v:${indicator}`
export const proseKey = (at: number) => `p:${at}`
export const localKey = (at: number) => `l:${at}`
export const claimKey = (about: string) => `c:${about}`

/** The place that was searched for. */
export const HIT = 'h:'

/** Every place something was read from, and the one that was searched for, by start. */
export function marksOf(view: ReportView, hit: Span | null): readonly SourceMark[] {
  const marks: SourceMark[] = []
  const add = (key: string, place: Span | null | undefined) => {
    if (place && place.end > place.start) marks.push({ key, start: place.start, end: place.end })
  }
  for (const { indicator, read } of view.observations) add(valueKey(indicator), read?.evidence)
  view.narrative.forEach((reading, at) => void add(proseKey(at), reading.evidence))
  view.local.forEach((row, at) => void add(localKey(at), row.evidence))
  for (const claim of view.claims) if (claim.stands) add(claimKey(claim.about), claim.evidence)
  add(HIT, hit)
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Cut a range of the text where marks begin and end. Marks may overlap and may reach beyond the range. */
export function segmentsOf(text: string, range: Span, marks: readonly SourceMark[]): readonly Segment[] {
  const within = marks.filter(mark => mark.start < range.end && mark.end > range.start)
  if (within.length === 0) return [{ text: text.slice(range.start, range.end), keys: [] }]
  const cuts = new Set([range.start, range.end])
  for (const { start, end } of within) {
    cuts.add(Math.max(start, range.start))
    cuts.add(Math.min(end, range.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1]!
    const over = within.filter(mark => mark.start <= start && mark.end >= end)
    over.sort((a, b) => a.end - a.start - (b.end - b.start))
    return { text: text.slice(start, end), keys: over.map(mark => mark.key) }
  })
}
