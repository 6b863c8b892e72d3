import { useQuery } from '@tanstack/react-query'
import { SECTION_KINDS, type SectionKind } from '#shared/domain/reading.ts'
import type { TakenYear } from '#shared/domain/taken-over.ts'
import { call } from '../../api.ts'
import { useTakenOver } from '../../state/taken-over.tsx'
import { figure, percent } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'

/** All reports of each year together: the whole text, then part by part. */
export function TakenSums() {
  const text = useText()
  const { version } = useTakenOver()
  const all = useQuery({
    queryKey: ['study', 'taken-years', version],
    queryFn: () => call('taken.years', {}),
    placeholderData: before => before,
  }).data
  if (!all) return null
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b)
  const parts = [null, ...SECTION_KINDS].filter(part => all.some(one => one.part === part))
  const of = (part: SectionKind | null, year: number) => all.find(one => one.part === part && one.year === year)
  const lines: readonly (readonly [string, (sum: TakenYear | undefined) => string])[] = [
    [text.taken.columns.again, sum => shown(sum?.again)],
    [text.taken.columns.elsewhere, sum => shown(sum?.elsewhere)],
  ]
  return (
    <div className="prose together" data-testid="taken-sums">
      {lines.map(([name, take]) => (
        <table key={name}>
          <caption>
            <h2>{name}</h2>
          </caption>
          <thead>
            <tr>
              <th>{text.taken.part}</th>
              {years.map(year => (
                <th key={year} className="number">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(part => (
              <tr key={part ?? ''}>
                <td>{part === null ? <b>{text.taken.whole}</b> : text.search.sections[part]}</td>
                {years.map(year => (
                  <td key={year} className="number">
                    {take(of(part, year))}
                  </td>
                ))}
              </tr>
            ))}
            <tr className="muted">
              <td>{text.taken.sums.reports}</td>
              {years.map(year => (
                <td key={year} className="number">
                  {figure(of(null, year)?.reports ?? 0)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      ))}
      <p className="muted">{text.taken.sums.hint}</p>
    </div>
  )
}

function shown(share: number | null | undefined): string {
  return share == null ? '–' : percent(share)
}
