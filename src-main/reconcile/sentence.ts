import type { Wording } from '#shared/domain/wording.ts'

/** A side is null where the one cell it consists of was left blank. */
export type Sides = { readonly left: number | null; readonly right: number | null }

/** The sentence of a check with both sides and the place filled in. */
export function fill(says: Wording, { left, right }: Sides, where: Wording | null): Wording {
  const one = (text: string, place: string, blank: string): string =>
    text
      .replaceAll(/ ?\{left\}/g, side => (left === null ? blank : side.replace('{left}', String(left))))
      .replaceAll(/ ?\{right\}/g, side => (right === null ? blank : side.replace('{right}', String(right))))
      .replaceAll('{where}', place)
  return {
    zh: one(says.zh, where?.zh ?? '', '空白'),
    en: one(says.en, where?.en ?? '', ' blank'),
  }
}
