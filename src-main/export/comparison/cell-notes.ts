import type { ComparisonCell } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { fileNameOf } from './book.ts'
import { isIndirect } from './cells.ts'
import { ORIGINS, STATES } from './words.ts'

const LONGEST_QUOTE = 200

/**
 * What a person should know about a cell before using it; null for a plain reading.
 *
 * @param findings  Sentences of the findings the cell takes part in.
 */
export function noteOf(cell: ComparisonCell, findings: readonly string[], language: Language): string | null {
  if (cell.state === 'missing' || cell.state === 'not-in-form') return null
  if (cell.state === 'read' && !isIndirect(cell) && !cell.inFinding) return null
  const zh = language === 'zh'
  const lines: string[] = []
  if (cell.state !== 'read') lines.push(STATES[cell.state][language])
  if (isIndirect(cell)) lines.push(`${zh ? '来历：' : 'Origin: '}${ORIGINS[cell.origin][language]}`)
  lines.push(...candidateLines(cell, zh))
  if (cell.inFinding) {
    const sentences =
      findings.length > 0 ? findings : [zh ? '涉及问题，见核查表。' : 'In a finding, see the sheet of checks.']
    lines.push(...sentences.map(sentence => `⚠ ${sentence}`))
  }
  return [...lines, ...placeLines(cell, zh)].join('\n')
}

/** What a text that can be read in several ways could be. */
function candidateLines({ value }: ComparisonCell, zh: boolean): string[] {
  if (value?.kind !== 'ambiguous' || value.candidates.length === 0) return []
  const readings = value.candidates.map(({ number, why }) => (zh ? `${number}（${why}）` : `${number} (${why})`))
  return [`${zh ? '可能是：' : 'Could be: '}${readings.join(zh ? '；' : '; ')}`]
}

/** The words of the file, and which file. */
function placeLines({ evidence, path }: ComparisonCell, zh: boolean): string[] {
  const file = `${zh ? '文件：' : 'File: '}${fileNameOf(path)}`
  if (evidence === null) return [file]
  const { quote, page } = evidence
  const words = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote
  const onPage = page === undefined ? '' : zh ? `，第 ${page} 页` : `, page ${page}`
  return [zh ? `原文：“${words}”` : `Source text: “${words}”`, file + onPage]
}
