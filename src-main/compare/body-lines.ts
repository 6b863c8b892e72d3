/** One body took over from another. */
export type TakenOver = { readonly from: number; readonly to: number }
/** A body and the years of its first and its last report. */
export type BodySpan = { readonly id: number; readonly first: number; readonly last: number }

/**
 * Which bodies run on as one line: where one took over from one other, and nothing else did on either side, and the
 * earlier one has no report of a year for which the later one has one. Of bodies put together from several, or divided,
 * no line can be drawn without adding up or making up numbers: they stay apart.
 *
 * @param spans  All bodies with reports.
 * @returns      Bodies by their ids, oldest first; those that stand alone too.
 */
export function bodyLines(links: readonly TakenOver[], spans: readonly BodySpan[]): readonly (readonly number[])[] {
  const spanOf = new Map(spans.map(span => [span.id, span]))
  const next = new Map<number, number>()
  const before = new Map<number, number>()
  for (const { from, to } of links) {
    const isAlone = links.every(other => (other.from === from) === (other.to === to))
    const [earlier, later] = [spanOf.get(from), spanOf.get(to)]
    if (!isAlone || !earlier || !later || earlier.last >= later.first) continue
    next.set(from, to)
    before.set(to, from)
  }
  return spans
    .filter(({ id }) => !before.has(id))
    .map(({ id }) => {
      const line = [id]
      // years only grow along a line, so that it cannot come back to where it was
      for (let at = next.get(id); at !== undefined; at = next.get(at)) line.push(at)
      return line
    })
}
