import type { PartType } from './charts.ts'
import type { Sheet } from './sheet.ts'
import { SHEET_PARTS } from './sheet-frame.ts'
import { columnName, escapeXml, MAIN_NAMESPACE, XML_HEAD } from './xml.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export type Properties = {
  readonly title: string
  readonly author: string
  /** ISO 8601. */
  readonly madeAt: string
}

/** @param more  Parts besides those that every workbook has. */
export function contentTypesXml(sheets: readonly Sheet[], more: readonly PartType[]): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    override('/xl/workbook.xml', `${MIME}.sheet.main+xml`) +
    override('/xl/styles.xml', `${MIME}.styles+xml`) +
    sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, `${MIME}.worksheet+xml`)).join('') +
    sheets
      .map((sheet, at) => (sheet.notes.length > 0 ? override(`/xl/comments${at + 1}.xml`, `${MIME}.comments+xml`) : ''))
      .join('') +
    more.map(([part, type]) => override(part, type)).join('') +
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    '</Types>'
  )
}

export function packageRelationsXml(): string {
  return relationsXml([
    [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ])
}

export function workbookRelationsXml(sheets: readonly Sheet[]): string {
  return relationsXml([
    ...sheets.map((_, at) => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
  ])
}

/** What belongs to the sheet of this number, counted from 1. */
export function sheetRelationsXml(number: number, { notes, charts }: Pick<Sheet, 'notes' | 'charts'>): string {
  const type = `${OFFICE}/relationships`
  const [boxes, texts, drawing] = [
    [SHEET_PARTS.noteBoxes, `${type}/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
    [SHEET_PARTS.notes, `${type}/comments`, `../comments${number}.xml`],
    [SHEET_PARTS.charts, `${type}/drawing`, `../drawings/drawing${number}.xml`],
  ] as const
  return namedRelationsXml([...(notes.length > 0 ? [boxes, texts] : []), ...(charts.length > 0 ? [drawing] : [])])
}

export function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ setup, filtered }, at) => {
    const sheet = `'${setup.name.replaceAll("'", "''")}'`
    const range = filtered()
    const titles = [
      ...(setup.frozen.columns > 0 ? [`${sheet}!$A:$${columnName(setup.frozen.columns - 1)}`] : []),
      ...(setup.frozen.rows > 0 ? [`${sheet}!$1:$${setup.frozen.rows}`] : []),
    ]
    return [
      ...(range === null ? [] : [nameXml('_xlnm._FilterDatabase', at, `${sheet}!${range}`, ' hidden="1"')]),
      ...(titles.length === 0 ? [] : [nameXml('_xlnm.Print_Titles', at, titles.join(','), '')]),
    ]
  })
  return (
    `${XML_HEAD}<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${OFFICE}/relationships">` +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000" tabRatio="800"/></bookViews><sheets>' +
    sheets
      .map(({ setup }, at) => `<sheet name="${escapeXml(setup.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('') +
    `</sheets>${names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`}</workbook>`
  )
}

export function corePropertiesXml({ title, author, madeAt }: Properties): string {
  const at = new Date(madeAt).toISOString().replace(/\.\d+Z$/, 'Z')
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  )
}

export function appPropertiesXml(author: string): string {
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>${escapeXml(author)}</Application></Properties>`
}

function nameXml(name: string, sheet: number, range: string, more: string): string {
  return `<definedName name="${name}" localSheetId="${sheet}"${more}>${escapeXml(range)}</definedName>`
}

/** Relations called `rId1`, `rId2` … */
export function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  return namedRelationsXml(targets.map(([type, target], at) => [`rId${at + 1}`, type, target]))
}

function namedRelationsXml(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const relations = targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
}
