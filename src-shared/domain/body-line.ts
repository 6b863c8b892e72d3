/** A body whose work another one went on with. */
export type EarlierBody = {
  readonly name: string
  /** The last year there is a report of it for. */
  readonly through: number
}

/** A body together with those whose work it goes on with, oldest first: one line over the years. */
export type BodyLine = { readonly organisation: string; readonly earlier: readonly EarlierBody[] }

const BEFORE = ' ← '

/** The whole line in words that need no language, newest first: `市场监督管理局 ← 工商局 (–2018)`. */
export function lineName({ organisation, earlier }: BodyLine): string {
  return [organisation, ...earlier.map(({ name, through }) => `${name} (–${through})`).reverse()].join(BEFORE)
}

/** The body that stands in a line for a year. */
export function bodyIn({ organisation, earlier }: BodyLine, year: number): string {
  return earlier.find(({ through }) => year <= through)?.name ?? organisation
}

/** The body that a line goes by, from the name of the line. */
export function lastBody(name: string): string {
  return name.split(BEFORE, 1)[0] ?? name
}
