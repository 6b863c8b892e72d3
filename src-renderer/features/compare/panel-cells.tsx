import type { ListCell } from '#shared/domain/listing.ts'
import type { PanelFigureHead } from '#shared/domain/panel.ts'
import type { Language } from '#shared/domain/wording.ts'
import { figure, percent } from '../../text/figures.ts'
import { LACK_SIGNS, LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import type { FigureChange, PanelCell } from './panel-rows.ts'

/** A number as it is read in its unit: a ratio as a percentage. */
export function shownNumber({ unit }: Pick<PanelFigureHead, 'unit'>, number: number): string {
  return unit === '%' ? percent(number) : figure(Math.round(number * 1e4) / 1e4)
}

/** What stands in a cell, without its marks. */
export function shownCell(cell: PanelCell, head: PanelFigureHead): string {
  return cell.number === null ? LACK_SIGNS[cell.lack ?? 'missing'] : shownNumber(head, cell.number)
}

/** The same with its marks on its way to another program; a ratio in percent. */
export function takenFigure(cell: PanelCell | undefined, { unit }: Pick<PanelFigureHead, 'unit'>): ListCell {
  if (!cell) return null
  const marks = [
    cell.corrected && MARKS.corrected,
    cell.inDoubt && cell.number !== null && MARKS.doubt,
    cell.inFinding && LEVEL_MARKS.warning,
  ].filter(mark => typeof mark === 'string')
  if (cell.number === null) return [LACK_SIGNS[cell.lack ?? 'missing'], ...marks].join(' ').trim()
  const number = Math.round(cell.number * (unit === '%' ? 1e6 : 1e4)) / 1e4
  const mark = [...(unit === '%' ? [unit] : []), ...marks].join(' ')
  return mark === '' ? number : { number, mark }
}

/** The class of a cell; the most urgent wins. */
export function panelTone(cell: PanelCell | undefined): string {
  if (!cell || cell.lack === 'no-report') return 'no-report'
  if (cell.inDoubt || cell.lack === 'in-doubt') return 'in-doubt'
  if (cell.corrected) return 'corrected'
  return cell.number === null ? 'not-stated' : ''
}

/** What is to be said of a cell, in words. */
export function panelWords(cell: PanelCell | undefined, head: PanelFigureHead, language: Language, text: Text): string {
  if (!cell) return ''
  const lines = [
    cell.lack && text.lacks[cell.lack],
    cell.blanks && text.panel.blanks,
    cell.corrected && text.panel.rests.corrected,
    cell.inDoubt && text.panel.rests.inDoubt,
    cell.inFinding && text.panel.rests.inFinding,
    head.means?.[language],
    cell.report !== null && text.panel.open,
  ]
  return lines.filter(Boolean).join('\n')
}

/** Why the edition of a cell cannot state the figure, where the form says so. */
export function becauseOf(
  cell: PanelCell | undefined,
  head: PanelFigureHead,
  editions: readonly string[],
  language: Language,
) {
  if (!cell || cell.number !== null || cell.edition === null) return null
  return head.because[editions.indexOf(cell.edition)]?.[language] ?? null
}

/** Why a change is as it is, or why there is none. */
export function changeWords(change: FigureChange | null, language: Language, text: Text): string {
  if (!change) return ''
  const reasons = change.reasons.map(reason => reason[language]).join(' ')
  if (change.kind === 'none') {
    return change.why === 'not-comparable'
      ? `${text.panel.notComparable}${reasons && `：${reasons}`}`
      : text.lacks[change.why]
  }
  if (change.class === 'approximate') return text.panel.approximate + (reasons || text.panel.ownForm)
  return change.became === 'changed' ? '' : text.panel.became[change.became]
}
