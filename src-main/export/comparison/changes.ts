import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { changeFormatOf, formatOf, LOOKS, SHARE_FORMAT } from './looks.ts'
import { ABSENT, ZERO_BASE } from './words.ts'

type Side = { readonly cell: Cell; readonly name: string }
type Pair = {
  /** Place of the later year among the years of the table. */
  readonly year: number
  readonly earlier: Side
  readonly later: Side
  readonly isAcrossForms: boolean
  readonly language: Language
}

/**
 * Change and relative change of a row between two neighbouring years, as live formulas with what they come to.
 *
 * The formulas give a number only where both cells hold one, so a mark or a doubt never counts as zero. Where both do
 * and the comparison still has no change (other unit, other meaning), the cells say so and calculate nothing.
 */
export function changeCells(row: ComparisonRow, pair: Pair): readonly [Cell, Cell] {
  const { earlier, later, year, isAcrossForms, language } = pair
  const ground: Look = isAcrossForms ? LOOKS.acrossForms : {}
  const [from, to] = [numberIn(earlier.cell), numberIn(later.cell)]
  const areNumbers = from !== null && to !== null
  if (areNumbers && (row.changes[year] === null || row.cells[year - 1]?.unit !== row.cells[year]?.unit)) {
    const refusal = { text: ABSENT['not-comparable'][language], look: { ...LOOKS.absent, ...ground } }
    return [refusal, refusal]
  }
  const both = `AND(ISNUMBER(${later.name}),ISNUMBER(${earlier.name}))`
  const amount = areNumbers ? to - from : ''
  const share = areNumbers ? (from === 0 ? ZERO_BASE : (to - from) / from) : ''
  const format = changeFormatOf(formatOf(row.unit, from, to))
  return [
    {
      formula: `IF(${both},${later.name}-${earlier.name},"")`,
      result: amount,
      look: { ...ground, format },
    },
    {
      formula: `IF(${both},IF(${earlier.name}=0,"${ZERO_BASE}",(${later.name}-${earlier.name})/${earlier.name}),"")`,
      result: share,
      look: { ...ground, format: SHARE_FORMAT, align: 'right' },
    },
  ]
}

function numberIn(cell: Cell): number | null {
  return 'number' in cell ? cell.number : null
}
