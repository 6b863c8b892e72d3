/** The smallest pieces of an RTF file. Bytes are one character each, as in Latin-1. */
export type RtfPiece =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | null }
  | { readonly kind: 'bytes'; readonly bytes: string }

const PIECE =
  /([{}])|\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|[\r\n\0]+|([^\\{}\r\n\0]+)|\\/g

/** Cut RTF into pieces; what is no RTF is passed over. */
export function* rtfPieces(source: string): Generator<RtfPiece> {
  PIECE.lastIndex = 0
  for (let match = PIECE.exec(source); match !== null; match = PIECE.exec(source)) {
    const [, brace, word, number, hex, symbol, bytes] = match
    const next = PIECE.lastIndex
    if (brace !== undefined) yield brace === '{' ? { kind: 'open' } : { kind: 'close' }
    else if (word === 'bin') PIECE.lastIndex = next + Math.max(0, Number(number ?? 0))
    else if (word !== undefined) yield { kind: 'word', word, number: number === undefined ? null : Number(number) }
    else if (hex !== undefined) yield { kind: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex, 16)) }
    else if (symbol !== undefined) yield { kind: 'word', word: symbol, number: null }
    else if (bytes !== undefined) yield { kind: 'bytes', bytes }
    // Another file may have been cut in between, as this one pauses at each piece.
    PIECE.lastIndex = word === 'bin' ? PIECE.lastIndex : next
  }
}

/** Encodings by the number of a code page (`\ansicpg`) and of a font's character set (`\fcharset`). */
export const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [936, 'gb18030'],
  [54936, 'gb18030'],
  [950, 'big5'],
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [65001, 'utf-8'],
])
export const FONT_CHARSETS: ReadonlyMap<number, string> = new Map([
  [134, 'gb18030'],
  [136, 'big5'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
])

/** Words that stand for a character. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
}

/** Groups that hold no text of the document. */
export const SKIPPED_GROUPS = new Set(
  'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor xe tc private themedata colorschememapping datastore generator objdata shprslt sp nonesttables listtable listoverridetable rsidtbl xmlnstbl pgptbl'.split(
    ' ',
  ),
)
/** Groups marked as safe to skip that hold text all the same. */
export const KEPT_GROUPS = new Set(['shpinst', 'shptxt', 'nesttableprops', 'footnote'])
