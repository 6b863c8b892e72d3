import type { GridFound, GridPlace } from '#shared/domain/grid.ts'

type Means = {
  readonly ask: (from: GridPlace) => Promise<GridFound>
  readonly start: GridPlace
  /** Where to go on when the end of the rows is reached. */
  readonly other: GridPlace
  /** Nobody waits for the answer any more. */
  readonly isLeft: () => boolean
  readonly tell: (row: number) => void
}

/** Search from one place on, round the end of the rows once; null when nothing is found. */
export async function findAround({ ask, start, other, isLeft, tell }: Means): Promise<GridPlace | null> {
  let [from, hasTurned] = [start, false]
  while (!isLeft()) {
    const reply = await ask(from)
    if (reply.found) return reply.found
    if (reply.next === null && hasTurned) return null
    if (reply.next !== null) tell(reply.next)
    else hasTurned = true
    from = reply.next === null ? other : { row: reply.next, column: '' }
  }
  return null
}
