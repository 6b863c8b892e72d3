import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { TableTemplate } from '#shared/domain/form.ts'
import { type Forms, OWN_EDITION } from '#shared/domain/forms.ts'
import { statesOf, tableOf } from '#shared/domain/own-form.ts'
import type { LocalRow } from '#shared/domain/reading.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import {
  type NewTarget,
  type OwnIndicator,
  type RowPlace,
  rowAbove,
  type TaughtTarget,
} from '#shared/domain/teaching.ts'
import { fullKey } from '../parse/label.ts'
import { localRowsOf } from '../store/local-rows.ts'
import { currentValues } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { labelsLike, markDue, reportsTaughtBy, reportsWithRow } from '../store/reading-due.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { addLesson, isOwnName, nextOwnName, wordingsOfStep } from '../store/teaching.ts'
import { backUpBefore } from './backups.ts'
import { readDue } from './read-due.ts'
import { type Means, openStore, type Session } from './session.ts'

/** A lesson that is read into so many reports is worth a backup first. */
const MANY = 100

/** A person says what a row is that the form does not have; every report that prints it is read again. */
export function teachHandlers(session: Session): Pick<Handlers, 'teach.offer' | 'teach.row' | 'teach.own'> {
  const { means } = session
  const teach = (act: (store: Store) => StepId) => {
    const store = openStore(session)
    const { line, reports } = allOrNothing(store, () => {
      const stepId = act(store)
      const reports = markConcerned(store, means.forms, stepId)
      return { line: stepLine(store, stepId), reports }
    })
    means.announce('study.changed', { reason: 'teach' })
    readDue(session)
    return { step: line, reports: reports.length }
  }

  const backUpBeforeMany = async (reportId: ReportId, row: number) => {
    const store = openStore(session)
    const local = rowOf(store, reportId, row)
    const place = placeOf(store, means.forms, reportId, local)
    if (reportsLike(store, means.forms, { ...place, label: local.label }).length < MANY) return
    await backUpBefore(session, 'bulk')
  }

  return {
    'teach.offer': ({ reportId, row }) => {
      const store = openStore(session)
      const local = rowOf(store, reportId, row)
      const place = placeOf(store, means.forms, reportId, local)
      const table = tableIn(means.forms, place)
      const reports = reportsLike(store, means.forms, { ...place, label: local.label })
      return { ...place, label: local.label, unit: local.unit, columns: table.columns.length, reports: reports.length }
    },
    'teach.row': async ({ reportId, row, target, author = means.author }) => {
      await backUpBeforeMany(reportId, row)
      return teach(store => {
        const { label } = rowOf(store, reportId, row)
        const place = placeOf(store, means.forms, reportId, rowOf(store, reportId, row))
        const own = target.kind === 'new' ? newOwn(store, target, likeOf(tableIn(means.forms, place), place)) : null
        const wanted: TaughtTarget = own ? { kind: 'own', id: own.id } : known(target)
        if (!own) refuseUnfit(means.forms, wanted, place)
        const said = { reason: '', author, now: means.now() }
        const wording = { ...place, label, target: wanted }
        return addLesson(store, { own, wording }, said, own?.label ?? labelOf(means.forms, wanted, place))
      })
    },
    'teach.own': ({ author = means.author, ...made }) =>
      teach(store => {
        const own = newOwn(store, { kind: 'new', ...made }, null)
        return addLesson(store, { own, wording: null }, { reason: '', author, now: means.now() }, own.label)
      }),
  }
}

/** After a turn of a lesson: reports that were read by it, and those that print what it is about, are read again. */
export function markTaught(store: Store, { forms }: Means, stepId: StepId): void {
  markConcerned(store, forms, stepId)
}

function markConcerned(store: Store, forms: Forms, stepId: StepId): readonly ReportId[] {
  const concerned = wordingsOfStep(store, stepId).flatMap(wording => reportsLike(store, forms, wording))
  const reports = [...new Set([...concerned, ...reportsTaughtBy(store, stepId)])]
  markDue(store, reports)
  return reports
}

