import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'

/** What the marks mean; one line, always there. */
export function Legend() {
  const { legend, levels } = useText()
  const lines: readonly (readonly [string, string])[] = [
    [LEVEL_MARKS.error, levels.error],
    [LEVEL_MARKS.warning, levels.warning],
    [MARKS.doubt, legend.doubt],
    [MARKS.corrected, legend.corrected],
    [MARKS.blank, legend.blank],
    ['/ —', legend.printed],
    ['✕', legend.missing],
    [MARKS.missing, legend.notInForm],
    ['‖', legend.break],
  ]
  return (
    <div className="legend">
      {lines.map(([mark, says]) => (
        <span key={mark}>
          <b>{mark}</b> {says}
        </span>
      ))}
    </div>
  )
}
