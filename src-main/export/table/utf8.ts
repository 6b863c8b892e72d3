/** Characters that UTF-8 leaves as they are. */
const SINGLE_BYTES = /^[\t\n\r -~]*$/

/**
 * A text with a character for each byte of its UTF-8. Such strings take half the room of Chinese ones, are put together
 * and written several times as fast, and most of what a table holds is the same few texts: encoded once, they serve in
 * every row.
 *
 * Lone surrogates become U+FFFD, as wherever text becomes UTF-8.
 */
export function utf8Characters(text: string): string {
  return SINGLE_BYTES.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}
