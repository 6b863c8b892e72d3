import type { FindingLine } from '#shared/domain/study.ts'
import { VERDICTS, type Verdict } from '#shared/domain/verdict.ts'
import { usePlace } from '../../state/place.tsx'
import { useVerdictWords, VERDICT_KEYS } from '../../state/verdicts.ts'
import { Writes } from '../../state/writes.tsx'
import { useLanguage, useText } from '../../text/language.tsx'

export type Judge = (finding: FindingLine, verdict: Verdict | null) => void

/** The sentence of a finding; where it is one of the report of the year after, it says so, since it calls that its own. */
export function FindingSays({ finding }: { finding: FindingLine }) {
  const text = useText()
  const language = useLanguage()
  return (
    <>
      {useIsOfNextYear(finding) && text.findings.ofYear(finding.year ?? 0)}
      {finding.says[language]}
    </>
  )
}

/** Whether a finding belongs to the report of the year after the one that is looked at. */
function useIsOfNextYear({ earlierId }: FindingLine): boolean {
  const { place } = usePlace()
  return place.page === 'report' && earlierId === place.reportId
}

/** After the sentence of a finding: what was said of it, or what can be; and the way to the other report it is about. */
export function VerdictLine({ finding, judge }: { finding: FindingLine; judge: Judge }) {
  const text = useText()
  const { go } = usePlace()
  const words = useVerdictWords()(finding)
  const { earlierId } = finding
  const isOfNextYear = useIsOfNextYear(finding)
  return (
    <>
      {isOfNextYear && (
        <button
          type="button"
          className="link"
          tabIndex={-1}
          title={text.findings.laterHint}
          data-testid={`later-${finding.check}`}
          onClick={() => go({ page: 'report', reportId: finding.reportId, indicator: null })}
        >
          {text.findings.later} ›
        </button>
      )}
      {earlierId !== null && !isOfNextYear && (
        <button
          type="button"
          className="link"
          tabIndex={-1}
          title={text.findings.earlierHint}
          data-testid={`earlier-${finding.check}`}
          onClick={() => go({ page: 'report', reportId: earlierId, indicator: finding.earlier[0] ?? null })}
        >
          {text.findings.earlier} ›
        </button>
      )}
      {words && (
        <span
          className={`small ${finding.judged ? 'verdict-name' : 'tone-doubt'}`}
          title={words.why}
          data-testid={`verdict-${finding.check}`}
        >
          {words.name}
          {finding.judged?.note && `：${finding.judged.note}`}
        </span>
      )}
      <Writes>
        {finding.judged ? (
          <button
            type="button"
            className="link"
            tabIndex={-1}
            title={`Ctrl+${VERDICT_KEYS.reopen}`}
            data-testid={`reopen-${finding.check}`}
            onClick={() => judge(finding, null)}
          >
            {text.findings.reopen}
          </button>
        ) : (
          <span className="verdict-buttons">
            {VERDICTS.map(verdict => (
              <button
                type="button"
                key={verdict}
                tabIndex={-1}
                title={`${text.findings.keys[verdict]}（Ctrl+${VERDICT_KEYS[verdict]}）`}
                data-testid={`judge-${verdict}-${finding.check}`}
                onClick={() => judge(finding, verdict)}
              >
                {text.findings.short[verdict]}
              </button>
            ))}
          </span>
        )}
      </Writes>
    </>
  )
}
