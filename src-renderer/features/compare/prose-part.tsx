import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ProsePart as Part, Piece, ReportOf, Sentence } from '#shared/domain/prose.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { percent } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { COMPARED, useKept } from '../../ui/kept.ts'
import { PartActs } from './part-acts.tsx'

/** A year of 0 is one of the body's last, whichever these are. */
type Chosen = { readonly left: ReportOf | null; readonly right: ReportOf | null }

/** The prose of two reports, sentence beside sentence. */
export function ProsePart({ tools }: { readonly tools: ReactNode }) {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const { go } = usePlace()
  const bodies = useComparisonChoices()?.organisations
  const [{ left, right }, choose] = useKept<Chosen>(COMPARED.prose, { left: null, right: null })
  const first = (bodies?.find(({ reports }) => reports > 1) ?? bodies?.[0])?.name ?? ''
  const leftBody = left?.organisation ?? first
  const rightBody = right?.organisation ?? leftBody
  const [leftYears, rightYears] = [useYears(leftBody), useYears(rightBody)]
  const one = { organisation: leftBody, year: yearAmong(leftYears, left?.year, -2) }
  const other = { organisation: rightBody, year: yearAmong(rightYears, right?.year, -1) }
  const found = useQuery({
    queryKey: ['study', 'prose', one, other, version],
    queryFn: () => call('prose.compare', { left: one, right: other }),
    enabled: leftYears.length > 0 && rightYears.length > 0,
  })
  const open = (reportId: ReportId, { start, end }: Sentence) =>
    go({ page: 'report', reportId, indicator: null, range: { start, end } })
  return (
    <>
      <div className="compare-tools panel-tools">
        {tools}
        <ChooseReport side="left" of={one} years={leftYears} onChoose={left => choose({ left, right })} />
        <ChooseReport side="right" of={other} years={rightYears} onChoose={right => choose({ left, right })} />
      </div>
      <PartActs shows={{ page: 'compare', layout: 'prose', left: one, right: other }} onDraw={null} />
      {found.error && <p className="empty">{failureText(found.error, language)}</p>}
      {found.data && found.data.parts.length === 0 && <p className="empty">{text.sideBySide.nothing}</p>}
      {found.data && (
        <div className="prose" data-testid="prose">
          {found.data.parts.map(part => (
            <PartTable
              key={part.kind}
              part={part}
              onLeft={sentence => open(found.data.left, sentence)}
              onRight={sentence => open(found.data.right, sentence)}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** The years of which a body has reports, ascending; none until they are known. */
function useYears(organisation: string): readonly number[] {
  const { version } = useStudy()
  const found = useQuery({
    queryKey: ['study', 'prose-years', organisation, version],
    queryFn: () => call('prose.years', { organisation }),
    enabled: organisation !== '',
  })
  return found.data ?? []
}

/** What was chosen, also where there is no report of it any more, which is then said; else one of the last. */
function yearAmong(years: readonly number[], chosen: number | undefined, fromEnd: number): number {
  return chosen || (years.at(fromEnd) ?? years.at(-1) ?? 0)
}

type ChooseProps = {
  readonly side: 'left' | 'right'
  readonly of: ReportOf
  readonly years: readonly number[]
  readonly onChoose: (of: ReportOf) => void
}

function ChooseReport({ side, of, years, onChoose }: ChooseProps) {
  const text = useText()
  const choices = useComparisonChoices()
  return (
    <label className="tool">
      {text.sideBySide[side]}
      <select
        data-testid={`prose-${side}`}
        value={of.organisation}
        onChange={event => onChoose({ organisation: event.target.value, year: 0 })}
      >
        {choices?.organisations.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        data-testid={`prose-${side}-year`}
        aria-label={text.panel.year}
        value={of.year}
        onChange={event => onChoose({ ...of, year: Number(event.target.value) })}
      >
        {(years.includes(of.year) ? years : [...years, of.year]).map(year => (
          <option key={year}>{year}</option>
        ))}
      </select>
    </label>
  )
}

type TableProps = {
  readonly part: Part
  readonly onLeft: (sentence: Sentence) => void
  readonly onRight: (sentence: Sentence) => void
}

function PartTable({ part, onLeft, onRight }: TableProps) {
  const text = useText()
  return (
    <section>
      <h2>
        {text.search.sections[part.kind]}
        {part.taken !== null && <span className="chip">{text.sideBySide.taken(percent(part.taken))}</span>}
      </h2>
      {part.rows.map(({ left, right, pieces }) => (
        <div className="prose-row" key={`${left?.start}/${right?.start}`}>
          <Side sentence={left} pieces={pieces} hides="new" onOpen={onLeft} />
          <Side sentence={right} pieces={pieces} hides="gone" onOpen={onRight} />
        </div>
      ))}
    </section>
  )
}

type SideProps = {
  readonly sentence: Sentence | null
  readonly pieces: readonly Piece[] | null
  readonly hides: 'new' | 'gone'
  readonly onOpen: (sentence: Sentence) => void
}

/** One side of a row; what only it has is marked. A sentence that stands alone is marked whole. */
function Side({ sentence, pieces, hides, onOpen }: SideProps) {
  if (!sentence) return <div className="prose-none" />
  const own = hides === 'new' ? 'words-gone' : 'words-new'
  const shown: readonly Piece[] = pieces?.filter(({ kind }) => !kind.endsWith(hides)) ?? [
    { kind: own, text: sentence.text },
  ]
  return (
    <button type="button" className="prose-side" onClick={() => onOpen(sentence)}>
      {shown.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never move
        <span key={at} className={piece.kind}>
          {piece.text}
        </span>
      ))}
    </button>
  )
}
