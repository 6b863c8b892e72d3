import { useText } from '../../text/language.tsx'
import { MARKS } from '../../text/value-text.ts'

/** What the marks mean; one line, always there. */
export function Legend() {
  const { legend } = useText()
  const lines: readonly (readonly [string, string])[] = [
    [MARKS.finding, legend.finding],
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
