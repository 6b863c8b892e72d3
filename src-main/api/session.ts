import type { Announce } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ImportOutcome, ImportSummary } from '#shared/domain/study.ts'
import type { StudyCondition } from '#shared/domain/study-care.ts'
import { closeStudy, type Store } from '../store/open.ts'
import { formsIn } from './study-forms.ts'

/** What the handlers work with: nothing is reached for. */
export type Means = {
  readonly forms: Forms
  readonly announce: Announce
  /** ISO 8601, UTC. */
  readonly now: () => string
  readonly author: string
  /** What the process calls itself, for "about". */
  readonly processName: string
  readonly log: (bug: unknown) => void
}

/** What one engine holds while it runs: the open study and the last import. */
export type Session = {
  readonly means: Means
  store: Store | null
  condition: StudyCondition | null
  /** The study is being restored, merged or opened: not now again. */
  isBusy: boolean
  running: { readonly importId: number; cancelled: boolean; readonly ended: Promise<void> } | null
  lastImportId: number
  outcomes: readonly ImportOutcome[]
  summary: ImportSummary | null
}

export function newSession(given: Means): Session {
  const session: Session = {
    means: {
      ...given,
      /** With what was taught in the open study. */
      get forms() {
        return session.store ? formsIn(session.store, given.forms) : given.forms
      },
    },
    store: null,
    condition: null,
    isBusy: false,
    running: null,
    lastImportId: 0,
    outcomes: [],
    summary: null,
  }
  return session
}

/** @throws Failure `study/not-open`. */
export function openStore({ store }: Session): Store {
  if (!store) throw new Failure({ code: 'study/not-open' })
  return store
}

/** Let a running import finish the file in hand, then close the study. */
export async function endSession(session: Session): Promise<void> {
  if (session.running) {
    session.running.cancelled = true
    await session.running.ended
  }
  if (session.store) closeStudy(session.store)
  session.store = null
  session.condition = null
}

/** Most rows one call may carry: more would keep both processes busy copying. */
const PAGE_LIMIT = 2_000

/** Bounds of a page that SQL can take, whatever was asked. */
export function pageOf({ offset, limit }: { offset: number; limit: number }): { offset: number; limit: number } {
  const whole = (number: number) => (Number.isFinite(number) ? Math.max(0, Math.trunc(number)) : 0)
  return { offset: whole(offset), limit: Math.min(whole(limit), PAGE_LIMIT) }
}
