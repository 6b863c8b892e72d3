/**
 * Beginnings that a spreadsheet takes for a formula, half- or full-width; white space before them is passed over by
 * some programs, so it counts too. An apostrophe itself is among them: so one rule takes the mark away again.
 */
const LIKE_FORMULA = /^(?:'|[\s\u200b\ufeff]*[=+\-@＝＋－﹣−﹢﹦﹫＠]|[\t\r\n])/

/** Control characters other than tab and line feed, lone surrogates, U+FFFE and U+FFFF: no text has them. */
const UNFIT = /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/gu

/** Most texts: letters, digits and what is commonly printed. */
const FIT = /^[\n -~\u00a0-\ud7ff\uf900-\ufffc]*$/

/** Text as every file may hold it: line ends become line feeds, unfit characters U+FFFD so that their place stays seen. */
export function fitText(text: string): string {
  if (FIT.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd')
}

/**
 * Text that no spreadsheet takes for a formula: where it begins like one, or with an apostrophe, an apostrophe stands
 * before it.
 *
 * @see `plainText`, which gives the text back.
 */
export function guardText(text: string): string {
  return LIKE_FORMULA.test(text) ? `'${text}` : text
}

/** The text that was guarded: one apostrophe at its beginning is the guard's. */
export function plainText(guarded: string): string {
  return guarded.startsWith("'") ? guarded.slice(1) : guarded
}
