import type { Evidence } from '#shared/domain/reading.ts'
import type { Candidate, CellValue, ValueKind } from '#shared/domain/value.ts'

/** A value as its columns hold it. */
export type CellColumns = {
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
  readonly printedUnit: string | null
}

export function toColumns(value: CellValue): CellColumns {
  if (value.kind !== 'number') return { kind: value.kind, number: null, text: value.text, printedUnit: null }
  return { kind: 'number', number: value.number, text: value.text, printedUnit: value.unit ?? null }
}

/** @param candidates  What an ambiguous value may be, best first; not looked at for others. */
export function toValue({ kind, number, text, printedUnit }: CellColumns, candidates: readonly Candidate[]): CellValue {
  if (kind === 'ambiguous') return { kind, text, candidates }
  if (kind !== 'number') return { kind, text }
  if (number === null) throw new Error('a number without a number')
  return printedUnit === null ? { kind, number, text } : { kind, number, text, unit: printedUnit }
}

/** A place in the source's text as its columns hold it. */
export type EvidenceColumns = {
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly page: number | null
}

export function toEvidence({ start, end, quote, page }: EvidenceColumns): Evidence {
  return page === null ? { start, end, quote } : { start, end, quote, page }
}

/** The columns of a place, all null where there is none. */
export type EvidenceOrNone = { readonly [Column in keyof EvidenceColumns]: EvidenceColumns[Column] | null }

export function evidenceColumns(evidence: Evidence | null): EvidenceOrNone {
  return {
    start: evidence?.start ?? null,
    end: evidence?.end ?? null,
    quote: evidence?.quote ?? null,
    page: evidence?.page ?? null,
  }
}

export function evidenceOrNone({ start, end, quote, page }: EvidenceOrNone): Evidence | null {
  return start === null || end === null || quote === null ? null : toEvidence({ start, end, quote, page })
}

/** Several values of one column, joined in SQL by line feeds. */
export function lines(joined: string | null): readonly string[] {
  return joined === null || joined === '' ? [] : joined.split('\n')
}
