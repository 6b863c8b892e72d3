import { readValue } from '#shared/domain/value.ts'

/** Whether a cell's text is a value rather than a label: a number, "/", "—", "无" or what is left of a lost digit. */
export function isValueText(text: string): boolean {
  if (text === '') return true
  const { kind } = readValue(text)
  return kind !== 'text' && kind !== 'blank'
}
