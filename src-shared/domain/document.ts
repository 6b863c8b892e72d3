/**
 * One model for every file format: the extracted text and the blocks in it. Readers never interpret; every place is
 * a range of `text`, counted in UTF-16 units, end exclusive.
 */
export type Document = {
  readonly format: Format
  /** IANA name of the encoding the bytes were read in; null where the format settles it. */
  readonly encoding: string | null
  readonly text: string
  readonly blocks: readonly Block[]
  readonly remarks: readonly Remark[]
}

export const FORMATS = ['text', 'markdown', 'csv', 'html', 'mhtml', 'docx', 'doc', 'pdf', 'xlsx', 'xls', 'rtf'] as const
export type Format = (typeof FORMATS)[number]

export type Span = { readonly start: number; readonly end: number }

export type Block =
  | (Span & { readonly kind: 'line'; readonly page?: number })
  | (Span & { readonly kind: 'heading'; readonly depth: number; readonly page?: number })
  | (Span & { readonly kind: 'table'; readonly rows: readonly (readonly DrawnCell[])[]; readonly page?: number })

/** A cell as the file draws it: it may span rows and columns, counted from 1. */
export type DrawnCell = Span & { readonly rowSpan: number; readonly colSpan: number; readonly page?: number }

/** Something odd about a file that a person may want to know; never a reason to stop. */
export type Remark = {
  readonly stage: RemarkStage
  readonly says: string
  readonly start?: number
  readonly end?: number
}
export type RemarkStage = 'read' | 'clean' | 'layout' | 'anchor' | 'cells' | 'narrative' | 'identity'
