import { Failure } from '#shared/contract/errors.ts'
import type { EditedCell } from '#shared/domain/edit.ts'
import type { Indicator } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import { type Correction, readIn } from '../store/edits.ts'
import type { Store } from '../store/open.ts'
import { reportLine } from '../store/reports.ts'
import { standingIn } from '../store/shown.ts'

/** What a person typed, read as the parser reads; null where it is nothing that can stand in a cell. */
export function readTyped(text: string): CellValue | null {
  const value = readValue(text)
  return value.kind === 'text' || value.kind === 'unreadable' || value.kind === 'ambiguous' ? null : value
}

/**
 * What of a block changes anything. A cell named twice takes the later text.
 *
 * @throws Failure `edit/unreadable-cell` for the first cell that cannot be read, `indicator/unknown`, `report/unknown`.
 */
export function changedBy(
  store: Store,
  forms: Forms,
  cells: readonly EditedCell[],
): { readonly changed: readonly Correction[]; readonly same: number } {
  const byCell = new Map(cells.map(cell => [`${cell.reportId} ${cell.indicator}`, cell]))
  const changed: Correction[] = []
  for (const cell of byCell.values()) {
    const place = forms.indicators.get(cell.indicator)
    if (!place) throw new Failure({ code: 'indicator/unknown', indicator: cell.indicator })
    const correction = correctionOf(store, cell, place)
    if (correction) changed.push(correction)
  }
  return { changed, same: byCell.size - changed.length }
}

/** Null where the cell shows the same already. */
function correctionOf(store: Store, cell: EditedCell, place: Indicator): Correction | null {
  const { reportId, indicator, text } = cell
  const standing = standingIn(store, reportId, indicator)
  const takenBack = standing?.editId ? { reportId, indicator, value: null, unit: place.unit } : null
  if (text === null) return takenBack
  const value = readTyped(text)
  if (!value) throw unreadable(store, cell, place)
  if (value.kind === 'blank' && readIn(store, reportId, indicator) === null) return takenBack
  if (standing && isSame(standing.value, value, place.unit)) return null
  return { reportId, indicator, value, unit: place.unit }
}

/** How a value is spelled makes no difference, nor whether the unit it is in anyway stands beside it. */
function isSame(a: CellValue, b: CellValue, unit: string): boolean {
  if (a.kind === 'number' && b.kind === 'number') {
    return a.number === b.number && (a.unit ?? unit) === (b.unit ?? unit)
  }
  return a.kind === b.kind
}

function unreadable(store: Store, { reportId, text }: EditedCell, { label }: Indicator): Failure {
  const { organisation, year } = reportLine(store, reportId)
  return new Failure({ code: 'edit/unreadable-cell', text: text ?? '', organisation, year, label })
}
