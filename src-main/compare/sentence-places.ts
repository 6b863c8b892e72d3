/**
 * Numbers the sentences of many reports from 0 on, the same sentence alike. A Map of millions of keys stands still for
 * too long whenever it grows; how many sentences there are at most is known here beforehand.
 */
export class SentencePlaces {
  readonly #keys: Float64Array
  /** Place + 1; 0 where the slot is free. */
  readonly #places: Int32Array
  readonly #mask: number
  #size = 0

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(8, most * 1.4)))
    this.#keys = new Float64Array(slots)
    this.#places = new Int32Array(slots)
    this.#mask = slots - 1
  }

  get size(): number {
    return this.#size
  }

  /** @param hash  An integer below 2^53. */
  placeOf(hash: number): number {
    let slot = (Math.imul(hash >>> 0, 0x9e3779b1) ^ (hash / 0x100000000)) & this.#mask
    for (;;) {
      const place = this.#places[slot]!
      if (place === 0) {
        this.#keys[slot] = hash
        this.#size += 1
        this.#places[slot] = this.#size
        return this.#size - 1
      }
      if (this.#keys[slot] === hash) return place - 1
      slot = (slot + 1) & this.#mask
    }
  }
}
