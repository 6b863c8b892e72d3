import type { Text } from '../../text/zh-CN.ts'
import { type DataCell, isInDoubt } from './cell.ts'

/**
 * The state of a cell in words: what its marks mean.
 *
 * @param means  What the column says, where its name does not tell.
 */
export function cellWords(name: string, cell: DataCell, text: Text, means: string | null): string {
  const lines = [
    name,
    cell.kind === 'missing' && text.compare.missing,
    cell.kind === 'not-in-form' && text.compare.notInForm,
    cell.kind !== 'missing' &&
      cell.kind !== 'not-in-form' &&
      cell.kind !== 'not-known' &&
      cell.kind !== 'number' &&
      text.kinds[cell.kind],
    cell.kind === 'not-known' && text.lacks[cell.lack ?? 'missing'],
    cell.isCorrected && text.origins.corrected,
    cell.isDerived && text.origins.derived,
    isInDoubt(cell) && text.report.inDoubt,
    cell.level && text.compare.inFinding(text.levels[cell.level]),
    means,
  ]
  return lines.filter(Boolean).join('\n')
}
