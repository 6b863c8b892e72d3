import type { FindingLine } from '#shared/domain/study.ts'
import type { Language, Wording } from '#shared/domain/wording.ts'
import { findingsOf } from '../store/findings.ts'
import type { Store } from '../store/open.ts'
import { reportsByPath } from '../store/reports.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

/** Print every finding as one array of objects, one finding a line. */
export async function printFindingsAsJson(store: Store, language: Language, output: Output): Promise<void> {
  let before = '[\n'
  for (const reportId of reportsByPath(store)) {
    for (const { path, check, level, says, indicators, left, right } of findingsOf(store, reportId)) {
      if (!output.isOpen()) return
      const line = { path, check, level, says: says[language], indicators, left, right }
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

const LEVELS: Readonly<Record<FindingLine['level'], Wording>> = {
  error: { zh: '矛盾', en: 'error' },
  warning: { zh: '可疑', en: 'warning' },
  info: { zh: '说明', en: 'info' },
}

function findingsAsText(findings: readonly FindingLine[], language: Language): string {
  const { organisation, year, path } = findings[0] as FindingLine
  const rows = findings.map(({ level, says }) => [`  ${LEVELS[level][language]}`, says[language]])
  return `${[organisation, year].filter(Boolean).join(' · ')}\n${path}\n${alignedTable(rows, [])}\n`
}
