import type { Package } from './package-parts.ts'
import { raised } from './raised.ts'
import { readXml, type XmlAttributes } from './xml.ts'

/** What the sheets of a workbook share. */
export type Book = {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[]
  readonly since: 1900 | 1904
  readonly strings: readonly string[]
  /** Number format of each cell style, by index. */
  readonly formats: readonly (string | number)[]
}

/** @throws Failure `file/unreadable`, `file/bomb`. */
export function readBook(opened: Package, name: string, bytes: Uint8Array, path: string): Book {
  const sheets: { name: string; part: string; hidden: boolean }[] = []
  let since: Book['since'] = 1900
  readXml(bytes, path, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) since = 1904
      if (tag !== 'sheet') return
      const part = opened.target(name, attributes.id ?? '')
      if (part !== null)
        sheets.push({ name: attributes.name ?? '', part, hidden: (attributes.state ?? 'visible') !== 'visible' })
    },
    close: () => undefined,
  })
  const [strings] = opened.related(name, 'sharedStrings')
  const [styles] = opened.related(name, 'styles')
  return {
    sheets,
    since,
    strings: stringsOf(fileOf(opened, strings), path),
    formats: formatsOf(fileOf(opened, styles), path),
  }
}

function fileOf(opened: Package, name: string | undefined): Uint8Array | null {
  return name === undefined ? null : opened.file(name)
}

function stringsOf(bytes: Uint8Array | null, path: string): string[] {
  const strings: string[] = []
  if (!bytes) return strings
  const text = richText()
  readXml(bytes, path, {
    open: (name, attributes) => {
      if (name === 'si') text.begin()
      text.open(name, attributes)
    },
    close: name => {
      text.close(name)
      if (name === 'si') strings.push(text.end())
    },
    text: text.text,
  })
  return strings
}

const RAISING: Readonly<Record<string, 'above' | 'below'>> = { superscript: 'above', subscript: 'below' }

/**
 * Gathers the text of a string that may be written in several runs; the reading aid of `rPh` and what is struck out are
 * left out, raised digits set apart.
 */
export function richText() {
  let gathered = ''
  let inText = false
  let inPhonetic = false
  let struck = false
  let how: 'above' | 'below' | null = null
  return {
    begin(): void {
      gathered = ''
    },
    open(name: string, { val }: XmlAttributes): void {
      if (name === 't') inText = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'strike') struck = !/^(?:0|false)$/.test(val ?? '')
      else if (name === 'vertAlign') how = RAISING[val ?? ''] ?? null
    },
    close(name: string): void {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'r') {
        struck = false
        how = null
      }
    },
    text(text: string): void {
      if (inText && !inPhonetic && !struck) gathered += how === null ? text : raised(text, how)
    },
    /** Characters XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.4.2.4). */
    end: (): string =>
      gathered.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  }
}

function formatsOf(bytes: Uint8Array | null, path: string): (string | number)[] {
  const custom = new Map<number, string>()
  const formats: (string | number)[] = []
  if (!bytes) return formats
  let inCells = false
  readXml(bytes, path, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), formatCode ?? 'General')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) formats.push(custom.get(Number(numFmtId)) ?? Number(numFmtId ?? 0))
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}
