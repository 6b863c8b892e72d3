import { SECTION_KINDS, type SectionKind } from '#shared/domain/reading.ts'
import type { SearchFilters } from '#shared/domain/study.ts'
import { useText } from '../../text/language.tsx'

/** Everything is looked through. */
export const NO_FILTERS: SearchFilters = { organisation: '', from: null, to: null, section: null }

type NarrowingProps = {
  readonly where: 'text' | 'notes'
  readonly onWhere: (where: 'text' | 'notes') => void
  readonly filters: SearchFilters
  readonly onFilters: (filters: SearchFilters) => void
}

/** Where to look: in texts or notes, of which bodies and years, in which part of a report. */
export function Narrowing({ where, onWhere, filters, onFilters }: NarrowingProps) {
  const text = useText()
  const year = (name: 'from' | 'to') => (
    <label className="tool">
      {text.search[name]}
      <input
        type="number"
        className="search-year"
        data-testid={`search-${name}`}
        min={2000}
        max={2100}
        value={filters[name] ?? ''}
        onChange={event =>
          onFilters({ ...filters, [name]: event.target.value === '' ? null : Number(event.target.value) })
        }
      />
    </label>
  )
  return (
    <div className="search-narrowing">
      <select
        data-testid="search-where"
        aria-label={text.search.columns.snippet}
        value={where}
        onChange={event => onWhere(event.target.value as 'text' | 'notes')}
      >
        <option value="text">{text.search.where.text}</option>
        <option value="notes">{text.search.where.notes}</option>
      </select>
      <input
        type="search"
        data-testid="search-organisation"
        placeholder={text.search.organisation}
        aria-label={text.search.organisation}
        value={filters.organisation}
        onChange={event => onFilters({ ...filters, organisation: event.target.value })}
      />
      {year('from')}
      {year('to')}
      {where === 'text' && (
        <select
          data-testid="search-section"
          aria-label={text.search.section}
          value={filters.section ?? ''}
          onChange={event => onFilters({ ...filters, section: (event.target.value || null) as SectionKind | null })}
        >
          <option value="">{text.search.section}</option>
          {SECTION_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {text.search.sections[kind]}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
