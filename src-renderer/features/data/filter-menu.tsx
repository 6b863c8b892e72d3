import { type FormEvent, useState } from 'react'
import {
  COMPARISONS,
  GRID_KINDS,
  GRID_STATUSES,
  type GridFilter,
  type GridStatus,
  type NumberTest,
} from '#shared/domain/grid.ts'
import { readValue } from '#shared/domain/value.ts'
import { useReportNames } from '../../state/fact-series.ts'
import { useForms } from '../../state/forms.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { BODY_COLUMNS, type BodyColumn, useBodies } from './use-bodies.ts'
import type { DataChoice } from './use-choice.ts'

type Props = { readonly choice: DataChoice; readonly column: string; readonly close: () => void }

/** One more filter, or another order, by any column. Enter adds it. */
export function FilterForm({ choice, column: first, close }: Props) {
  const text = useText()
  const names = useReportNames()
  const { filters } = text.data
  const [column, setColumn] = useState(first)
  const add = (filter: GridFilter) => {
    choice.filter([...choice.filters, filter])
    close()
  }
  const isIndicator = choice.places.some(({ id }) => id === column)
  const isFact = choice.places.some(({ id, fact }) => id === column && fact !== null)
  const sort = (descending: boolean) => {
    choice.order({ column, descending })
    close()
  }
  return (
    <div className="filter-form">
      <label>
        <span>{filters.column}</span>
        <select
          data-testid="filter-column"
          value={column}
          ref={focusIt}
          onChange={event => setColumn(event.target.value)}
        >
          <option value="report">{filters.wholeReport}</option>
          <option value="organisation">{text.columns.organisation}</option>
          {BODY_COLUMNS.map(body => (
            <option key={body} value={body}>
              {text.organisations.columns[body]}
            </option>
          ))}
          <option value="year">{text.columns.year}</option>
          <option value="edition">{text.columns.edition}</option>
          {choice.places.map(({ id }) => (
            <option key={id} value={id}>
              {names.indicator(id)}
            </option>
          ))}
        </select>
      </label>
      <Condition key={column} column={column} isIndicator={isIndicator} isFact={isFact} add={add} />
      {column !== 'report' && !isBody(column) && (
        <p className="filter-sort">
          <button type="button" data-testid="sort-up" onClick={() => sort(false)}>
            {filters.upwards}
          </button>
          <button type="button" data-testid="sort-down" onClick={() => sort(true)}>
            {filters.downwards}
          </button>
        </p>
      )}
    </div>
  )
}

type ConditionProps = {
  readonly column: string
  readonly isIndicator: boolean
  /** Of the report as a whole: a number or not known, and nothing is corrected or in doubt. */
  readonly isFact: boolean
  readonly add: (filter: GridFilter) => void
}

function Condition({ column, isIndicator, isFact, add }: ConditionProps) {
  const text = useText()
  const { filters } = text.data
  const forms = useForms()
  const language = useLanguage()
  const bodies = useBodies(true)
  const [said, setWay] = useState<string | null>(null)
  const way =
    said ?? (isBody(column) ? (bodies[column][0]?.value ?? '') : firstWay(column, isIndicator, forms.at(-1)?.id ?? ''))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const filter = filterOf({ column, isIndicator, way, from, to })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (filter) add(filter)
  }
  const ways: readonly (readonly [string, string])[] = isIndicator
    ? [
        ...COMPARISONS.map(is => [is, is] as const),
        ['between', filters.between],
        ...(isFact ? [] : GRID_STATUSES.map(status => [`status:${status}`, filters.statuses[status]] as const)),
        ...(isFact ? FACT_KINDS : FIGURE_KINDS).map(kind => [`kind:${kind}`, filters.kinds[kind]] as const),
      ]
    : isBody(column)
      ? bodies[column].map(({ value, label }) => [value, label] as const)
      : column === 'report'
        ? GRID_STATUSES.map(status => [`status:${status}`, filters.reportStatuses[status]] as const)
        : column === 'edition'
          ? forms.map(form => [form.id, form.short[language]] as const)
          : []
  const hasFigure = isIndicator && !way.includes(':')
  return (
    <form onSubmit={submit}>
      {ways.length > 0 && (
        <label>
          <span>{filters.condition}</span>
          <select data-testid="filter-way" value={way} onChange={event => setWay(event.target.value)}>
            {ways.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {(hasFigure || column === 'organisation' || column === 'year') && (
        <label>
          <span>{column === 'organisation' ? filters.holds : filters.value}</span>
          <input
            type="text"
            data-testid="filter-value"
            size={10}
            value={from}
            onChange={event => setFrom(event.target.value)}
          />
          {(way === 'between' || column === 'year') && (
            <>
              –
              <input
                type="text"
                data-testid="filter-to"
                aria-label={filters.upTo}
                size={10}
                value={to}
                onChange={event => setTo(event.target.value)}
              />
            </>
          )}
        </label>
      )}
      <button type="submit" className="primary" data-testid="filter-add" disabled={filter === null}>
        {filters.add}
      </button>
    </form>
  )
}

const FACT_KINDS = ['number', 'not-known'] as const
/** Of a figure; `missing` and `ambiguous` are among its statuses. */
const FIGURE_KINDS = GRID_KINDS.filter(kind => !['missing', 'ambiguous', 'not-known'].includes(kind))

function firstWay(column: string, isIndicator: boolean, newest: string): string {
  if (isIndicator) return '>'
  return column === 'report' ? 'status:contradicting' : column === 'edition' ? newest : ''
}

type Said = {
  readonly column: string
  readonly isIndicator: boolean
  readonly way: string
  readonly from: string
  readonly to: string
}

function isBody(column: string): column is BodyColumn {
  return BODY_COLUMNS.some(one => one === column)
}

/** The filter that is said, null while it is not complete. */
function filterOf({ column, isIndicator, way, from, to }: Said): GridFilter | null {
  const [kind, name = ''] = way.split(':')
  if (column === 'organisation') return from.trim() ? { on: 'organisation', words: from.trim() } : null
  if (isBody(column)) return way ? { on: 'body', what: column, value: way } : null
  if (column === 'year') return yearsOf(from, to)
  if (column === 'edition') return way ? { on: 'editions', editions: [way] } : null
  if (kind === 'status') {
    return { on: 'status', status: name as GridStatus, indicator: isIndicator ? column : null }
  }
  if (kind === 'kind') {
    const wanted = GRID_KINDS.filter(one => one === name)
    return { on: 'kinds', indicator: column, kinds: wanted }
  }
  const [low, high] = [numberOf(from), numberOf(to)]
  if (low === null) return null
  if (way !== 'between') {
    const is = COMPARISONS.find(one => one === way)
    return is ? { on: 'number', indicator: column, tests: [{ is, number: low }] } : null
  }
  if (high === null) return null
  const tests: readonly NumberTest[] = [
    { is: '≥', number: Math.min(low, high) },
    { is: '≤', number: Math.max(low, high) },
  ]
  return { on: 'number', indicator: column, tests }
}

/** One year alone when only the first is said. */
function yearsOf(from: string, to: string): GridFilter | null {
  const [first, last] = [numberOf(from), numberOf(to)]
  if (first === null && last === null) return null
  if (first !== null && to.trim() === '') return { on: 'years', from: first, to: first }
  return { on: 'years', from: first, to: last }
}

function numberOf(typed: string): number | null {
  const value = readValue(typed)
  return value.kind === 'number' && value.unit === undefined ? value.number : null
}

/** Named, so that it runs once and not with every drawing. */
function focusIt(field: HTMLElement | null): void {
  field?.focus()
}
