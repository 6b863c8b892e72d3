/** The table that writers of workbooks are measured with: labels, numbers, and guarded changes between neighbours. */
export const [TEXTS, NUMBERS, FORMULAS] = [4, 24, 32]

export function textsOf(row: number): readonly string[] {
  return [`第${row % 997}县民政局`, '三、收到和处理政府信息公开申请情况', `(一)予以公开·指标${row % 60}`, '件']
}

export function numberOf(row: number, column: number): number {
  return (row * 31 + column * 7919) % 5000
}

/** The columns that a formula compares. */
function sides(column: number): readonly [earlier: number, later: number] {
  const earlier = column % (NUMBERS - 1)
  return [earlier, earlier + 1]
}

/** @param nameOf  A1 name of the cell in a column, counted from 0. */
export function formulaOf(column: number, nameOf: (column: number) => string): string {
  const [earlier, later] = sides(column).map(side => nameOf(TEXTS + side))
  return `IF(AND(ISNUMBER(${later}),ISNUMBER(${earlier})),${later}-${earlier},"")`
}

export function resultOf(row: number, column: number): number {
  const [earlier, later] = sides(column)
  return numberOf(row, later) - numberOf(row, earlier)
}
