import type { Sheet } from './sheet.ts'
import { FONT_NAME } from './styles.ts'
import { escapeXml, referenceTo, XML_HEAD } from './xml.ts'

/** Cells of a sheet, in one row or column, with what they hold as written; null for an empty one. */
export type Cells = {
  readonly sheet: string
  /** As in `A2:A9`. */
  readonly range: string
  readonly holds: readonly (number | string | null)[]
}

/** A chart over cells. Empty cells are gaps, never 0. */
export type Chart = {
  readonly kind: 'lines' | 'columns'
  readonly title: string
  /** What the values are counted in; empty for nothing. */
  readonly unit: string
  /** Number format of the axis. */
  readonly format: string
  readonly categories: Cells
  readonly series: readonly ChartSeries[]
  /** Upper left and lower right corner: rows counted from 1, columns from 0; the last of each is not covered. */
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
}

export type ChartSeries = {
  readonly name: Cells
  readonly values: Cells
  /** Looks like the series before it and is not in the legend: its line goes on after a break. */
  readonly isContinued?: boolean
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Told apart by people who see no red or green; in grey print by marker and dash. */
const COLOURS = ['1F5FA8', 'C55A11', '2E8B57', '7B4FA3', '8C6D1F', '0E7C86', 'A61C3C', '5F6B7A']
const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'x', 'star', 'plus', 'dash']
const DASHES = ['solid', 'dash', 'sysDot', 'dashDot', 'lgDash', 'sysDash', 'lgDashDot', 'sysDashDot']

/** Where the charts of a sheet stand on it; chart `n` of the sheet is relation `rId<n>`. */
export function chartsDrawingXml(charts: readonly Chart[]): string {
  const corner = (name: string, { row, column }: Chart['from']) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  const anchors = charts.map(
    ({ from, to, title }, at) =>
      `<xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
      `<xdr:cNvPr id="${at + 2}" name="Chart ${at + 1}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>' +
      `<a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" r:id="rId${at + 1}"/></a:graphicData>` +
      '</a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  )
  return (
    `${XML_HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONSHIPS}">` +
    `${anchors.join('')}</xdr:wsDr>`
  )
}

/** One chart. The order of its elements is fixed by the schema. */
export function chartXml(chart: Chart): string {
  const looks = looksOf(chart.series)
  const series = chart.series.map((one, at) => seriesXml(one, at, looks[at]!, chart)).join('')
  const plot =
    chart.kind === 'lines'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
      : `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONSHIPS}">` +
    `<c:roundedCorners val="0"/><c:chart>${titleXml(chart.title, 1200, true)}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plot}${axesXml(chart)}</c:plotArea>${legendXml(chart.series)}` +
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>' +
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900">${FACE}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>` +
    '</c:chartSpace>'
  )
}

const FACE = `<a:latin typeface="${FONT_NAME}"/><a:ea typeface="${FONT_NAME}"/>`

/** A continued series takes the look of the one before. */
function looksOf(series: readonly ChartSeries[]): readonly number[] {
  let look = -1
  return series.map(({ isContinued }) => {
    if (!isContinued) look += 1
    return Math.max(0, look) % COLOURS.length
  })
}

function seriesXml({ name, values }: ChartSeries, at: number, look: number, { kind, categories }: Chart): string {
  const colour = `<a:solidFill><a:srgbClr val="${COLOURS[look]}"/></a:solidFill>`
  const shape =
    kind === 'lines'
      ? `<c:spPr><a:ln w="22225" cap="rnd">${colour}<a:prstDash val="${DASHES[look]}"/><a:round/></a:ln></c:spPr>` +
        `<c:marker><c:symbol val="${MARKERS[look]}"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>` +
        `<a:ln w="15875">${colour}</a:ln></c:spPr></c:marker>`
      : `<c:spPr>${colour}</c:spPr><c:invertIfNegative val="0"/>`
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx>${stringsXml(name)}</c:tx>${shape}` +
    `<c:cat>${categories.holds.every(one => typeof one === 'number') ? numbersXml(categories) : stringsXml(categories)}</c:cat>` +
    `<c:val>${numbersXml(values)}</c:val>${kind === 'lines' ? '<c:smooth val="0"/>' : ''}</c:ser>`
  )
}

function numbersXml(cells: Cells): string {
  return `<c:numRef><c:f>${formulaOf(cells)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${pointsXml(cells)}</c:numCache></c:numRef>`
}

function stringsXml(cells: Cells): string {
  return `<c:strRef><c:f>${formulaOf(cells)}</c:f><c:strCache>${pointsXml(cells)}</c:strCache></c:strRef>`
}

function pointsXml({ holds }: Cells): string {
  const points = holds.map((held, at) =>
    held === null ? '' : `<c:pt idx="${at}"><c:v>${typeof held === 'number' ? held : escapeXml(held)}</c:v></c:pt>`,
  )
  return `<c:ptCount val="${holds.length}"/>${points.join('')}`
}

function formulaOf({ sheet, range }: Cells): string {
  const absolute = range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  return escapeXml(referenceTo(sheet, absolute))
}

function titleXml(text: string, size: number, bold: boolean): string {
  const properties = `sz="${size}" b="${bold ? 1 : 0}"`
  return (
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>' +
    `<a:pPr><a:defRPr ${properties}>${FACE}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="zh-CN" ${properties}>${FACE}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  )
}

function axesXml({ unit, format }: Chart): string {
  const line = (colour: string) =>
    `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`
  return (
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>' +
    '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    `${line('808080')}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/></c:catAx>` +
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>' +
    `<c:majorGridlines>${line('E3E3E3')}</c:majorGridlines>${unit === '' ? '' : titleXml(unit, 900, false)}` +
    `<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
  )
}

function legendXml(series: readonly ChartSeries[]): string {
  const hidden = series.flatMap(({ isContinued }, at) =>
    isContinued ? [`<c:legendEntry><c:idx val="${at}"/><c:delete val="1"/></c:legendEntry>`] : [],
  )
  return `<c:legend><c:legendPos val="b"/>${hidden.join('')}<c:overlay val="0"/></c:legend>`
}

/** The parts that the charts of a workbook need; each chart has one number in the whole workbook. */
export function chartParts(
  sheets: readonly Sheet[],
  relations: (targets: readonly (readonly [type: string, target: string])[]) => string,
): { readonly parts: readonly (readonly [name: string, text: string])[]; readonly types: readonly PartType[] } {
  const parts: (readonly [name: string, text: string])[] = []
  const types: PartType[] = []
  let number = 0
  sheets.forEach(({ charts }, at) => {
    if (charts.length === 0) return
    const drawing = `xl/drawings/drawing${at + 1}.xml`
    const first = number + 1
    for (const chart of charts) {
      number += 1
      parts.push([`xl/charts/chart${number}.xml`, chartXml(chart)])
      types.push([`/xl/charts/chart${number}.xml`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'])
    }
    parts.push([drawing, chartsDrawingXml(charts)])
    types.push([`/${drawing}`, 'application/vnd.openxmlformats-officedocument.drawing+xml'])
    const targets = charts.map((_, nth) => [`${RELATIONSHIPS}/chart`, `../charts/chart${first + nth}.xml`] as const)
    parts.push([`xl/drawings/_rels/drawing${at + 1}.xml.rels`, relations(targets)])
  })
  return { parts, types }
}

export type PartType = readonly [part: string, type: string]
