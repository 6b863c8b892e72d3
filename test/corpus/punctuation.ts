const FULL = '（），：；'
const HALF = '(),:;'

/** Brackets, commas and colons as the official form prints them. */
export function fullWidth(text: string): string {
  return text.replace(/[(),:;]/g, mark => FULL[HALF.indexOf(mark)]!)
}

/** The same as most text taken from web pages has them. */
export function halfWidth(text: string): string {
  return text.replace(/[（），：；]/g, mark => HALF[FULL.indexOf(mark)]!)
}

/** 12.5 → １２．５ */
export function fullWidthDigits(text: string): string {
  return text.replace(/[0-9.-]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}
