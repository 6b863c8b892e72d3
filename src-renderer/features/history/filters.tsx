import { STEP_KINDS, type StepKind } from '#shared/domain/step.ts'
import { useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { type Narrowed, periodOf, useChoices } from './use-history.ts'

type Props = {
  readonly narrowed: Narrowed
  readonly onChange: (narrowed: Narrowed) => void
  readonly canClear: boolean
  readonly onClear: () => void
}

/** What the history is narrowed to, each on its own; what is set shows in its own field. */
export function Filters({ narrowed, onChange, canClear, onClear }: Props) {
  const text = useText()
  const { authors, organisations, years } = useChoices()
  const { filters, all, unnamed } = text.history
  const set = (part: Partial<Narrowed>) => onChange({ ...narrowed, ...part })
  return (
    <div className="bar-line history-filters" data-testid="history-filters">
      <Pick
        name="kind"
        label={filters.kind}
        value={narrowed.kind}
        all={all}
        choices={STEP_KINDS.map(kind => [kind, text.history.kinds[kind]])}
        onPick={kind => set({ kind: kind as StepKind | '' })}
      />
      <Pick
        name="author"
        label={filters.author}
        value={narrowed.author}
        all={all}
        choices={authors.map(author => [`=${author}`, author || unnamed])}
        onPick={author => set({ author })}
      />
      <Choose
        single
        testId="history-organisation"
        label={`${filters.organisation} ${narrowed.organisation || all}`}
        groups={[
          {
            title: '',
            choices: [{ id: '', label: all }, ...organisations.map(({ name }) => ({ id: name, label: name }))],
          },
        ]}
        chosen={new Set([narrowed.organisation])}
        onChoose={chosen => set({ organisation: [...chosen][0] ?? '' })}
        words={text.choosing}
      />
      <Pick
        name="year"
        label={filters.year}
        value={narrowed.year}
        all={all}
        choices={years.map(year => [String(year), String(year)])}
        onPick={year => set({ year })}
      />
      {(['from', 'until'] as const).map(end => (
        <label key={end}>
          {filters[end]}
          <input
            type="text"
            className="history-day"
            placeholder="2026-01-31"
            aria-invalid={narrowed[end] !== '' && periodOf(narrowed[end]) === null}
            data-testid={`history-${end}`}
            value={narrowed[end]}
            onChange={event => set({ [end]: event.target.value })}
          />
        </label>
      ))}
      {canClear && (
        <button type="button" className="link" data-testid="history-clear" onClick={onClear}>
          {text.history.clear}
        </button>
      )}
    </div>
  )
}

type PickProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly all: string
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string) => void
}

function Pick({ name, label, value, all, choices, onPick }: PickProps) {
  return (
    <label>
      {label}
      <select
        data-testid={`history-${name}`}
        value={value}
        className={value ? 'set' : undefined}
        onChange={event => onPick(event.target.value)}
      >
        <option value="">{all}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
