import { useText } from '../../text/language.tsx'

/** The language of formulas on half a page. */
export function FormulaHelp() {
  const { help } = useText().series
  return (
    <aside className="formula-help" data-testid="formula-help">
      <h2>{help.title}</h2>
      <dl>
        {help.lines.map(([formula, says]) => (
          <div key={formula}>
            <dt>
              <code>{formula}</code>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {help.rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </aside>
  )
}
