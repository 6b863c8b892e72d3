import { type EditionId, type IndicatorId, indicatorsOf } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { editionsInForce } from '../compare/form-order.ts'

/** Which edition has which cells, in bits: one for each edition, in the order of the forms. */
export type FormBits = {
  readonly editions: readonly EditionId[]
  readonly bitsOf: (editions: readonly EditionId[]) => number
  /** The editions that have a place for this. */
  readonly statedIn: (indicator: IndicatorId) => number
  /** Cells there are in these editions together. */
  readonly cellsOf: (bits: number) => number
  /** A report without a table would have had to fill in what was in force in its year. */
  readonly orInForce: (bits: Uint32Array, years: Int16Array) => Uint32Array
  /** The same of one report. */
  readonly editionsOf: (found: readonly EditionId[], year: number) => number
}

const KNOWN = new WeakMap<Forms, FormBits>()

/** Worked out once for the same forms. */
export function formBits(forms: Forms): FormBits {
  const known = KNOWN.get(forms) ?? workOut(forms)
  KNOWN.set(forms, known)
  return known
}

function workOut({ templates }: Forms): FormBits {
  const editions = templates.map(({ id }) => id)
  const bitsOf = (some: readonly EditionId[]) =>
    some.reduce((bits, edition) => (editions.includes(edition) ? bits | (1 << editions.indexOf(edition)) : bits), 0)
  const stated = new Map<IndicatorId, number>()
  for (const template of templates) {
    for (const { id } of indicatorsOf(template)) stated.set(id, (stated.get(id) ?? 0) | bitsOf([template.id]))
  }
  const cells = new Map<number, number>()
  const inForce = new Map<number, number>()
  const bitsInForce = (year: number): number => {
    const known = inForce.get(year) ?? (year === 0 ? 0 : bitsOf(editionsInForce(templates, year)))
    inForce.set(year, known)
    return known
  }
  return {
    editions,
    bitsOf,
    statedIn: indicator => stated.get(indicator) ?? 0,
    cellsOf: bits => {
      const known = cells.get(bits) ?? [...stated.values()].filter(own => (own & bits) !== 0).length
      cells.set(bits, known)
      return known
    },
    orInForce: (bits, years) => bits.map((own, row) => (own === 0 ? bitsInForce(years[row] ?? 0) : own)),
    editionsOf: (found, year) => bitsOf(found) || bitsInForce(year),
  }
}
