import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { Decisions, MergeConflict, MergePreview } from '#shared/domain/merging.ts'
import { reviewReport, reviewYears } from '../import/review.ts'
import { keepBackup } from '../store/backup.ts'
import { studyNameOf } from '../store/backup-names.ts'
import { copyStudy } from '../store/copy-study.ts'
import { OBJECTS, type Outcome, type Thing } from '../store/merge-objects.ts'
import { bringSource, matchUp, missingSources, Places } from '../store/merge-sources.ts'
import {
  type Brought,
  bringSayings,
  bringSteps,
  bringTaught,
  holdTogether,
  settleOutcomes,
  shownOf,
} from '../store/merge-study.ts'
import { addNote, noteAt } from '../store/notes.ts'
import { closeStudy, openStudy, type Store } from '../store/open.ts'
import { reportFrame } from '../store/reports.ts'
import { holdWrites } from '../store/statements.ts'
import { studySummary } from '../store/summary.ts'
import { studyTrouble } from '../store/trouble.ts'
import { takingTurns } from '../store/turns.ts'
import { isSame, refuseWhileBusy } from './opening.ts'
import { readDue } from './read-due.ts'
import { type Means, openStore, type Session } from './session.ts'
import { AFTER_TURN } from './step-kinds.ts'

const REASON = '合并研究时选定'

export function mergeHandlers(session: Session): Pick<Handlers, 'merge.preview' | 'merge.start'> {
  const { means } = session
  return {
    'merge.preview': ({ path }) => withOther(session, path, (store, theirs) => preview(store, theirs, resolve(path))),
    'merge.start': async ({ path, decisions, author = means.author }) => {
      refuseWhileBusy(session)
      const store = openStore(session)
      session.isBusy = true
      try {
        const before = await withOther(session, path, async (_store, theirs) => {
          const backup = await keepBackup(store, 'merge', means.now())
          await merge(store, theirs, means, decisions, author)
          return backup
        })
        means.announce('study.changed', { reason: 'merged' })
        return { summary: studySummary(store), before }
      } finally {
        session.isBusy = false
        if (session.store?.database.open) readDue(session)
      }
    },
  }
}

/** Work with a copy of another study, brought to the present schema; the file itself is only read. */
async function withOther<Result>(
  session: Session,
  path: string,
  work: (store: Store, theirs: Store) => Result | Promise<Result>,
): Promise<Result> {
  const store = openStore(session)
  if (isSame(store.path, path)) throw new Failure({ code: 'study/is-open', path })
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-merge-'))
  const copy = join(folder, 'theirs.nianbao')
  let theirs: Store | null = null
  try {
    const original = await openStudy(path, { create: false, now: session.means.now(), isCopied: true })
    try {
      await copyStudy(original, copy)
    } finally {
      closeStudy(original)
    }
    theirs = await openStudy(copy, { create: false, now: session.means.now(), backups: { folders: [folder] } })
    return await work(store, theirs)
  } finally {
    if (theirs) closeStudy(theirs)
    rmSync(folder, { recursive: true, force: true })
  }
}

function preview({ database }: Store, theirs: Store, path: string): MergePreview {
  const missing = missingSources(database, theirs.database)
  const { newSteps, outcomes } = holdTogether(database, theirs.database)
  const shared = theirs.database.prepare<[], number>('SELECT count(*) FROM source').pluck().get() ?? 0
  return {
    path,
    name: studyNameOf(path),
    newFiles: missing.length,
    newReports: missing.filter(({ isReport }) => isReport).length,
    sharedFiles: shared - missing.length,
    newSteps: newSteps.filter(({ id, target }) => id === target).length,
    conflicts: outcomes.filter(({ isConflict }) => isConflict).map(outcome => conflictOf(theirs, outcome)),
  }
}

