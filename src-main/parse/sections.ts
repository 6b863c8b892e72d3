import type { Document } from '#shared/domain/document.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Section, SectionKind } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import type { Layout } from './layout.ts'

const HEADING =
  /(?:^|(?<=[。\s]))([一二三四五六七八九十]{1,3}、[^\s。,，;；:：]{2,30}(?:[、,，][^\s。,，;；:：]{2,20}){0,3})(?=\s|$)/g

/** Parts of the prose, by their headings; a part ends where the next begins. */
export function readSections(
  document: Document,
  layout: Layout,
  inTables: ReadonlySet<number>,
  forms: Forms,
  cite: Cite,
): Section[] {
  const heads = layout.tokens.flatMap((token, at) => {
    if (inTables.has(at) || !token.text.includes('、')) return []
    return [...token.text.matchAll(HEADING)].map(match => {
      const start = token.start + match.index
      const { start: from } = cite(start, start + match[1]!.length)
      return { start: from, heading: match[1]!.trim() }
    })
  })
  return heads.map(({ start, heading }, nth) => ({
    kind: kindOf(heading, forms),
    heading,
    depth: 1,
    start,
    end: heads[nth + 1]?.start ?? document.text.length,
  }))
}

function kindOf(heading: string, forms: Forms): SectionKind {
  const kinds =
    made.get(forms) ?? forms.wordings.sections.map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern) }))
  made.set(forms, kinds)
  return kinds.find(({ pattern }) => pattern.test(heading))?.kind ?? 'unknown'
}

/** The wordings of headings with their expressions made ready; made once. */
const made = new WeakMap<Forms, readonly { readonly kind: SectionKind; readonly pattern: RegExp }[]>()
