import type { Cell, Sheet, SheetSetup } from './sheet.ts'
import type { Workbook } from './workbook.ts'

export type Pages = {
  /** Write the next row; `cells` is told its number, for formulas. Gives the sheet and the row it went to. */
  row(cells: (row: number) => readonly (Cell | null)[]): { readonly sheet: Sheet; readonly row: number }
  end(): void
}

/**
 * A long table. Where a sheet is full it goes on in a further one ("name 2", "name 3" …) with the same header.
 *
 * @param head  Writes the header rows, as many as `setup.frozen.rows`.
 */
export function openPages(workbook: Workbook, setup: SheetSetup, head: (sheet: Sheet) => void): Pages {
  let number = 1
  let sheet = open()

  function open(): Sheet {
    const name = number === 1 ? setup.name : `${setup.name} ${number}`
    const opened = workbook.sheet({ ...setup, name })
    head(opened)
    return opened
  }

  return {
    row(cells) {
      if (sheet.length >= workbook.mostRows) {
        sheet.end()
        number += 1
        sheet = open()
      }
      return { sheet, row: sheet.row(cells(sheet.length + 1)) }
    },
    end: () => sheet.end(),
  }
}