function conflictOf({ database }: Store, { mine, theirs }: Outcome): MergeConflict {
  const { row } = theirs.any
  const about = database
    .prepare<[unknown, unknown], { organisation: string | null; year: number | null; fileName: string }>(
      `SELECT o.name AS organisation, r.year, s.file_name AS fileName
       FROM source s
       LEFT JOIN report r ON r.source_id = s.id
       LEFT JOIN organisation o ON o.id = r.organisation_id
       WHERE s.id = ? OR r.id = ?`,
    )
    .get(row.source_id ?? null, row.report_id ?? null)
  const body = database.prepare<[unknown], string>('SELECT name FROM organisation WHERE id = ?').pluck()
  const view = database
    .prepare<[unknown], string>(
      "SELECT value FROM saved_view WHERE view = ? AND field = 'name' ORDER BY id DESC LIMIT 1",
    )
    .pluck()
  const series = database
    .prepare<[unknown], string>(
      `SELECT definition ->> 'label' FROM own_series
       WHERE name = ? AND definition IS NOT NULL ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
  return {
    key: theirs.key,
    kind: OBJECTS[theirs.table]?.kind ?? 'edit',
    organisation: about?.organisation ?? body.get(row.organisation_id ?? row.from_id ?? null) ?? '',
    year: about?.year ?? null,
    fileName: about?.fileName ?? '',
    subject: view.get(row.view ?? null) ?? series.get(row.name ?? null) ?? '',
    indicator: typeof row.indicator === 'string' ? row.indicator : null,
    mine: sideOf(mine),
    theirs: sideOf(theirs),
  }
}

function sideOf(thing: Thing | null): MergeConflict['mine'] {
  const step = thing?.holds?.step
  return { shown: shownOf(thing), author: step?.author ?? '', madeAt: step?.madeAt ?? '' }
}

/** All of it or nothing, in one transaction with pauses in which others are answered; nothing else is written meanwhile. */
async function merge(store: Store, theirs: Store, means: Means, decisions: Decisions, author: string): Promise<void> {
  const { database } = store
  const hold = holdWrites(store)
  const pause = takingTurns(store)
  try {
    database.exec('BEGIN IMMEDIATE')
    const places = new Places()
    matchUp(store, theirs.database, places)
    const reports: number[] = []
    for (const { id } of missingSources(database, theirs.database)) {
      const reportId = bringSource(store, theirs.database, id, places)
      if (reportId !== null) reports.push(reportId)
      await pause()
    }
    const held = holdTogether(database, theirs.database)
    const brought = bringSteps(store, held, places)
    await pause()
    const said = { reason: REASON, author, now: means.now() }
    const settled = settleOutcomes(store, held, decisions, places, said)
    noteBoth(store, held.outcomes, decisions, places, said)
    bringSayings(store, theirs.database, places, means.now())
    bringTaught(store, theirs.database, reports, places)
    await workOut(store, means, [...brought, ...settled], reports, pause)
    database.exec('COMMIT')
  } catch (thrown) {
    if (database.open && database.inTransaction) database.exec('ROLLBACK')
    throw studyTrouble(store.path, thrown)
  } finally {
    hold.release()
  }
}

/** Findings, tallies, bodies, who stands: what follows from what came over. */
async function workOut(
  store: Store,
  means: Means,
  brought: readonly Brought[],
  reports: readonly number[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const reportId of reports) {
    reviewReport(store, means.forms, reportId)
    await pause()
  }
  const done = new Set<number>()
  for (const { stepId, kind } of brought) {
    if (done.has(stepId)) continue
    done.add(stepId)
    AFTER_TURN[kind](store, means, stepId)
    await pause()
  }
  reviewYears(store, means.forms)
}

/** Where both are to be kept, mine holds and theirs stands in a note on the cell. */
function noteBoth(
  store: Store,
  outcomes: readonly Outcome[],
  decisions: Decisions,
  places: Places,
  said: { reason: string; author: string; now: string },
): void {
  for (const { mine, theirs, isConflict } of outcomes) {
    if (!isConflict || decisions[theirs.key] !== 'both') continue
    const reportId = places.get('report', theirs.any.row.report_id ?? null)
    if (reportId === undefined) continue
    reportFrame(store, reportId)
    const row = places.moved(theirs.table, theirs.any.table.references, theirs.any.row)
    const indicator = typeof row.indicator === 'string' ? row.indicator : null
    const other =
      theirs.table === 'note' ? shownOf(theirs) : `${theirs.holds?.step.author || '另一份研究'}：${shownOf(theirs)}`
    const own = theirs.table === 'note' ? shownOf(mine) : noteAt(store, reportId, indicator)
    const text = [own, other].filter(Boolean).join('\n')
    addNote(store, { reportId, indicator, text }, said)
  }
}
