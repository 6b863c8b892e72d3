import { escapeXml, MAIN_NAMESPACE, XML_HEAD } from './xml.ts'

/** How a cell looks. Every part may be left out. */
export type Look = {
  /** Number format code, e.g. `#,##0`. */
  readonly format?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly size?: number
  /** Colours as RRGGBB. */
  readonly ink?: string
  readonly fill?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly top?: boolean
  readonly wrap?: boolean
  /** A thick line on the left. */
  readonly breakBefore?: boolean
  /** A line below: thin and dark, or a hair. */
  readonly ruled?: 'thin' | 'hair'
  /** Keep text that starts like a formula text, also when a person edits the cell. */
  readonly quoted?: boolean
}

export type Styles = {
  /** Number of the look in the style part. */
  idOf(look: Look | undefined): number
  /** Number of a look that conditional formats lay over the cell's own. */
  differenceOf(look: Pick<Look, 'ink' | 'bold' | 'fill'>): number
  toXml(): string
}

/** A Chinese face that Windows has had since Vista, and Office for Mac and WPS know. */
export const FONT_NAME = '微软雅黑'
const FONT_SIZE = 10
/** `charset` 134 (GB 2312) steers the fallback where the face is not installed. */
const FONT = `<name val="${FONT_NAME}"/><family val="2"/><charset val="134"/>`
const FIRST_FREE_FORMAT = 164

/** The looks of a workbook, numbered in the order of first use. */
export function openStyles(): Styles {
  const known = new Map<string, number>()
  const formats = new List(FIRST_FREE_FORMAT)
  const fonts = new List()
  const fills = new List()
  const borders = new List()
  const looks: string[] = []
  const differences = new List()

  // The format demands these at the head of each list.
  fills.idOf('<fill><patternFill patternType="none"/></fill>')
  fills.idOf('<fill><patternFill patternType="gray125"/></fill>')
  idOf({})

  function idOf(look: Look | undefined): number {
    if (look === undefined) return 0
    const key = keyOf(look)
    const found = known.get(key)
    if (found !== undefined) return found
    const format = look.format === undefined ? 0 : formats.idOf(look.format)
    const font = fonts.idOf(fontXml(look))
    const fill = look.fill === undefined ? 0 : fills.idOf(fillXml(look.fill))
    const border = borders.idOf(borderXml(look))
    looks.push(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${look.quoted ? ' quotePrefix="1"' : ''}` +
        ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml(look)}</xf>`,
    )
    known.set(key, looks.length - 1)
    return looks.length - 1
  }

  return {
    idOf,
    differenceOf: look => differences.idOf(differenceXml(look)),
    toXml: () =>
      `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}">` +
      listXml(
        'numFmts',
        formats.entries.map(
          (code, at) => `<numFmt numFmtId="${FIRST_FREE_FORMAT + at}" formatCode="${escapeXml(code)}"/>`,
        ),
      ) +
      listXml('fonts', fonts.entries) +
      listXml('fills', fills.entries) +
      listXml('borders', borders.entries) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      listXml('cellXfs', looks) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      listXml('dxfs', differences.entries) +
      '</styleSheet>',
  }
}

/** Things numbered in the order of first mention. */
class List {
  readonly entries: string[] = []
  readonly #first: number
  constructor(first = 0) {
    this.#first = first
  }
  idOf(entry: string): number {
    const at = this.entries.indexOf(entry)
    return this.#first + (at >= 0 ? at : this.entries.push(entry) - 1)
  }
}

function keyOf(look: Look): string {
  return (
    `${look.format ?? ''}|${look.ink ?? ''}|${look.fill ?? ''}|${look.align ?? ''}|${look.size ?? ''}|` +
    `${look.bold ? 'b' : ''}${look.italic ? 'i' : ''}${look.underline ? 'u' : ''}${look.wrap ? 'w' : ''}` +
    `${look.top ? 't' : ''}${look.breakBefore ? 'k' : ''}${look.ruled ?? ''}${look.quoted ? 'q' : ''}`
  )
}

function fontXml({ bold, italic, underline, size, ink }: Look): string {
  return (
    `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}` +
    `<sz val="${size ?? FONT_SIZE}"/>${ink ? `<color rgb="FF${ink}"/>` : ''}${FONT}</font>`
  )
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
}

/** In a difference the colour of a fill stands where that of a pattern's ground stands elsewhere. */
function differenceXml({ ink, bold, fill }: Pick<Look, 'ink' | 'bold' | 'fill'>): string {
  const font = `<font>${bold ? '<b/>' : ''}${ink ? `<color rgb="FF${ink}"/>` : ''}</font>`
  return `<dxf>${font}${fill ? `<fill><patternFill><bgColor rgb="FF${fill}"/></patternFill></fill>` : ''}</dxf>`
}

function borderXml({ breakBefore, ruled }: Look): string {
  const left = breakBefore ? '<left style="thick"><color rgb="FF595959"/></left>' : '<left/>'
  const bottom = ruled ? `<bottom style="${ruled}"><color rgb="FF7F7F7F"/></bottom>` : '<bottom/>'
  return `<border>${left}<right/><top/>${bottom}<diagonal/></border>`
}

function alignmentXml({ align, top, wrap }: Look): string {
  const horizontal = align ? ` horizontal="${align}"` : ''
  return `<alignment${horizontal} vertical="${top ? 'top' : 'center'}"${wrap ? ' wrapText="1"' : ''}/>`
}

/** Empty lists are left out: the format forbids some of them. */
function listXml(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `<${name} count="${entries.length}">${entries.join('')}</${name}>`
}