/** Reports that print a row under the same label at the same place. */
function reportsLike(store: Store, forms: Forms, row: RowPlace & { readonly label: string }): readonly ReportId[] {
  const table = tableOf(forms.templates, row)
  const key = fullKey(row.label)
  if (!table || key === '') return []
  const labels = labelsLike(store, key).filter(label => fullKey(label) === key)
  const after = table.rows.map(({ id }) => id).filter(id => rowAbove(table, id) === row.under)
  return reportsWithRow(store, { labels, after, edition: row.edition })
}

function rowOf(store: Store, reportId: ReportId, nth: number): LocalRow {
  const row = localRowsOf(store, reportLine(store, reportId).id)[nth]
  if (!row) throw new Failure({ code: 'teach/no-row' })
  return row
}

/** Which table of which edition the row stands in: the one whose row before it was read from just before it. */
function placeOf(store: Store, forms: Forms, reportId: ReportId, { after, evidence }: LocalRow): RowPlace {
  const { editions } = reportLine(store, reportId)
  const places = editions.flatMap(edition =>
    (forms.templates.find(({ id }) => id === edition)?.tables ?? [])
      .filter(({ rows }) => rows.some(({ id }) => id === after))
      .map(table => ({ edition, table: table.id, under: rowAbove(table, after) })),
  )
  if (places.length <= 1 || after === null) {
    const [only] = places
    if (!only) throw new Failure({ code: 'teach/no-row' })
    return only
  }
  const values = currentValues(store, reportId)
  const nearest = (place: RowPlace) => {
    const ids = statesOf({ kind: 'row', table: place.table, row: after }, place.edition, forms.templates) ?? []
    const starts = values
      .filter(({ indicator, edition }) => edition === place.edition && ids.some(({ id }) => id === indicator))
      .map(({ read }) => read?.evidence.start ?? 0)
      .filter(start => start < evidence.start)
    return Math.max(-1, ...starts)
  }
  return places.reduce((best, place) => (nearest(place) > nearest(best) ? place : best))
}

function tableIn(forms: Forms, place: RowPlace): TableTemplate {
  const table = tableOf(forms.templates, place)
  if (!table) throw new Failure({ code: 'teach/no-row' })
  return table
}

function likeOf({ columns }: TableTemplate, { edition, table }: RowPlace): OwnIndicator['like'] {
  return columns.length === 1 ? null : { edition, table }
}

function newOwn(
  store: Store,
  { id, label, unit, group }: Extract<NewTarget, { kind: 'new' }>,
  like: OwnIndicator['like'],
): OwnIndicator {
  const name = id === null ? nextOwnName(store) : `own_${id.replace(/^own_/, '')}`
  if (!/^own_[a-z0-9][a-z0-9_]*$/.test(name)) throw new Failure({ code: 'teach/bad-id', id: name })
  if (isOwnName(store, name)) throw new Failure({ code: 'teach/id-taken', id: name })
  if (label.trim() === '' || group.trim() === '') throw new Failure({ code: 'teach/no-label' })
  return { id: name, label: label.trim(), unit: unit.trim(), group: group.trim(), like }
}

function known(target: NewTarget): TaughtTarget {
  if (target.kind === 'new') throw new Error('made before')
  return target
}

/** A row states as many values as the table has columns: nothing else can be read from it. */
function refuseUnfit(forms: Forms, target: TaughtTarget, place: RowPlace): void {
  const states = statesOf(target, place.edition, forms.templates)
  if (states?.length !== tableIn(forms, place).columns.length) throw new Failure({ code: 'teach/unfit' })
}

function labelOf(forms: Forms, target: TaughtTarget, { edition }: RowPlace): string {
  const tables = forms.templates.find(({ id }) => id === (target.kind === 'own' ? OWN_EDITION : edition))?.tables ?? []
  const wanted = target.kind === 'own' ? target.id : target.row
  const table = tables.find(
    ({ id, rows }) => (target.kind === 'own' || id === target.table) && rows.some(row => row.id === wanted),
  )
  return table?.rows.find(({ id }) => id === wanted)?.label.zh ?? wanted
}
