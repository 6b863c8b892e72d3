import { LEVEL_NAMES } from '#shared/domain/check.ts'
import type { FindingLine } from '#shared/domain/study.ts'
import { VERDICT_NAMES } from '#shared/domain/verdict.ts'
import type { Language } from '#shared/domain/wording.ts'
import { findingsOf } from '../store/findings.ts'
import type { Store } from '../store/open.ts'
import { reportsByPath } from '../store/reports.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

/** Print every finding as one array of objects, one finding a line. */
export async function printFindingsAsJson(store: Store, language: Language, output: Output): Promise<void> {
  let before = '[\n'
  for (const reportId of reportsByPath(store)) {
    for (const { path, check, level, says, indicators, earlier, left, right, judged } of findingsOf(store, reportId)) {
      if (!output.isOpen()) return
      const verdict = judged ? { verdict: judged.verdict, note: judged.note } : { verdict: null }
      const line = { path, check, level, says: says[language], indicators, earlier, left, right, ...verdict }
      await output.print(before + JSON.stringify(line))
      before = ',\n'
    }
  }
  await output.print(before === '[\n' ? '[]\n' : '\n]\n')
}

/** Print the findings of each report under its name. */
export async function printFindings(store: Store, language: Language, output: Output): Promise<void> {
  let any = false
  for (const reportId of reportsByPath(store)) {
    if (!output.isOpen()) return
    const findings = findingsOf(store, reportId)
    if (findings.length === 0) continue
    any = true
    await output.print(findingsAsText(findings, language))
  }
  if (!any) await output.print(language === 'zh' ? '没有发现对不上的地方。\n' : 'Everything agrees.\n')
}

function findingsAsText(findings: readonly FindingLine[], language: Language): string {
  const { organisation, year, path } = findings[0] as FindingLine
  const rows = findings.map(({ level, says, judged }) => [
    `  ${LEVEL_NAMES[level][language]}`,
    says[language],
    judged
      ? [VERDICT_NAMES[judged.verdict][language], judged.note].filter(Boolean).join(language === 'zh' ? '：' : ': ')
      : '',
  ])
  return `${[organisation, year].filter(Boolean).join(' · ')}\n${path}\n${alignedTable(rows, [])}\n`
}
