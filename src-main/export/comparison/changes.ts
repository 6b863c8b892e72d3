import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { changeFormatOf, formatOf, LOOKS, SHARE_FORMAT } from './looks.ts'
import { ABSENT, NEARLY, NO_SHARE } from './words.ts'

/** A cell and its A1 name. */
export type Side = { readonly cell: Cell; readonly name: string }

export type Change = {
  readonly earlier: Side
  readonly later: Side
  /** `nearly`: two forms count nearly the same; `not`: two numbers that mean different things. */
  readonly compares: 'fully' | 'nearly' | 'not'
  /** Number format of the amount, without a sign. */
  readonly format: string
  readonly isAcrossForms: boolean
  readonly language: Language
}

/**
 * Change and relative change between two neighbouring years, as live formulas with what they come to.
 *
 * The formulas give a number only where both cells hold one, so a mark or a doubt never counts as zero. Where both do
 * but cannot be compared, the cells say so and calculate nothing.
 */
export function changeCells(change: Change): readonly [Cell, Cell] {
  const { earlier, later, compares, language } = change
  const ground: Look = change.isAcrossForms ? LOOKS.acrossForms : {}
  const [from, to] = [numberIn(earlier.cell), numberIn(later.cell)]
  const areNumbers = from !== null && to !== null
  if (areNumbers && compares === 'not') {
    const refusal = { text: ABSENT['not-comparable'][language], look: { ...LOOKS.absent, ...ground } }
    return [refusal, refusal]
  }
  const both = `AND(ISNUMBER(${later.name}),ISNUMBER(${earlier.name}))`
  const sign = compares === 'nearly' ? NEARLY : ''
  return [
    {
      formula: `IF(${both},${later.name}-${earlier.name},"")`,
      result: areNumbers ? to - from : '',
      look: { ...ground, format: changeFormatOf(change.format, sign) },
    },
    {
      formula: `IF(${both},${shareFormula(earlier.name, later.name, language)},"")`,
      result: areNumbers ? shareOf(from, to, language) : '',
      look: { ...ground, format: changeFormatOf(SHARE_FORMAT, sign), align: 'right' },
    },
  ]
}

/** Of a row of indicators: where there is no change between two numbers they cannot be compared. */
export function changeOfRow(
  row: ComparisonRow,
  year: number,
  sides: { readonly earlier: Side; readonly later: Side },
  isAcrossForms: boolean,
  language: Language,
): readonly [Cell, Cell] {
  const format = formatOf(row.unit, numberIn(sides.earlier.cell), numberIn(sides.later.cell))
  return changeCells({ ...sides, compares: row.changes[year] ? 'fully' : 'not', format, isAcrossForms, language })
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
