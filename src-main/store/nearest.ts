/** Of very many things those with the smallest keys, in little memory. */
export class Nearest<Value> {
  /** How many things there were. */
  seen = 0
  readonly #size: number
  #kept: { readonly key: number; readonly value: Value }[] = []
  #bound = Number.POSITIVE_INFINITY

  constructor(size: number) {
    this.#size = size
  }

  add(key: number, value: Value): void {
    this.seen += 1
    if (key >= this.#bound) return
    this.#kept.push({ key, value })
    if (this.#kept.length >= 2 * this.#size + 100) this.#shrink()
  }

  /** Those kept, smallest key first. */
  sorted(): readonly { readonly key: number; readonly value: Value }[] {
    this.#shrink()
    return this.#kept
  }

  #shrink(): void {
    this.#kept = this.#kept.sort((a, b) => a.key - b.key).slice(0, this.#size)
    if (this.#kept.length === this.#size) this.#bound = this.#kept.at(-1)?.key ?? this.#bound
  }
}
