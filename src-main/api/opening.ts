import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { StudyCondition } from '#shared/domain/study-care.ts'
import { reviewYearsLeft } from '../import/review.ts'
import { newestGoodBackup, openDamaged } from '../store/damaged.ts'
import { closeStudy, openStudy, type Store } from '../store/open.ts'
import { syncServiceOf } from '../store/synced-folders.ts'
import type { Session } from './session.ts'

/** @throws Failure `import/running`, `study/busy`. */
export function refuseWhileBusy(session: Session): void {
  if (session.running) throw new Failure({ code: 'import/running' })
  if (session.isBusy) throw new Failure({ code: 'study/busy', path: session.store?.path ?? '' })
}

/** What is known of a study that was opened in full health. */
export async function conditionOf(store: Store): Promise<StudyCondition> {
  return {
    readOnly: store.readOnly,
    salvage: null,
    lostLog: store.lostLog,
    synced: syncServiceOf(store.path),
    newestBackup: store.lostLog ? await newestGoodBackup(store.path) : null,
  }
}

/** See to whatever an earlier version of the program left due in a study. */
export async function finishReview(store: Store, forms: Forms): Promise<void> {
  if (store.readOnly === null) await reviewYearsLeft(store, forms)
}

/** Whether two paths name one file, links followed. */
export function isSame(a: string, b: string): boolean {
  return real(a) === real(b)
}

/**
 * Open a study; of a damaged one what can be read.
 *
 * @throws Failure As `openStudy`, but for `study/damaged`.
 */
export async function openAnyway(
  { means }: Session,
  path: string,
  create: boolean,
): Promise<{ store: Store; condition: StudyCondition }> {
  const by = { program: 'window', now: means.now() } as const
  try {
    const store = await openStudy(path, { create, ...by })
    try {
      await finishReview(store, means.forms)
      return { store, condition: await conditionOf(store) }
    } catch (thrown) {
      closeStudy(store)
      throw thrown
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.error.code !== 'study/damaged') throw thrown
    const { store, salvage, newestBackup } = await openDamaged(resolve(path), thrown.error.why, by).catch(
      (worse: unknown) => {
        // Damaged beyond what was foreseen: then at least say that it is damaged.
        if (worse instanceof Failure && worse.error.code === 'study/in-use') throw worse
        means.log(worse)
        throw thrown
      },
    )
    const condition = { readOnly: store.readOnly, lostLog: false, synced: syncServiceOf(store.path) }
    return { store, condition: { ...condition, salvage, newestBackup } }
  }
}

function real(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (missing) {
    if (!(missing instanceof Error)) throw missing
    return resolve(path)
  }
}
