import type { Language } from '#shared/domain/wording.ts'
import type { Text } from '../../text/zh-CN.ts'
import type { FormCell } from './form.ts'
import { isDoubtful } from './form.ts'

/** The state of a value in words: what its marks mean, how it was read, what does not agree. */
export function cellWords(cell: FormCell, text: Text, language: Language): string {
  const { observation } = cell
  const lines = [
    observation ? text.origins[observation.origin] : text.report.missing,
    observation && !observation.edit && text.kinds[observation.value.kind],
    isDoubtful(cell) && text.report.inDoubt,
    observation?.read &&
      `${text.quoted(observation.read.evidence.quote)} ${text.report.page(observation.read.evidence.page)}`,
    observation?.edit && text.edits.by(observation.edit),
    observation?.confirmed && !observation.edit && `✓ ${text.looking.confirmed(observation.confirmed)}`,
    cell.written && `${text.looking.note}${text.quoted(cell.written.text)}`,
    ...cell.findings.map(finding => finding.says[language]),
    cell.refused?.says,
  ]
  return lines.filter(Boolean).join('\n')
}
