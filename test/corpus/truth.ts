import type { Level } from '#shared/domain/check.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import type { EditionName } from './forms.ts'

/** Layouts of a text file or a page; the others are files of their own kind. */
export const TEXT_LAYOUTS = ['pipe-rows', 'pipe-cells', 'cell-lines', 'html-table', 'glued', 'prose-only'] as const
export const LAYOUTS = [...TEXT_LAYOUTS, 'docx-table', 'pdf-table'] as const
/**
 * How a report lies in its file. `pipe-rows`: a row a line, "|" between cells; `pipe-cells`: a cell a line, each
 * ending in "|"; `cell-lines`: a cell a line, blank lines between, empty cells gone; `html-table`: a page with
 * spanning cells; `glued`: nothing between the cells of a row; `prose-only`: no table at all; `docx-table`, `pdf-table`:
 * a Word document or a PDF with ruled tables.
 */
export type TextLayout = (typeof TEXT_LAYOUTS)[number]
export type Layout = (typeof LAYOUTS)[number]

export const DAMAGES = [
  'blank-cells',
  'slash-row',
  'local-rows',
  'repeated-headings',
  'value-under-heading',
  'notes-in-labels',
  'spaces-in-labels',
  'broken-labels',
  'damaged-heads',
  'polluted-unit',
  'extra-pipes',
  'full-width-digits',
  'thousands-separators',
  'half-width-punctuation',
  'site-chrome',
  'spam-line',
  'traditional-script',
] as const
/** What happened to a report between the official form and the file. */
export type Damage = (typeof DAMAGES)[number]

/** `natural`: small and mostly 0, as published; `distinct`: no two alike, so that none can stand in for another. */
export type ValueStyle = 'natural' | 'distinct' | 'zeros'

export type MakeOptions = {
  readonly edition: EditionName
  readonly layout: Layout
  readonly values: ValueStyle
  readonly damage: readonly Damage[]
  /** Ids of checks to break, each in one place. */
  readonly breaking: readonly string[]
  /** Let the prose state another figure than the table. */
  readonly contradicting: boolean
  readonly encoding: 'utf-8' | 'gb18030'
}

/** What a cell states. `number` is there exactly when `kind` is `number`. */
export type TrueValue = {
  readonly kind: Extract<ValueKind, 'number' | 'blank' | 'slash'>
  readonly number: number | null
  /** As printed. */
  readonly text: string
}

export type Broken = {
  readonly check: string
  readonly level: Level
  readonly where: string | null
  readonly left: number
  readonly right: number
}

/** All that is known about a made report, without reading it. */
export type Truth = {
  readonly organisation: string
  readonly year: number
  /** Edition of its tables; null for a report of prose only. */
  readonly edition: EditionName | null
  /** ISO date; null where the file has a signature with its date, but nothing on when it was published. */
  readonly published: string | null
  /** In the order printed. */
  readonly values: Readonly<Record<string, TrueValue>>
  /** Figures that sentences state. */
  readonly narrative: Readonly<Record<string, number>>
  /** Labels of rows the form does not have. */
  readonly local: readonly string[]
  readonly broken: readonly Broken[]
}

export type MadeReport = { readonly fileName: string; readonly bytes: Uint8Array; readonly truth: Truth }
