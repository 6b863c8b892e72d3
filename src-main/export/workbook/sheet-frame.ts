import type { SheetSetup } from './sheet.ts'
import { cellName, MAIN_NAMESPACE, XML_HEAD } from './xml.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** How a sheet calls the parts that belong to it. */
export const SHEET_PARTS = { noteBoxes: 'rId1', notes: 'rId2', charts: 'rId3' } as const

/** In points: what the font needs. */
const ROW_HEIGHT = 16.5

/** What stands before the rows of a sheet. */
export function headXml({ widths, frozen, kind, scale }: SheetSetup, isFirst: boolean): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  return (
    `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONS}">` +
    (scale === undefined ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '') +
    `<sheetViews><sheetView${kind === 'page' ? ' showGridLines="0"' : ''}${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}" customHeight="1"/><cols>${columns.join('')}</cols><sheetData>`
  )
}

function paneXml({ rows, columns }: SheetSetup['frozen']): string {
  if (rows === 0 && columns === 0) return ''
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = (columns > 0 ? ` xSplit="${columns}"` : '') + (rows > 0 ? ` ySplit="${rows}"` : '')
  const corner = cellName(rows + 1, columns)
  return (
    `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
  )
}

type Tail = {
  readonly filtered: string | null
  readonly merges: readonly string[]
  readonly rules: string
  readonly extension: string
  readonly breaks: readonly number[]
  readonly has: { readonly notes: boolean; readonly charts: boolean }
}

/** What stands behind the rows. The order of these elements is fixed by the schema; Excel calls a file with another order damaged. */
export function tailXml(setup: SheetSetup, { filtered, merges, rules, extension, breaks, has }: Tail): string {
  return (
    '</sheetData>' +
    (filtered === null ? '' : `<autoFilter ref="${filtered.replaceAll('$', '')}"/>`) +
    (merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`) +
    rules +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${paperOf(setup)}" orientation="${setup.kind === 'table' ? 'landscape' : 'portrait'}" ${setup.scale === undefined ? 'fitToWidth="1" fitToHeight="0"' : `scale="${setup.scale}"`}/>` +
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>' +
    breaksXml(breaks) +
    (has.charts ? `<drawing r:id="${SHEET_PARTS.charts}"/>` : '') +
    (has.notes ? `<legacyDrawing r:id="${SHEET_PARTS.noteBoxes}"/>` : '') +
    extension +
    '</worksheet>'
  )
}

/** @param rows  After which a page ends. */
function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return ''
  const breaks = rows.map(row => `<brk id="${row}" max="16383" man="1"/>`)
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks.join('')}</rowBreaks>`
}

/** A4; A3 for what would shrink below half its size on it. */
function paperOf({ widths, kind }: SheetSetup): number {
  const width = widths.reduce((sum, one) => sum + one, 0)
  return kind === 'table' && width > MOST_ON_A4 ? A3 : A4
}
const [A3, A4, MOST_ON_A4] = [8, 9, 260]
