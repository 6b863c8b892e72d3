import type { Forms } from '#shared/domain/forms.ts'
import type { NotReport, ParsedReport } from '#shared/domain/reading.ts'

/** A table of this many figures is a report's, whatever the page around it is called. */
const FIGURES_OF_A_REPORT = 10

/** Null when a file is a report; otherwise the reason, in words. */
export function whyNot(report: ParsedReport, headline: string, { wordings }: Forms): NotReport | null {
  const { readings, narrative, sections, title } = report
  const stated = readings.filter(({ value }) => value.kind !== 'blank').length
  const named = wordings.notReport.find(
    ({ pattern, evenWithFigures, fewerSections }) =>
      (evenWithFigures || stated < FIGURES_OF_A_REPORT) &&
      (fewerSections === undefined || sections.length < fewerSections) &&
      new RegExp(pattern).test(headline),
  )
  if (named) return { reason: named.reason, says: named.says.zh }
  if (readings.length > 0 && stated === 0 && narrative.length === 0) {
    return { reason: 'blank-form', says: '只有空白的表，没有填数' }
  }
  if (stated > 0) return null
  if (title === '' && narrative.length === 0) {
    return {
      reason: 'no-figures-no-title',
      says: '没有年度报告的标题，也没有报告的统计表',
    }
  }
  if (narrative.length === 0 && sections.length < 2) {
    return {
      reason: 'no-figures-no-title',
      says: '没有统计表，正文里也没有找到报告的数或章节',
    }
  }
  return null
}
