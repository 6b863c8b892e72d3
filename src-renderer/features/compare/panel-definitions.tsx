import type { PanelChoice } from '#shared/domain/view.ts'
import { useSeries } from '../../state/panel.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { Popover } from '../../ui/popover.tsx'

type Props = {
  readonly figures: PanelChoice['figures']
  readonly onChoice: (figures: PanelChoice['figures']) => void
}

/** Narrow or wide, for the series and ratios chosen that can be understood in several ways. */
export function PanelDefinitions({ figures, onChoice }: Props) {
  const text = useText()
  const language = useLanguage()
  const series = useSeries()
  const chosen = new Map(figures.map(figure => [figure.id, figure]))
  const several = series.filter(({ id, definitions }) => chosen.has(id) && definitions.length > 1)
  if (several.length === 0) return null
  return (
    <Popover label={text.panel.definitions(several.length)} testId="panel-definitions">
      {() => (
        <div className="definitions">
          {several.map(({ id, label, definitions }) => (
            <label key={id}>
              <span>{label[language]}</span>
              <select
                data-testid={`definition-${id}`}
                value={chosen.get(id)?.definition ?? definitions[0]!.id}
                onChange={event =>
                  onChoice(figures.map(figure => (figure.id === id ? { id, definition: event.target.value } : figure)))
                }
              >
                {definitions.map(definition => (
                  <option key={definition.id} value={definition.id}>
                    {definition.label[language]}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
    </Popover>
  )
}
