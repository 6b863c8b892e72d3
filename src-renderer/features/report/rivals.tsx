import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DuplicateReport, ReportId } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { fileName } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { MARKS, shownValue } from '../../text/value-text.ts'

/** Other files of the same body and year. */
export function useRivals(reportId: ReportId) {
  return useQuery({
    queryKey: ['study', 'rivals', reportId],
    queryFn: () => call('duplicates.compare', { reportId }),
  }).data
}

type Props = { readonly reportId: ReportId; readonly close: () => void }

/** Several files of one report side by side: what differs, and which of them stands. A digit chooses. */
export function RivalsDialog({ reportId, close }: Props) {
  const text = useText()
  const names = useFormNames()
  const { go } = usePlace()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  const rivals = useRivals(reportId)
  if (!rivals) return null
  const { reports, differences, same } = rivals
  const choose = (report: DuplicateReport) =>
    void call('duplicates.choose', { reportId: report.reportId, reason: '', author }).then(
      () => tell({ kind: 'done', says: text.duplicates.done(fileName(report.path)) }),
      tellFailure,
    )
  return (
    <dialog
      ref={box}
      className="rivals"
      data-testid="rivals"
      aria-label={text.rivals.title(reports.length)}
      onClose={close}
      onKeyDown={event => {
        const report = /^[1-9]$/.test(event.key) ? reports[Number(event.key) - 1] : undefined
        if (report && !report.standing) choose(report)
      }}
    >
      <div className="key-help-head">
        <h2>{text.rivals.title(reports.length)}</h2>
        <span className="muted small">{text.rivals.same(differences.length, same)}</span>
        <span className="space" />
        <button type="button" className="quiet" aria-label={text.close} onClick={close}>
          ×
        </button>
      </div>
      <div className="rivals-table">
        <table>
          <thead>
            <tr>
              <th>{text.columns.indicator}</th>
              {reports.map((report, at) => (
                <th key={report.reportId} className="figure" title={report.path} data-testid={`rival-${at + 1}`}>
                  <button
                    type="button"
                    className="link"
                    disabled={report.reportId === reportId}
                    onClick={() => {
                      close()
                      go({ page: 'report', reportId: report.reportId, indicator: null })
                    }}
                  >
                    {fileName(report.path)}
                  </button>
                  <br />
                  {report.standing ? (
                    <span className="tone-good">● {text.duplicates.stands}</span>
                  ) : (
                    <button type="button" onClick={() => choose(report)}>
                      {text.duplicates.use}
                      <kbd>{at + 1}</kbd>
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ indicator, unit, values }) => (
              <tr key={indicator}>
                <td>
                  {names.indicator(indicator)} <span className="muted">{text.unit(unit)}</span>
                </td>
                {values.map((value, at) => (
                  <td key={reports[at]?.reportId} className="figure">
                    {value ? shownValue(value, unit).text : MARKS.missing}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </dialog>
  )
}
