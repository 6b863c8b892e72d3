import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { ProsePart, ReportOf, Sentence } from '#shared/domain/prose.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import { alignSentences, differences } from '../compare/align.ts'
import { maskFigures, SHORTEST, sentencesOf } from '../compare/sentences.ts'
import type { Store } from '../store/open.ts'
import { type Prose, proseOf } from '../store/prose.ts'
import { openStore, type Session } from './session.ts'

export function proseHandlers(session: Session): Pick<Handlers, 'prose.compare'> {
  return {
    'prose.compare': ({ left, right }) => {
      const store = openStore(session)
      const [one, other] = [standing(store, left), standing(store, right)]
      const kinds = new Set([...one.parts, ...other.parts].map(({ kind }) => kind))
      const parts = [...kinds].map(kind => compareParts(kind, sentencesIn(one, kind), sentencesIn(other, kind)))
      return {
        left: one.reportId,
        right: other.reportId,
        parts: parts.filter(({ rows }) => rows.length > 0),
      }
    },
  }
}

function standing(store: Store, of: ReportOf): Prose {
  const prose = proseOf(store, of)
  if (!prose) throw new Failure({ code: 'compare/no-report', ...of })
  return prose
}

/** Rows of tables are not prose: they are compared as figures. */
function sentencesIn({ text, parts }: Prose, kind: SectionKind): readonly Sentence[] {
  return parts
    .filter(part => part.kind === kind)
    .flatMap(({ start, end }) => sentencesOf(text, start, end))
    .filter(({ text }) => !/[\t|]/.test(text) && maskFigures(text).length >= 2)
}

function compareParts(kind: SectionKind, left: readonly Sentence[], right: readonly Sentence[]): ProsePart {
  const rows = alignSentences(left, right).map(pair => {
    const [one, other] = [pair.left === null ? null : left[pair.left]!, pair.right === null ? null : right[pair.right]!]
    return { left: one, right: other, pieces: one && other ? differences(one.text, other.text) : null }
  })
  const known = new Set(left.map(({ text }) => maskFigures(text)))
  const counted = right.map(({ text }) => maskFigures(text)).filter(words => words.length >= SHORTEST)
  const all = counted.reduce((sum, words) => sum + words.length, 0)
  const again = counted.filter(words => known.has(words)).reduce((sum, words) => sum + words.length, 0)
  return { kind, rows, taken: all === 0 ? null : again / all }
}
