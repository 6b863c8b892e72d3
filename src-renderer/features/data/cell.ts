import type { Level } from '#shared/domain/check.ts'
import type { Lack } from '#shared/domain/evaluate.ts'
import type { EditionId } from '#shared/domain/form.ts'
import { GRID_KINDS, GRID_MARKS, type GridKind, type GridPage } from '#shared/domain/grid.ts'
import type { ListCell } from '#shared/domain/listing.ts'
import { PANEL_LACKS } from '#shared/domain/panel.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { figure, tenths } from '../../text/figures.ts'
import { LACK_SIGNS, LEVEL_MARKS, MARKS } from '../../text/value-text.ts'

/** A row of the grid: its head, and where its cells are in the window they came with. */
export type DataRow = {
  readonly id: ReportId
  readonly organisation: string
  readonly year: number
  readonly editions: readonly EditionId[]
  readonly standing: boolean
  readonly cells: Cells
  readonly at: number
}

type Cells = { readonly page: GridPage; readonly width: number; readonly texts: ReadonlyMap<number, string> }

/** What stands in a cell. `text` is as printed; of a number, its unit where it is not the one of the column. */
export type DataCell = {
  readonly kind: GridKind
  readonly number: number
  readonly text: string
  /** Why what is asked of the report as a whole is not known of it. */
  readonly lack: Lack | null
  readonly isCorrected: boolean
  readonly isDerived: boolean
  readonly level: Level | null
}

export function rowsOf(page: GridPage): readonly DataRow[] {
  const texts = new Map(page.texts.map((text, nth) => [page.textAt[nth] ?? -1, text] as const))
  const cells = { page, texts, width: page.reports.length === 0 ? 0 : page.kinds.length / page.reports.length }
  return page.reports.map((id, at) => ({
    id,
    organisation: page.organisations[at] ?? '',
    year: page.years[at] ?? 0,
    editions: page.editions[at] ?? [],
    standing: page.standing[at] === 1,
    cells,
    at,
  }))
}

/** @param place  Of the column, among the indicators that were asked for. */
export function cellAt({ cells: { page, width, texts }, at }: DataRow, place: number): DataCell {
  const nth = at * width + place
  const marks = page.marks[nth] ?? 0
  const kind = GRID_KINDS[page.kinds[nth] ?? -1] ?? 'not-in-form'
  const text = texts.get(nth) ?? ''
  return {
    kind,
    number: page.numbers[nth] ?? Number.NaN,
    text: kind === 'not-known' ? '' : text,
    lack: kind === 'not-known' ? (PANEL_LACKS.find(one => one === text) ?? null) : null,
    isCorrected: (marks & GRID_MARKS.corrected) !== 0,
    isDerived: (marks & GRID_MARKS.derived) !== 0,
    level: levelOf(marks),
  }
}

/** Whether two cells look alike and would be edited alike. */
export function isSame(a: DataCell, b: DataCell): boolean {
  return (
    a.kind === b.kind &&
    Object.is(a.number, b.number) &&
    a.text === b.text &&
    a.lack === b.lack &&
    a.isCorrected === b.isCorrected &&
    a.isDerived === b.isDerived &&
    a.level === b.level
  )
}

export function isInDoubt({ kind }: DataCell): boolean {
  return kind === 'ambiguous' || kind === 'unreadable'
}

export function isAbsent({ kind }: DataCell): boolean {
  return kind === 'missing' || kind === 'not-in-form' || kind === 'not-known'
}

/** What is read in the cell. */
export function shownText(cell: DataCell): string {
  switch (cell.kind) {
    case 'number':
      return cell.text ? `${figure(cell.number)} ${cell.text}` : figure(cell.number)
    case 'blank':
      return MARKS.blank
    case 'missing':
      return '✕'
    case 'not-in-form':
      return MARKS.missing
    case 'not-known':
      return LACK_SIGNS[cell.lack ?? 'missing']
    case 'unreadable':
      return cell.text || '�'
    case 'slash':
    case 'dash':
    case 'none':
      return cell.text || '/'
    default:
      return cell.text
  }
}

/** A share in percent, its unit being in the head. */
export function shownShare(cell: DataCell): string {
  return cell.kind === 'number' ? tenths(cell.number) : shownText(cell)
}

/** The marks beside it, most lasting first. */
export function shownMarks(cell: DataCell): readonly string[] {
  return [
    cell.isCorrected ? MARKS.corrected : '',
    isInDoubt(cell) ? MARKS.doubt : '',
    cell.level ? LEVEL_MARKS[cell.level] : '',
  ].filter(mark => mark !== '')
}

/** What is read in the cell, on its way to another program: a number stays one, what is in doubt never is. */
export function takenCell(cell: DataCell, lacks: Readonly<Record<Lack, string>>): ListCell {
  if (cell.kind === 'not-known') return lacks[cell.lack ?? 'missing']
  const marks = shownMarks(cell)
  if (cell.kind !== 'number') return [shownText(cell), ...marks].join(' ')
  const mark = [...(cell.text ? [cell.text] : []), ...marks].join(' ')
  return mark === '' ? cell.number : { number: cell.number, mark }
}

/** What an editor begins with: the value as a person would type it. */
export function typedText(cell: DataCell): string {
  if (cell.kind === 'number') return `${cell.number}${cell.text}`
  return isAbsent(cell) ? '' : cell.text
}

function levelOf(marks: number): Level | null {
  if ((marks & GRID_MARKS.error) !== 0) return 'error'
  if ((marks & GRID_MARKS.warning) !== 0) return 'warning'
  return (marks & GRID_MARKS.info) !== 0 ? 'info' : null
}
