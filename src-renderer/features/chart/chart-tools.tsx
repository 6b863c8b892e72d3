import type { PanelData } from '#shared/domain/panel-data.ts'
import { BODY_GROUPINGS, CHART_KINDS, type ChartChoice, type ChartKind, type Palette } from '#shared/domain/view.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useFigureChoices } from '../../state/panel.ts'
import { usePlace } from '../../state/place.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { FIGURES_OF, OF_ONE_YEAR, OF_ONE_YEAR_WITH_MANY } from './chart-choice.ts'

type Props = {
  readonly choice: ChartChoice
  readonly onChoice: (part: Partial<ChartChoice>) => void
  readonly organisations: readonly string[]
  readonly data: PanelData | null
  /** Places in the head of the years that have numbers. */
  readonly years: readonly number[]
  readonly year: number
}

/** What is drawn and how. */
export function ChartTools({ choice, onChoice, organisations, data, years, year }: Props) {
  const text = useText()
  const language = useLanguage()
  const groups = useFigureChoices()
  const { go } = usePlace()
  const all = useComparisonChoices()?.organisations ?? []
  const labels = new Map(groups.flatMap(group => group.choices.map(({ id, label }) => [id, label] as const)))
  const single = FIGURES_OF[choice.kind][1] === 1
  const [first] = choice.figures
  const definitions = data?.head.figures[0]?.id === first?.id ? (data?.head.figures[0]?.definitions ?? []) : []
  const oneYear =
    OF_ONE_YEAR.has(choice.kind) ||
    (choice.kind === 'box' && choice.groupBy !== null) ||
    (OF_ONE_YEAR_WITH_MANY.has(choice.kind) && choice.figures.length > 1 && organisations.length > 1)
  return (
    <div className="bar-line chart-tools">
      <select
        aria-label={text.chart.kind}
        data-testid="chart-kind"
        value={choice.kind}
        onChange={event => onChoice({ kind: event.target.value as ChartKind })}
      >
        {CHART_KINDS.map(kind => (
          <option key={kind} value={kind}>
            {text.chart.kinds[kind]}
          </option>
        ))}
      </select>
      <Choose
        single={single}
        label={
          choice.figures.length === 1 && first
            ? (labels.get(first.id) ?? first.id)
            : text.chart.figures(choice.figures.length)
        }
        groups={groups}
        chosen={new Set(choice.figures.map(({ id }) => id))}
        onChoose={chosen =>
          onChoice({
            figures: [
              ...choice.figures.filter(({ id }) => chosen.has(id)),
              ...[...chosen]
                .filter(id => !choice.figures.some(figure => figure.id === id))
                .map(id => ({ id, definition: null })),
            ],
          })
        }
        words={text.choosing}
        testId="chart-indicator"
      />
      <button type="button" className="quiet" data-testid="own-series" onClick={() => go({ page: 'series' })}>
        {text.series.open}
      </button>
      {definitions.length > 1 && first && (
        <select
          aria-label={text.chart.definition}
          data-testid="chart-definition"
          value={first.definition ?? definitions[0]!.id}
          onChange={event =>
            onChoice({ figures: [{ id: first.id, definition: event.target.value }, ...choice.figures.slice(1)] })
          }
        >
          {definitions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[language]}
            </option>
          ))}
        </select>
      )}
      <Choose
        label={text.compare.organisations(organisations.length, all.length)}
        groups={[{ title: '', choices: all.map(({ name }) => ({ id: name, label: name })) }]}
        chosen={new Set(organisations)}
        onChoose={chosen => onChoice({ organisations: all.flatMap(({ name }) => (chosen.has(name) ? name : [])) })}
        words={text.choosing}
        testId="chart-organisations"
      />
      {choice.kind === 'box' && (
        <select
          aria-label={text.chart.groupBy}
          data-testid="chart-groups"
          value={choice.groupBy ?? ''}
          onChange={event => onChoice({ groupBy: BODY_GROUPINGS.find(one => one === event.target.value) ?? null })}
        >
          <option value="">{text.chart.groupings.years}</option>
          {BODY_GROUPINGS.map(one => (
            <option key={one} value={one}>
              {text.chart.groupings[one]}
            </option>
          ))}
        </select>
      )}
      {oneYear && data && (
        <select
          aria-label={text.chart.year}
          data-testid="chart-year"
          value={year}
          onChange={event => onChoice({ year: data.head.years[Number(event.target.value)] ?? null })}
        >
          {years.map(at => (
            <option key={at} value={at}>
              {data.head.years[at]}
            </option>
          ))}
        </select>
      )}
      {choice.kind === 'stacked' && (
        <label className="tool">
          <input
            type="checkbox"
            data-testid="chart-shares"
            checked={choice.shares}
            onChange={event => onChoice({ shares: event.target.checked })}
          />
          {text.chart.shares}
        </label>
      )}
      <select
        aria-label={text.chart.palette}
        data-testid="chart-palette"
        value={choice.palette}
        onChange={event => onChoice({ palette: event.target.value as Palette })}
      >
        <option value="colour">{text.chart.palettes.colour}</option>
        <option value="grey">{text.chart.palettes.grey}</option>
      </select>
      <input
        type="text"
        className="chart-title"
        aria-label={text.chart.title}
        placeholder={text.chart.titleHint}
        data-testid="chart-title"
        value={choice.title}
        onChange={event => onChoice({ title: event.target.value })}
      />
    </div>
  )
}
