import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { StepLine } from '#shared/domain/step.ts'
import type { Backup } from '#shared/domain/study-care.ts'
import type { Store } from '../../src-main/store/open.ts'
import type { Random } from '../corpus/random.ts'

/**
 * Something a person does to a study, to be cut short by a kill. `act` does it through the engine; what it gives is
 * acknowledged and travels as plain data to another process, where `missing` says in words what of it the study has
 * not, null when it has all. Null from `act`: there was nothing to do.
 */
export type Deed = {
  readonly act: (handlers: Handlers, random: Random) => Promise<unknown>
  readonly missing: (store: Store, acknowledged: never) => string | null
}

const INDICATORS = ['req_received', 'req_closed', 'trainings', 'trainees', 'meetings', 'proactive_total'] as const
const TEXTS = ['0', '7', '1,234', '', '/', '—', '3件'] as const
/** Reports there are in the study that is made for this. */
export const REPORTS = 4

/** All kinds of deeds. A further one is a further entry. */
export const DEEDS = {
  edit: {
    act: async (handlers, random) =>
      handlers['edit.make']({ ...cell(random), text: random.pick(TEXTS), reason: 'kill' }),
    missing: missingStep,
  },
  block: {
    act: async (handlers, random) => {
      const cells = Array.from({ length: random.whole(2, 15) }, () => ({ ...cell(random), text: random.pick(TEXTS) }))
      return (await handlers['edit.makeMany']({ cells, reason: 'kill' })).step
    },
    missing: missingStep,
  },
  undo: { act: async handlers => orNothing(() => handlers['step.undo']({})), missing: missingStep },
  /** Of the step undone last; where a new one has ended that, of any that was undone. */
  redo: {
    act: async handlers => {
      const redone = await orNothing(() => handlers['step.redo']({}))
      if (redone) return redone
      const { rows } = await handlers['step.page']({ offset: 0, limit: 50, act: 'make' })
      const undone = rows.find(({ stands }) => !stands)
      return undone ? orNothing(() => handlers['step.redo']({ stepId: undone.id })) : null
    },
    missing: missingStep,
  },
  /** Undo or redo any step at all. */
  turn: {
    act: async (handlers, random) => {
      const page = await handlers['step.page']({ offset: random.whole(0, 20), limit: 1, act: 'make' })
      const step = page.rows[0]
      if (!step) return null
      return orNothing(() => handlers[step.stands ? 'step.undo' : 'step.redo']({ stepId: step.id }))
    },
    missing: missingStep,
  },
  choice: {
    act: async (handlers, random) => {
      const reportId = random.whole(1, REPORTS)
      const before = await handlers['step.page']({ offset: 0, limit: 1 })
      const group = await orNothing(() => handlers['duplicates.choose']({ reportId, reason: 'kill' }))
      if (group === null) return null
      const after = await handlers['step.page']({ offset: 0, limit: 1 })
      return after.rows[0]?.id === before.rows[0]?.id ? null : after.rows[0]
    },
    missing: missingStep,
  },
  note: {
    act: async (handlers, random) => handlers['note.write']({ ...cell(random), text: `记 ${random.whole(0, 99)}` }),
    missing: missingStep,
  },
  merge: {
    act: async (handlers, random) => {
      const asked = { search: '', sort: 'name' as const, descending: false, offset: 0, limit: 9 }
      const { rows } = await handlers['organisation.page'](asked)
      const [from, into] = random.shuffled(rows)
      if (!from || !into) return null
      return orNothing(() => handlers['organisation.merge']({ from: [from.id], into: into.id }))
    },
    missing: missingStep,
  },
  verdict: {
    act: async (handlers, random) => {
      const { rows } = await handlers['finding.page']({ offset: 0, limit: 9 })
      const finding = rows[random.whole(0, Math.max(0, rows.length - 1))]
      if (!finding) return null
      return handlers['finding.judge']({ findingIds: [finding.id], verdict: 'fine', reason: 'kill' })
    },
    missing: missingStep,
  },
  backup: {
    // Each takes as long as many corrections.
    act: async (handlers, random) => (random.chance(0.2) ? handlers['backup.make']({}) : null),
    missing: missingBackup,
  },
} satisfies Readonly<Record<string, Deed>>

export type DeedName = keyof typeof DEEDS

function cell(random: Random) {
  return { reportId: random.whole(1, REPORTS), indicator: random.pick(INDICATORS) }
}

/** What a person is told cannot be done is no trouble here. */
async function orNothing<Result>(ask: () => Result | Promise<Result>): Promise<Result | null> {
  try {
    return await ask()
  } catch (thrown) {
    if (thrown instanceof Failure) return null
    throw thrown
  }
}

/** A step that was acknowledged must be there as it was told, with all that it changed. */
function missingStep(store: Store, told: StepLine): string | null {
  const found = store.database
    .prepare<[number], { kind: string; target: number; size: number }>(
      `SELECT kind, target, (SELECT count(*) FROM step_line l WHERE l.step_id = s.id) AS size FROM step s WHERE id = ?`,
    )
    .get(told.id)
  if (!found) return `step ${told.id} is not there`
  const kind = told.act === 'make' ? told.kind : told.act
  const same = found.kind === kind && found.target === told.target && found.size === told.size
  return same ? null : `step ${told.id} is ${JSON.stringify(found)}, told was ${JSON.stringify(told)}`
}

/** An older backup may have made room for newer ones; the newest must be whole. */
function missingBackup(_store: Store, told: Backup): string | null {
  const folder = dirname(told.path)
  const newest = readdirSync(folder)
    .filter(name => name.endsWith('.nianbao'))
    .map(name => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  if (newest === undefined) return `${told.path} is not there, nor any other`
  const copy = new Sqlite(existsSync(told.path) ? told.path : newest, { readonly: true })
  try {
    const says = copy.pragma('integrity_check', { simple: true })
    return says === 'ok' ? null : `${copy.name} does not hold together: ${says}`
  } finally {
    copy.close()
  }
}
