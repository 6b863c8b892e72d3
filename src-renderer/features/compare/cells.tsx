import type { CustomCellRendererProps, CustomInnerHeaderProps } from 'ag-grid-react'
import type { Change, ComparisonCell, ComparisonRow } from '#shared/domain/comparison.ts'
import type { ListCell } from '#shared/domain/listing.ts'
import { figure } from '../../text/figures.ts'
import { isInDoubt, LEVEL_MARKS, LEVEL_TONES, MARKS, shownValue } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'

/** A head with a second line: a year and the edition of its form. */
export function TwoLines({ upper, lower }: CustomInnerHeaderProps<ComparisonRow> & { upper: string; lower: string }) {
  return (
    <span className="two-lines">
      <b>{upper}</b>
      <span>{lower}</span>
    </span>
  )
}

/** A figure and its marks. */
export function YearCell({ value, data }: CustomCellRendererProps<ComparisonRow, ComparisonCell | null>) {
  if (!value || !data) return null
  const level = value.inFinding
  if (!value.value)
    return (
      <>
        {value.state === 'missing' ? '✕' : MARKS.missing}
        <span className="marks" />
      </>
    )
  return (
    <>
      {shownValue(value.value, data.unit).text}
      <span className="marks">
        {value.state === 'corrected' && <i className="mark corrected">{MARKS.corrected}</i>}
        {value.state === 'in-doubt' && <i className="mark doubt">{MARKS.doubt}</i>}
        {value.origin === 'narrative' && <i className="mark">{MARKS.prose}</i>}
        {level && <i className={`mark ${LEVEL_TONES[level]}`}>{LEVEL_MARKS[level]}</i>}
      </span>
    </>
  )
}

/** The same on its way to another program: a number stays one, what is in doubt never is. */
export function takenCell(cell: ComparisonCell | null, unit: string): ListCell {
  if (!cell) return null
  if (!cell.value) return cell.state === 'missing' ? '✕' : MARKS.missing
  const shown = shownValue(cell.value, unit).text
  const marks = [
    cell.state === 'corrected' && MARKS.corrected,
    cell.state === 'in-doubt' && MARKS.doubt,
    cell.origin === 'narrative' && MARKS.prose,
    cell.inFinding && LEVEL_MARKS[cell.inFinding],
  ].filter(mark => typeof mark === 'string')
  if (cell.value.kind !== 'number' || cell.state === 'in-doubt') return [shown, ...marks].join(' ')
  const own = cell.value.unit !== undefined && cell.value.unit !== unit ? [cell.value.unit] : []
  const mark = [...own, ...marks].join(' ')
  return mark === '' ? cell.value.number : { number: cell.value.number, mark }
}

/** The change with its direction and sign. */
export function AmountCell({ value }: CustomCellRendererProps<ComparisonRow, Change | null>) {
  if (!value) return <span className="figure-faint">—</span>
  if (value.amount === 0) return <>0</>
  return (
    <>
      <span className="arrow">{value.amount > 0 ? '▲' : '▼'}</span> {value.amount > 0 ? '+' : ''}
      {figure(value.amount)}
    </>
  )
}

/** The class of the cell; the most urgent wins. */
export function toneOf(cell: ComparisonCell | null | undefined): string {
  if (!cell) return 'no-report'
  if (!cell.value) return 'not-stated'
  if (cell.state === 'in-doubt' || isInDoubt(cell.value)) return 'in-doubt'
  if (cell.state === 'corrected') return 'corrected'
  if (cell.inFinding === 'error') return 'in-error'
  if (cell.inFinding === 'warning') return 'in-doubt'
  return cell.value.kind === 'number' ? '' : 'figure-faint'
}

/** The state of the value in words: what its marks mean and where it comes from. */
export function wordsOf(cell: ComparisonCell | null, text: Text): string {
  if (!cell) return text.compare.noReport
  const lines = [
    cell.value ? text.origins[cell.origin] : cell.state === 'missing' ? text.compare.missing : text.compare.notInForm,
    cell.value && text.kinds[cell.value.kind],
    cell.inFinding && text.compare.inFinding(text.levels[cell.inFinding]),
    cell.evidence && text.quoted(cell.evidence.quote),
    cell.path,
  ]
  return lines.filter(Boolean).join('\n')
}
