/** One page of a PDF as it is to be shown, in points; upright also where the file draws most of its text sideways. */
export type PageShape = {
  readonly width: number
  readonly height: number
  /** Quarter turns clockwise to undo, beyond the page's own rotation. */
  readonly turned: 0 | 1 | 2 | 3
}

/**
 * Where the text of a PDF stands: one place for each cell of a table, one for each run of figures or of other words in
 * a line. In columns, since a report has thousands. Places are in the order of the text; a cell that a page break cuts
 * has one on each page.
 */
export type TextPlaces = {
  /** Ranges of the extracted text. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Counted from 1. */
  readonly pages: Uint16Array
  /** Left, top, right and bottom of each, in points from the top left corner of the page as it is shown. */
  readonly boxes: Float32Array
  /** 1 for a cell, which is one place whatever part of its text is meant. */
  readonly cells: Uint8Array
}

/** The pages of a report's PDF. Of damaged pages nothing is known: their width is 0. */
export type SourcePages = {
  readonly shapes: readonly PageShape[]
  /** Null when the study holds the text as an earlier version of the program read it, whose places are not known. */
  readonly places: TextPlaces | null
}

/** What drawing a PDF needs beside the file: character maps, fonts every reader has, decoders of pictures. */
export type PdfDataKind = 'cmaps' | 'standard_fonts' | 'wasm'
