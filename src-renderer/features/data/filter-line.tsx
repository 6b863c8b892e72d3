import { useReportNames } from '../../state/fact-series.ts'
import { useText } from '../../text/language.tsx'
import { filterWords } from './filter-words.ts'
import { useBodies } from './use-bodies.ts'
import type { DataChoice } from './use-choice.ts'
import type { DataRows } from './use-rows.ts'

/** What limits and orders the rows, in words that can be taken away one by one. */
export function FilterLine({ choice, rows }: { choice: DataChoice; rows: DataRows }) {
  const text = useText()
  const names = useReportNames()
  const { filters, sort, which } = choice
  const bodies = useBodies(filters.some(({ on }) => on === 'body'))
  const { filters: words } = text.data
  if (filters.length === 0 && !sort && which === 'standing' && !rows.isStale) return null
  const columns: Readonly<Record<string, string>> = text.columns
  return (
    <div className="bar-line filter-line" data-testid="filter-line">
      {filters.map((filter, nth) => (
        <Word
          // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may stand here twice
          key={nth}
          says={filterWords(filter, text, {
            ...names,
            body: (what, value) => bodies[what].find(one => one.value === value)?.label ?? value,
          })}
          remove={() => choice.filter(filters.filter((_one, at) => at !== nth))}
        />
      ))}
      {which === 'all' && <Word says={words.all} remove={() => choice.take('standing')} />}
      {sort && (
        <Word
          says={words.sorted(columns[sort.column] ?? names.indicator(sort.column), sort.descending)}
          remove={() => choice.order(null)}
        />
      )}
      {filters.length > 1 && (
        <button type="button" className="link" data-testid="filter-none" onClick={() => choice.filter([])}>
          {words.none}
        </button>
      )}
      {rows.isStale && (
        <button type="button" data-testid="data-renew" title={words.renewHint} onClick={rows.renew}>
          {words.renew}
        </button>
      )}
    </div>
  )
}

function Word({ says, remove }: { says: string; remove: () => void }) {
  const text = useText()
  return (
    <button type="button" className="chip word" title={text.data.filters.remove} onClick={remove}>
      {says} <span aria-hidden="true">×</span>
    </button>
  )
}
