import type { Uncarried } from '#shared/domain/edit.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { EditId, ReportId } from '#shared/domain/study.ts'
import { showValue } from '#shared/domain/value.ts'
import { type CellColumns, toValue } from './cells.ts'
import { insertEdits } from './edits.ts'
import type { Store } from './open.ts'
import { shownIn } from './shown.ts'
import { prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/** Cells of one report that stand corrected and that a person has never said anything about on the other. */
const UNCARRIED = `
  FROM current_value v
  JOIN edit e ON e.id = v.edit_id
  WHERE v.report_id = @from
    AND NOT EXISTS (SELECT 1 FROM edit n WHERE n.report_id = @to AND n.indicator = v.indicator)`

type Carried = CellColumns & {
  readonly id: EditId
  readonly indicator: IndicatorId
  readonly unit: string
  readonly author: string
  readonly reason: string
  readonly readKind: CellColumns['kind'] | null
  readonly readNumber: number | null
  readonly readText: string | null
  readonly readPrintedUnit: string | null
}

/**
 * Take corrections over from one report to another that is of the same body and year: all that stand, except in cells
 * where somebody has said something about the other one already. What the first file was read as goes with them, so
 * that it shows where the other file states something else. Call inside a transaction, then review the other report.
 *
 * @param kind  `carry` where it happens by itself: then a step for each person and reason, who are named as before.
 *              `edit` where a person asks for it: then one step of theirs.
 * @returns     The steps; none where there was nothing to carry.
 */
export function carryEdits(
  store: Store,
  kind: 'carry' | 'edit',
  { from, to }: { readonly from: ReportId; readonly to: ReportId },
  said: Said,
): readonly StepId[] {
  const carried = prepared<{ from: number; to: number }, Carried>(
    store,
    `SELECT e.id, v.indicator, e.kind, e.number, e.text, e.unit, e.printed_unit AS printedUnit, s.author, s.reason,
            e.read_kind AS readKind, e.read_number AS readNumber, e.read_text AS readText,
            e.read_printed_unit AS readPrintedUnit
     ${UNCARRIED.replace('WHERE', 'JOIN step s ON s.id = e.step_id\n  WHERE')}
     ORDER BY e.id`,
  ).all({ from, to })
  const together = new Map<string, Carried[]>()
  for (const edit of carried) {
    const key = kind === 'edit' ? '' : JSON.stringify([edit.author, edit.reason])
    together.set(key, [...(together.get(key) ?? []), edit])
  }
  return [...together.values()].map(edits => {
    const reason = [...new Set(edits.map(edit => edit.reason).filter(Boolean))].join('；')
    const author = kind === 'edit' ? said.author : (edits[0]?.author ?? '')
    return carryTogether(store, kind, to, edits, { author, reason, now: said.now })
  })
}

function carryTogether(
  store: Store,
  kind: 'carry' | 'edit',
  reportId: ReportId,
  edits: readonly Carried[],
  said: Said,
): StepId {
  const corrections = edits.map(({ indicator, unit, ...columns }) => ({
    ...{ reportId, indicator, unit, value: toValue(columns, []) },
    read: readOf(columns),
  }))
  const changes = corrections.map(({ indicator, value }) => ({
    ...{ reportId, indicator, before: shownIn(store, reportId, indicator), after: showValue(value) },
  }))
  const stepId = addStep(store, kind, said, changes)
  insertEdits(
    store,
    corrections.map(correction => ({ ...correction, stepId })),
  )
  return stepId
}

function readOf({ readKind, readNumber, readText, readPrintedUnit }: Omit<Carried, 'indicator' | 'unit'>) {
  if (readKind === null || readText === null) return null
  return { kind: readKind, number: readNumber, text: readText, printedUnit: readPrintedUnit }
}

/**
 * Reports of the same body and year, and the one that this file replaced, with corrections that this one has not. For
 * the one that stands only: the others are not compared. Of a file that changed its newest version speaks: what a
 * person took back there is not offered again.
 */
export function uncarriedTo(store: Store, reportId: ReportId): readonly Uncarried[] {
  const others = prepared<{ reportId: number }, { from: ReportId; fileName: string }>(
    store,
    `SELECT o.id AS "from", s.file_name AS fileName
     FROM report r
     JOIN report o ON o.organisation_id = r.organisation_id AND o.year = r.year AND o.id <> r.id
     JOIN source s ON s.id = o.source_id
     WHERE r.id = @reportId AND r.standing = 1
       AND NOT EXISTS (SELECT 1 FROM source n JOIN report k ON k.source_id = n.id WHERE n.replaces = o.source_id)
     UNION
     SELECT o.id, e.file_name
     FROM report r
     JOIN source s ON s.id = r.source_id
     JOIN source e ON e.id = s.replaces
     JOIN report o ON o.source_id = e.id
     WHERE r.id = @reportId AND r.standing = 1`,
  ).all({ reportId })
  const count = prepared<{ from: number; to: number }, number>(store, `SELECT count(*) ${UNCARRIED}`).pluck()
  return others
    .map(({ from, fileName }) => ({ reportId: from, fileName, corrections: count.get({ from, to: reportId }) ?? 0 }))
    .filter(({ corrections }) => corrections > 0)
}

/** Whether both are known to be of the same body and year: a file may be overwritten by one on something else. */
export function areOfOnePlace(store: Store, a: ReportId, b: ReportId): boolean {
  const same = prepared<[number, number], number>(
    store,
    `SELECT EXISTS (
       SELECT 1 FROM report a JOIN report b ON b.organisation_id = a.organisation_id AND b.year = a.year
       WHERE a.id = ? AND b.id = ?
     )`,
  )
  return same.pluck().get(a, b) === 1
}
