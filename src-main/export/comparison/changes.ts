import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { changeFormatOf, formatOf, LOOKS, SHARE_FORMAT } from './looks.ts'
import { ABSENT, NO_SHARE } from './words.ts'

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
  const share = areNumbers ? shareOf(from, to, language) : ''
  const format = changeFormatOf(formatOf(row.unit, from, to))
  return [
    {
      formula: `IF(${both},${later.name}-${earlier.name},"")`,
      result: amount,
      look: { ...ground, format },
    },
    {
      formula: `IF(${both},${shareFormula(earlier.name, later.name, language)},"")`,
      result: share,
      look: { ...ground, format: SHARE_FORMAT, align: 'right' },
    },
  ]
}

/** A relative change needs a base above zero: from 0 anything is new, and a base below 0 would turn the sign round. */
function shareOf(from: number, to: number, language: Language): number | string {
  if (from > 0) return (to - from) / from
  return NO_SHARE[from === 0 && to !== 0 ? 'new' : 'none'][language]
}

function shareFormula(from: string, to: string, language: Language): string {
  const [becameNew, none] = [NO_SHARE.new[language], NO_SHARE.none[language]]
  return `IF(${from}>0,(${to}-${from})/${from},IF(AND(${from}=0,${to}<>0),"${becameNew}","${none}"))`
}

function numberIn(cell: Cell): number | null {
  return 'number' in cell ? cell.number : null
}
