import type { ReportView } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'

/** Another file of the same body and year has corrections that this one has not: take them over, or not. */
export function CarryLine({ view }: { readonly view: ReportView }) {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  const [from] = view.uncarried
  if (!from) return null
  const carry = () =>
    void call('edit.carryOver', { from: from.reportId, to: view.report.id, author }).then(
      step => tell({ kind: 'done', says: text.carrying.taken(step?.size ?? 0) }),
      tellFailure,
    )
  return (
    <div className="bar-line" data-testid="carry-line">
      <span>{text.carrying.says(from)}</span>
      <Writes>
        <button type="button" data-testid="carry-over" onClick={carry}>
          {text.carrying.take}
        </button>
      </Writes>
    </div>
  )
}
