import type { BodyLine } from '#shared/domain/body-line.ts'
import { bodyLines } from '../compare/body-lines.ts'
import { bodySpans } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { linksOf } from '../store/organisation-page.ts'
import { type PanelBody, panelBodies } from '../store/panel.ts'

/** A line that is compared: the id of its last body, and all its bodies, oldest first. */
export type ComparedLine = BodyLine & { readonly id: number; readonly members: readonly PanelBody[] }

/**
 * The lines of the bodies asked for, by the name of their last body; all where none are named. Who is asked for brings
 * along those whose work it goes on with, never those that came after.
 */
export function comparedLines(store: Store, names: readonly string[]): readonly ComparedLine[] {
  const links = linksOf(store, null).map(({ from, to }) => ({ from: from.id, to: to.id }))
  if (links.length === 0)
    return panelBodies(store, names).map(body => ({
      id: body.id,
      organisation: body.name,
      earlier: [],
      members: [body],
    }))
  const asked = new Set(names)
  const spans = bodySpans(store)
  const spanOf = new Map(spans.map(span => [span.id, span]))
  const place = new Map(spans.map(({ id }, at) => [id, at]))
  const lines = bodyLines(links, spans).flatMap(ids => {
    const all = ids.map(id => spanOf.get(id)!)
    const end = asked.size === 0 ? all.length - 1 : all.findLastIndex(({ name }) => asked.has(name))
    const last = all[end]
    if (!last) return []
    const earlier = all.slice(0, end).map(({ name, last }) => ({ name, through: last }))
    return [{ id: last.id, organisation: last.name, earlier, members: all.slice(0, end + 1) }]
  })
  return lines.sort((a, b) => place.get(a.id)! - place.get(b.id)!)
}

/** The bodies whose reports take part, as they are asked for: none named where all do. */
export function namesBehind(lines: readonly ComparedLine[], asked: readonly string[]): readonly string[] {
  return asked.length === 0 ? [] : lines.flatMap(({ members }) => members.map(({ name }) => name))
}
