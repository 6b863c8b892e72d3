import type { ReportId } from '#shared/domain/study.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { useReread } from '../../state/reread.ts'
import { useText } from '../../text/language.tsx'
import { shownValue } from '../../text/value-text.ts'
import type { FormCell } from './form.ts'

/** Under a correction: the file is read otherwise now than it was then, and what to do about it. */
export function RereadLine({ reportId, cell }: { readonly reportId: ReportId; readonly cell: FormCell }) {
  const text = useText()
  const { keep, take } = useReread()
  const { observation, unit } = cell
  const edit = observation?.edit
  if (!edit || edit.rereading === 'same') return null
  const agrees = edit.rereading === 'agrees'
  const shown = (value: CellValue | null | undefined) => (value ? shownValue(value, unit).text : text.reread.noCell)
  const { indicator, value: correction } = observation
  return (
    <li className={agrees ? undefined : 'tone-doubt'} data-testid="reread-line">
      {text.reread.says({ readThen: shown(edit.readThen), now: shown(observation.read?.value), agrees })}{' '}
      <button
        type="button"
        className="link"
        data-testid="reread-keep"
        onClick={() => keep({ reportId, indicator, correction, reason: edit.reason })}
      >
        {text.reread.keep}
      </button>{' '}
      <button type="button" className="link" data-testid="reread-take" onClick={() => take({ reportId, indicator })}>
        {agrees ? text.reread.dropAgreeing : text.reread.take}
      </button>
    </li>
  )
}
