/** Arabic or Chinese numerals; null when the numerals make no number. */
export function figureOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const digits = '零一二三四五六七八九'
  const normal = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (!/[十百千]/.test(normal)) {
    return normal.length === 1 ? digits.indexOf(normal) : Number([...normal].map(one => digits.indexOf(one)).join(''))
  }
  let sum = 0
  let digit = 0
  for (const one of normal) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[one]
    if (unit === undefined) digit = digits.indexOf(one)
    else {
      sum += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return sum + digit
}
