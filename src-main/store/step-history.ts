import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepChange, StepFilters, StepId, StepLine } from '#shared/domain/step.ts'
import type { Page, ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

type ChangeColumns = {
  readonly reportId: ReportId | null
  readonly organisation: string | null
  readonly year: number | null
  readonly indicator: IndicatorId | null
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

type StepColumns = Omit<StepLine, 'stands' | 'first'> & { readonly stands: number; readonly nth: number | null } & {
  readonly [Column in keyof ChangeColumns]: ChangeColumns[Column] | null
}

/** Filters as SQL takes them: null where nothing is asked. */
type Asked = {
  readonly kind: string | null
  readonly act: string | null
  readonly author: string | null
  readonly from: string | null
  readonly until: string | null
  readonly organisation: string | null
  readonly year: number | null
  readonly reportId: number | null
  readonly indicator: string | null
  /** JSON list of words in lower case. */
  readonly words: string
  /** Whether any of the filters looks into the lines of a step. */
  readonly looksInside: 0 | 1
}

const ABOUT_STEP = `
  (@kind IS NULL OR m.kind = @kind)
  AND (@act IS NULL OR iif(s.kind IN ('undo', 'redo'), s.kind, 'make') = @act)
  AND (@author IS NULL OR s.author = @author)
  AND (@from IS NULL OR s.made_at >= @from)
  AND (@until IS NULL OR s.made_at < @until)`

/** The first line of a step that has what is asked; words may stand in the step itself or in the line. */
const FIRST_LINE = `
  SELECT k.nth
  FROM step_line k
  LEFT JOIN report r ON r.source_id = k.source_id
  LEFT JOIN organisation o ON o.id = r.organisation_id
  WHERE k.step_id = s.id
    AND (@reportId IS NULL OR r.id = @reportId)
    AND (@indicator IS NULL OR k.indicator = @indicator)
    AND (@organisation IS NULL OR o.name = @organisation)
    AND (@year IS NULL OR r.year = @year)
    AND NOT EXISTS (
      SELECT 1 FROM json_each(@words) word
      WHERE instr(lower(concat_ws(char(10), s.reason, s.author, o.name, r.year, k.subject, k.before_text, k.after_text)),
                  word.value) = 0
    )
  ORDER BY k.nth
  LIMIT 1`

/** Steps of one report or body are found by the index of lines; all others are looked at one by one. */
const OF_REPORT = `
  (@reportId IS NULL OR s.id IN (
    SELECT k.step_id FROM step_line k WHERE k.source_id = (SELECT source_id FROM report WHERE id = @reportId)))
  AND (@organisation IS NULL OR s.id IN (
    SELECT k.step_id
    FROM organisation o
    JOIN report r ON r.organisation_id = o.id
    JOIN step_line k ON k.source_id = r.source_id
    WHERE o.name = @organisation))`

const COUNT_STEPS = `
  SELECT count(*)
  FROM step s
  JOIN step m ON m.id = s.target
  WHERE ${ABOUT_STEP} AND ${OF_REPORT}
    AND (@looksInside = 0 OR EXISTS (${FIRST_LINE}))`

/** A cell is covered by a turn when a newer correction stood in it at that moment. */
const STEP_COLUMNS = `
  SELECT s.id, iif(s.kind IN ('undo', 'redo'), s.kind, 'make') AS act, s.target, m.kind, s.reason, s.author,
         s.made_at AS madeAt,
         (SELECT t.kind FROM step t WHERE t.target = s.target ORDER BY t.id DESC LIMIT 1) <> 'undo' AS stands,
         (SELECT count(*) FROM step_line k WHERE k.step_id = s.id) AS size,
         iif(s.target = s.id, 0, (
           SELECT count(*) FROM edit e
           WHERE e.step_id = s.target AND EXISTS (
             SELECT 1 FROM edit n
             WHERE n.report_id = e.report_id AND n.indicator = e.indicator AND n.id > e.id AND n.step_id < s.id
               AND (SELECT t.kind FROM step t WHERE t.target = n.step_id AND t.id < s.id
                    ORDER BY t.id DESC LIMIT 1) <> 'undo'
           )
         )) AS covered,
         l.nth, r.id AS reportId, o.name AS organisation, r.year, l.indicator, l.subject,
         l.before_text AS before, l.after_text AS after
  FROM step s
  JOIN step m ON m.id = s.target
  LEFT JOIN step_line l ON l.step_id = s.id AND l.nth = FIRST
  LEFT JOIN report r ON r.source_id = l.source_id
  LEFT JOIN organisation o ON o.id = r.organisation_id`

const ONE_STEP = `${STEP_COLUMNS.replace('FIRST', '0')}
  WHERE s.id = ?`

const PAGE_OF_STEPS = `${STEP_COLUMNS.replace('FIRST', `(${FIRST_LINE})`)}
  WHERE s.id IN (
    SELECT s.id
    FROM step s
    JOIN step m ON m.id = s.target
    WHERE ${ABOUT_STEP} AND ${OF_REPORT}
      AND (@looksInside = 0 OR EXISTS (${FIRST_LINE}))
    ORDER BY s.id DESC
    LIMIT @limit OFFSET @offset
  )
  ORDER BY s.id DESC`

/**
 * One line of the history.
 *
 * @throws Failure `step/unknown`.
 */
export function stepLine(store: Store, stepId: StepId): StepLine {
  const row = prepared<[number], StepColumns>(store, ONE_STEP).get(stepId)
  if (!row) throw new Failure({ code: 'step/unknown', stepId })
  return toStepLine(row)
}

/** A page of the history, newest first. */
export function stepPage(
  store: Store,
  { offset, limit, ...filters }: StepFilters & { readonly offset: number; readonly limit: number },
): Page<StepLine> {
  const asked = askedOf(filters)
  const total = prepared<Asked, number>(store, COUNT_STEPS).pluck().get(asked) ?? 0
  const rows = prepared<Asked & { offset: number; limit: number }, StepColumns>(store, PAGE_OF_STEPS)
  return { total, offset, rows: rows.all({ ...asked, offset, limit }).map(toStepLine) }
}

/** A page of what one step changed, in its order. */
export function changePage(
  store: Store,
  { stepId, offset, limit }: { stepId: StepId; offset: number; limit: number },
): Page<StepChange> {
  const { size } = stepLine(store, stepId)
  const rows = prepared<{ stepId: number; offset: number; limit: number }, ChangeColumns>(
    store,
    `SELECT r.id AS reportId, o.name AS organisation, r.year, l.indicator, l.subject,
            l.before_text AS before, l.after_text AS after
     FROM step_line l
     LEFT JOIN report r ON r.source_id = l.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE l.step_id = @stepId
     ORDER BY l.nth
     LIMIT @limit OFFSET @offset`,
  ).all({ stepId, offset, limit })
  return { total: size, offset, rows: rows.map(toChange) }
}

/** Who has done anything to the study, by name. */
export function stepAuthors(store: Store): readonly string[] {
  return prepared<[], string>(store, 'SELECT DISTINCT author FROM step ORDER BY author').pluck().all()
}

function askedOf(filters: StepFilters): Asked {
  const { kind, act, author, organisation, year, reportId, indicator, from, until, search = '' } = filters
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const inside = [organisation, year, reportId, indicator].some(asked => asked !== undefined) || words.length > 0
  return {
    kind: kind ?? null,
    act: act ?? null,
    author: author ?? null,
    organisation: organisation ?? null,
    year: year ?? null,
    reportId: reportId ?? null,
    indicator: indicator ?? null,
    from: from ?? null,
    until: until ?? null,
    words: JSON.stringify(words),
    looksInside: inside ? 1 : 0,
  }
}

function toStepLine(row: StepColumns): StepLine {
  const { id, act, target, kind, reason, author, madeAt, stands, size, covered, nth } = row
  const { reportId, organisation, year, indicator, subject, before, after } = row
  const first =
    nth === null
      ? null
      : toChange({
          ...{ reportId, organisation, year, indicator },
          ...{ subject: subject ?? '', before, after },
        })
  return { id, act, target, kind, reason, author, madeAt, stands: stands === 1, size, covered, first }
}

function toChange({ reportId, organisation, year, ...words }: ChangeColumns): StepChange {
  return { report: reportId === null ? null : { id: reportId, organisation: organisation ?? '', year }, ...words }
}
