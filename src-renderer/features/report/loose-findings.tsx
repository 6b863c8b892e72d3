import type { ReportView } from '#shared/domain/study.ts'
import { useText } from '../../text/language.tsx'
import { LEVEL_MARKS } from '../../text/value-text.ts'
import { cellsInOrder, type FormTable, findingsHere } from './form.ts'
import { FindingSays, type Judge, VerdictLine } from './verdict-line.tsx'

type Props = { readonly view: ReportView; readonly tables: readonly FormTable[]; readonly judge: Judge }

/** Findings about the report as a whole, such as whose it is, and those at cells that the form shown does not have. */
export function LooseFindings({ view, tables, judge }: Props) {
  const text = useText()
  const shown = new Set(cellsInOrder(tables).map(({ indicator }) => indicator))
  const loose = findingsHere(view).filter(({ indicators: [first] }) => first === undefined || !shown.has(first))
  if (loose.length === 0) return null
  return (
    <div className="loose-findings" data-testid="loose-findings">
      {loose.map(finding => (
        <div
          key={finding.id}
          className={`note ${finding.judged ? 'info' : finding.level}`}
          title={text.levels[finding.level]}
          data-testid={`finding-${finding.check}`}
        >
          <b>{LEVEL_MARKS[finding.level]}</b>
          <span>
            <FindingSays finding={finding} />
          </span>
          <VerdictLine finding={finding} judge={judge} />
        </div>
      ))}
    </div>
  )
}
