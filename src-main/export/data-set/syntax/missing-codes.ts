import { type DataStatus, MISSING_STATUSES } from '#shared/domain/data-set.ts'

/** How programs write down why there is no number. */
export type MissingCode = {
  readonly status: DataStatus
  /** Stata's extended missing value. */
  readonly stata: string
  /** SPSS's user-missing value. */
  readonly spss: string
}

/**
 * No figure of a report can be so low: the reader takes no number whose whole part is beyond ±2^53 (9.007 × 10^15). All
 * are even, and so exact as floating-point numbers.
 */
const SPSS_FIRST = -9_990_000_000_000_000
const SPSS_STEP = -10

/** Everything down from here is a missing value in SPSS. */
export const SPSS_BELOW = String(SPSS_FIRST)

export const MISSING_CODES: readonly MissingCode[] = MISSING_STATUSES.map((status, at) => ({
  status,
  stata: `.${String.fromCharCode('a'.charCodeAt(0) + at)}`,
  spss: String(SPSS_FIRST + SPSS_STEP * (at + 1)),
}))
