import type { ImportProgress } from '#shared/domain/study.ts'

/** Announcements closer together than this, in milliseconds, would only keep the window busy. */
const PAUSE = 125
/** The rate is that of the last few seconds, in milliseconds: folders are not equally heavy throughout. */
const WINDOW = 4_000

/** How far an import is, told a few times a second. */
export type ProgressTeller = {
  readonly scanned: (found: number) => void
  /** Files that will be read. */
  readonly begin: (of: number) => void
  readonly next: (done: number, current: string) => void
  readonly end: (cancelled: boolean) => void
}

/** @param clock  Milliseconds that only ever grow. */
export function tellProgress(
  importId: number,
  hear: (progress: ImportProgress) => void,
  clock: () => number,
): ProgressTeller {
  let last: ImportProgress = {
    importId,
    phase: 'scanning',
    done: 0,
    of: 0,
    current: '',
    rate: 0,
    secondsLeft: null,
  }
  let toldAt = Number.NEGATIVE_INFINITY
  let marks: { readonly at: number; readonly done: number }[] = []

  const tell = (progress: ImportProgress, always: boolean) => {
    last = progress
    if (!always && clock() - toldAt < PAUSE) return
    toldAt = clock()
    hear(progress)
  }
  const rateAt = (done: number) => {
    const at = clock()
    marks = [...marks.filter(mark => at - mark.at < WINDOW), { at, done }]
    const first = marks[0] as { at: number; done: number }
    return at === first.at ? 0 : ((done - first.done) * 1_000) / (at - first.at)
  }
  return {
    scanned: found => tell({ ...last, of: found }, false),
    begin: of => tell({ ...last, phase: 'reading', of }, true),
    next: (done, current) => {
      const rate = rateAt(done)
      const secondsLeft = rate > 0 ? Math.ceil((last.of - done) / rate) : null
      tell({ ...last, done, current, rate, secondsLeft }, false)
    },
    end: cancelled => {
      const phase = cancelled ? 'cancelled' : 'done'
      tell({ ...last, phase, done: cancelled ? last.done : last.of, current: '', secondsLeft: 0 }, true)
    },
  }
}
