/** A page is not finished in its time. */
export class Late extends Error {}

/** Instructions noted before the first are drawn, and at most. */
const FIRST = 8
const MOST = 400
/** About how long a batch of instructions may be drawn at once, in milliseconds. */
const BATCH = 50

/**
 * Called before each drawing instruction, keeps a page within its time.
 *
 * A canvas only notes what it is to draw and does it all in the end, which nothing can interrupt, not even the end of
 * the thread. Asking for a pixel makes it draw: after many instructions where they are quick, after each where one
 * alone takes long.
 *
 * @param limit  Milliseconds for all of them, from now.
 * @returns      Always true: draw this one.
 * @throws Late
 */
export function pacemaker(
  context: Pick<OffscreenCanvasRenderingContext2D, 'getImageData'> | null,
  limit: number,
  now: () => number = () => performance.now(),
): () => true {
  const end = now() + limit
  let batch = FIRST
  let noted = 0
  return () => {
    noted += 1
    if (noted < batch) return true
    const before = now()
    context?.getImageData(0, 0, 1, 1)
    const after = now()
    if (after > end) throw new Late()
    batch = Math.max(1, Math.min(MOST, 2 * batch, Math.floor((batch * BATCH) / Math.max(1, after - before))))
    noted = 0
    return true
  }
}
