import { createHash } from 'node:crypto'
import type { IndicatorId } from '#shared/domain/form.ts'

/** What the column beside a value is called that says what kind of value it is. */
export const STATUS_ENDING = '_s'
/** Stata takes 32 characters, and the status beside the value has two more. */
const LONGEST = 32 - STATUS_ENDING.length
const HASH_DIGITS = 5

/**
 * What an indicator is called as a column of the wide data set: its id, or its beginning with some digits of a hash
 * where the id is too long. The same for ever, whatever else is exported.
 */
export function variableName(indicator: IndicatorId): string {
  const plain = indicator.replace(/[^A-Za-z0-9_]/g, '_')
  const name = /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`
  if (name === indicator && name.length <= LONGEST) return name
  const digits = createHash('sha256').update(indicator).digest('hex').slice(0, HASH_DIGITS)
  return `${name.slice(0, LONGEST - HASH_DIGITS - 1)}_${digits}`
}
