import { useQuery } from '@tanstack/react-query'
import type { Level } from '#shared/domain/check.ts'
import type { FindingFilters } from '#shared/domain/study.ts'
import { VERDICTS } from '#shared/domain/verdict.ts'
import { call } from '../../api.ts'
import { useStudy } from '../../state/study.tsx'
import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS } from '../../text/value-text.ts'

/** What the list is narrowed to, as it stands in the fields. */
export type Narrowed = {
  readonly level: Level | 'all'
  readonly state: NonNullable<FindingFilters['verdict']> | 'all'
  readonly year: number | null
  readonly region: string | null
  readonly organisation: string
}

export const OPEN_ONES: Narrowed = { level: 'all', state: 'open', year: null, region: null, organisation: '' }

const LEVELS: readonly (Level | 'all')[] = ['all', 'error', 'warning', 'info']
const STATES = ['open', 'all', 'judged', ...VERDICTS, 'changed'] as const

export function filtersOf({ level, state, year, region, organisation }: Narrowed): FindingFilters {
  return {
    ...(level === 'all' ? {} : { level }),
    ...(state === 'all' ? {} : { verdict: state }),
    ...(year === null ? {} : { year }),
    ...(region === null ? {} : { region }),
    ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
  }
}

type Props = { readonly narrowed: Narrowed; readonly onNarrow: (narrowed: Narrowed) => void }

export function Filters({ narrowed, onNarrow }: Props) {
  const text = useText()
  const { findings } = text
  const { version } = useStudy()
  const years = useQuery({
    queryKey: ['study', 'choices', version],
    queryFn: () => call('compare.choices', {}),
    placeholderData: before => before,
  }).data?.years
  return (
    <>
      <input
        type="search"
        className="finding-search"
        placeholder={findings.organisation}
        aria-label={findings.organisation}
        data-testid="finding-organisation"
        value={narrowed.organisation}
        onChange={event => onNarrow({ ...narrowed, organisation: event.target.value })}
      />
      <RegionField region={narrowed.region} onPick={region => onNarrow({ ...narrowed, region })} />
      <select
        aria-label={findings.year}
        data-testid="finding-year"
        value={narrowed.year ?? ''}
        onChange={event => onNarrow({ ...narrowed, year: event.target.value ? Number(event.target.value) : null })}
      >
        <option value="">{findings.anyYear}</option>
        {years?.map(year => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
      <select
        aria-label={findings.state}
        className="finding-state"
        data-testid="finding-state"
        value={narrowed.state}
        onChange={event => {
          const state = STATES.find(state => state === event.target.value)
          if (state) onNarrow({ ...narrowed, state })
        }}
      >
        {STATES.map(state => (
          <option key={state} value={state}>
            {findings.states[state]}
          </option>
        ))}
      </select>
      {LEVELS.map(each => (
        <button
          type="button"
          key={each}
          aria-pressed={each === narrowed.level}
          data-testid={`level-${each}`}
          onClick={() => onNarrow({ ...narrowed, level: each })}
        >
          {each === 'all' ? findings.all : `${LEVEL_MARKS[each]} ${text.levels[each]}`}
        </button>
      ))}
    </>
  )
}

/** Divisions that bodies of the study belong to; not there while none is known. */
function RegionField({ region, onPick }: { region: string | null; onPick: (region: string | null) => void }) {
  const { findings } = useText()
  const { version } = useStudy()
  const choices = useQuery({
    queryKey: ['study', 'finding-regions', version],
    queryFn: () => call('organisation.choices', {}),
    placeholderData: before => before,
  }).data
  if (!choices || choices.regions.length === 0) return null
  return (
    <select
      aria-label={findings.region}
      data-testid="finding-region"
      className="finding-region"
      value={region ?? ''}
      onChange={event => onPick(event.target.value || null)}
    >
      <option value="">{findings.anyRegion}</option>
      {choices.regions.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
      {choices.withoutRegion > 0 && <option value="none">{findings.noRegion}</option>}
    </select>
  )
}
