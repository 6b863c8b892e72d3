import type { ComparisonCell } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { fileNameOf } from './book.ts'
import { isIndirect, isUnsure } from './cells.ts'
import { ORIGINS, STATES } from './words.ts'

const LONGEST_QUOTE = 200

/**
 * What a person should know about a cell before using it; null for a plain reading.
 *
 * @param findings  Sentences of the findings the cell takes part in.
 */
export function noteOf(cell: ComparisonCell, findings: readonly string[], language: Language): string | null {
  if (cell.state === 'missing' || cell.state === 'not-in-form') return null
  if (cell.state === 'read' && !isIndirect(cell) && !isUnsure(cell) && !cell.inFinding) return null
  const zh = language === 'zh'
  const lines: string[] = []
  if (cell.state !== 'read') lines.push(STATES[cell.state][language])
  if (isIndirect(cell)) lines.push(`${zh ? '来历：' : 'Origin: '}${ORIGINS[cell.origin][language]}`)
  if (isUnsure(cell)) lines.push(`${zh ? '把握：' : 'Sure by: '}${Math.round(cell.confidence * 100)}%`)
  lines.push(...correctionLines(cell, zh), ...candidateLines(cell, zh))
  if (cell.inFinding) {
    const sentences =
      findings.length > 0 ? findings : [zh ? '涉及问题，见“校验”表。' : 'In a finding, see the sheet of checks.']
    lines.push(...sentences.map(sentence => `⚠ ${sentence}`))
  }
  return [...lines, ...placeLines(cell, zh)].join('\n')
}

/** What the file was read as, who says otherwise, and why. */
function correctionLines({ correction }: ComparisonCell, zh: boolean): string[] {
  if (correction === null) return []
  const { was, author, madeAt, reason } = correction
  const read = was === null ? (zh ? '文件中未见' : 'not found') : was.text === '' ? (zh ? '空白' : 'blank') : was.text
  const who = [author, madeAt.slice(0, 10)].filter(Boolean).join(zh ? '，' : ', ')
  return [
    `${zh ? '原读作：' : 'Read as: '}${read}`,
    `${zh ? '更正：' : 'Corrected: '}${who}`,
    ...(reason === '' ? [] : [`${zh ? '理由：' : 'Because: '}${reason}`]),
  ]
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
