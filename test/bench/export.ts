import { benchDataSets } from './data-sets.ts'
import { benchWorkbook } from './workbook.ts'

/**
 * Workbooks and data sets beside what others write them with: `workbook` or `data` for one of them, else both.
 *
 * @returns Exit code: 1 when either misses its aim.
 */
export async function benchExport(args: readonly string[]): Promise<number> {
  const [part, ...rest] = args
  if (part === 'workbook') return benchWorkbook(rest)
  if (part === 'data') return benchDataSets(rest)
  return Math.max(await benchWorkbook([]), await benchDataSets(args))
}
