/**
 * A cell of a list as it stands on the screen: text, a number, a number with the marks beside it, or nothing. A unit
 * that is not the one of the column stands among the marks.
 */
export type ListCell = string | number | null | { readonly number: number; readonly mark: string }

/** A column of a list: what stands at its head, and its width in characters. */
export type ListColumn = { readonly head: string; readonly isNumber: boolean; readonly width: number }

/** What a list becomes: a file, or text for the clipboard. */
export const LIST_TARGETS = ['workbook', 'csv', 'clipboard'] as const
export type ListTarget = (typeof LIST_TARGETS)[number]

/** Rows that one call carries at most. */
export const LIST_ROWS = 500
/** Cells that go to the clipboard at most: programs that take more from it are few. */
export const CLIPBOARD_CELLS = 500_000
