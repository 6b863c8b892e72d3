import type { Look } from './styles.ts'
import { columnName, escapeXml } from './xml.ts'

/**
 * A format that goes by what the cells hold, in all rows below the header; columns are counted from 0. LibreOffice
 * shows only one format a cell: no column may be in two kinds.
 */
export type Condition =
  | {
      readonly kind: 'formula'
      readonly columns: readonly number[]
      /** Whether the look holds for a cell, e.g. `B2>0`; it is told the name of the cell. */
      readonly holds: (cell: string) => string
      readonly look: Pick<Look, 'ink' | 'bold' | 'fill'>
    }
  | {
      /** Bars to the right of the middle for numbers above 0, to the left for those below. */
      readonly kind: 'bars'
      readonly columns: readonly number[]
      /** The number whose bar fills half the cell; larger ones are not longer. */
      readonly full: number
      readonly up: string
      readonly down: string
    }

/** Numbers of looks that are laid over others. */
type Differences = { differenceOf(look: Pick<Look, 'ink' | 'bold' | 'fill'>): number }

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
const XM = 'http://schemas.microsoft.com/office/excel/2006/main'

/** Bars that know below from above came with Excel 2010: a plain bar, tied by an id to an extension at the end of the sheet. */
function barId(sheet: number, nth: number): string {
  return `{DA7ABA51-AAAA-BBBB-${hex(sheet, 4)}-${hex(nth, 12)}}`
}

function hex(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0')
}

/**
 * The conditional formats of a sheet: what stands before the page margins, and what stands at its very end.
 *
 * @param sheet  Number of the sheet in the workbook, from 1.
 * @param first  First row under the header.
 * @param last   Last row; the formats are left out of a sheet without rows.
 */
export function conditionsXml(
  conditions: readonly Condition[],
  { sheet, first, last }: { readonly sheet: number; readonly first: number; readonly last: number },
  differences: Differences,
): { readonly rules: string; readonly extension: string } {
  if (last < first) return { rules: '', extension: '' }
  const area = (column: number) => `${columnName(column)}${first}:${columnName(column)}${last}`
  let [rules, extensions, priority] = ['', '', 0]
  for (const condition of conditions) {
    if (condition.kind === 'formula') {
      const difference = differences.differenceOf(condition.look)
      for (const column of condition.columns) {
        priority += 1
        // a column at a time: what a formula refers to from a second area is told differently by different programs
        const formula = escapeXml(condition.holds(`${columnName(column)}${first}`))
        rules +=
          `<conditionalFormatting sqref="${area(column)}"><cfRule type="expression" dxfId="${difference}"` +
          ` priority="${priority}"><formula>${formula}</formula></cfRule></conditionalFormatting>`
      }
      continue
    }
    priority += 1
    const { full, up, down } = condition
    const areas = condition.columns.map(area).join(' ')
    const id = barId(sheet, priority)
    rules +=
      `<conditionalFormatting sqref="${areas}"><cfRule type="dataBar" priority="${priority}"><dataBar>` +
      `<cfvo type="num" val="${-full}"/><cfvo type="num" val="${full}"/><color rgb="FF${up}"/></dataBar><extLst>` +
      `<ext xmlns:x14="${X14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id}</x14:id></ext></extLst></cfRule></conditionalFormatting>`
    extensions +=
      `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${id}">` +
      '<x14:dataBar minLength="0" maxLength="100" gradient="0" axisPosition="middle">' +
      `<x14:cfvo type="num"><xm:f>${-full}</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>${full}</xm:f></x14:cfvo>` +
      `<x14:fillColor rgb="FF${up}"/><x14:negativeFillColor rgb="FF${down}"/><x14:axisColor rgb="FFBFBFBF"/></x14:dataBar>` +
      `</x14:cfRule><xm:sqref>${areas}</xm:sqref></x14:conditionalFormatting>`
  }
  const extension =
    extensions === ''
      ? ''
      : `<extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>` +
        `${extensions}</x14:conditionalFormattings></ext></extLst>`
  return { rules, extension }
}
