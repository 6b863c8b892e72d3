import type { IndicatorId } from '#shared/domain/form.ts'
import {
  errorRate,
  type SampleLine,
  type SamplePage,
  type SampleResult,
  type SampleVerdict,
  STRATA,
  type Stratum,
} from '#shared/domain/sample.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import type { Store } from './open.ts'
import type { Draw } from './sample-draw.ts'
import { insertRows, prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/** Keep a draw as a step. Call inside a transaction. */
export function addDraw(
  store: Store,
  { values, population }: Draw,
  seed: number,
  stratified: boolean,
  said: Said,
): StepId {
  const stepId = addStep(store, 'sample', said, [{ subject: '', before: null, after: String(values.length) }])
  insertRows(store, 'INSERT INTO sample_draw (step_id, seed, stratified, population)', [
    [stepId, seed, stratified ? 1 : 0, JSON.stringify(population)],
  ])
  insertRows(
    store,
    'INSERT INTO sample_value (step_id, nth, source_id, indicator, stratum, kind, number, text)',
    values.map(({ sourceId, indicator, stratum, kind, number, text }, nth) => [
      ...[stepId, nth, sourceId, indicator],
      ...[stratum, kind, number, text],
    ]),
  )
  return stepId
}

type Value = {
  readonly sourceId: number
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
}

/**
 * Say of a value that was drawn what it is when held against the source. Call inside a transaction.
 *
 * @returns  Null when it was not drawn.
 */
export function addSampleVerdict(
  store: Store,
  reportId: ReportId,
  indicator: IndicatorId,
  verdict: SampleVerdict | null,
  said: Said,
): StepId | null {
  const value = prepared<[number, string], Value>(
    store,
    `SELECT v.source_id AS sourceId, v.kind, v.number, v.text
     FROM sample_value v
     JOIN report r ON r.source_id = v.source_id
     WHERE v.step_id = ${NEWEST} AND r.id = ? AND v.indicator = ?`,
  ).get(reportId, indicator)
  if (!value) return null
  const { sourceId, kind, number, text } = value
  const before = prepared<[number, string], SampleVerdict | null>(
    store,
    `SELECT verdict FROM (${STANDING_VERDICTS}) WHERE source_id = ? AND indicator = ? ORDER BY id DESC LIMIT 1`,
  )
    .pluck()
    .get(sourceId, indicator)
  const stepId = addStep(store, 'audit', said, [{ reportId, indicator, before: before ?? '', after: verdict ?? '' }])
  insertRows(store, 'INSERT INTO sample_verdict (step_id, source_id, indicator, kind, number, text, verdict)', [
    [stepId, sourceId, indicator, kind, number, text, verdict],
  ])
  return stepId
}

const STANDS = (line: string) =>
  `(SELECT t.kind FROM step t WHERE t.target = ${line}.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'`
/** The newest draw that stands. */
const NEWEST = `(SELECT d.step_id FROM sample_draw d WHERE ${STANDS('d')} ORDER BY d.id DESC LIMIT 1)`
const STANDING_VERDICTS = `SELECT w.id, w.source_id, w.indicator, w.kind, w.number, w.text, w.verdict FROM sample_verdict w WHERE ${STANDS('w')}`

/** The newest thing said of the very value that was drawn, that stands. */
const VERDICT = `(
  SELECT w.verdict
  FROM sample_verdict w
  WHERE w.source_id = v.source_id AND w.indicator = v.indicator AND w.kind = v.kind AND w.number IS v.number
    AND w.text = v.text AND ${STANDS('w')}
  ORDER BY w.id DESC
  LIMIT 1
)`

/** A page of the newest draw that stands, in the order in which it was drawn. */
export function samplePage(store: Store, { offset, limit }: { offset: number; limit: number }): SamplePage {
  const total = prepared<[], number>(store, `SELECT count(*) FROM sample_value WHERE step_id = ${NEWEST}`).pluck().get()
  type Columns = Omit<SampleLine, 'isOther'> & { readonly isOther: number }
  const rows = prepared<[number, number], Columns>(
    store,
    `SELECT v.nth, r.id AS reportId, coalesce(o.name, '') AS organisation, r.year, s.file_name AS fileName, v.indicator,
            v.stratum, v.kind, v.number, v.text, coalesce(b.quote, '') AS quote, ${VERDICT} AS verdict,
            coalesce((c.kind, c.number, c.text) IS NOT (v.kind, v.number, v.text), 1) AS isOther
     FROM sample_value v
     JOIN source s ON s.id = v.source_id
     JOIN report r ON r.source_id = s.id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     LEFT JOIN current_value c ON c.report_id = r.id AND c.indicator = v.indicator
     LEFT JOIN observation b ON b.id = c.observation_id
     WHERE v.step_id = ${NEWEST}
     ORDER BY v.nth
     LIMIT ? OFFSET ?`,
  ).all(limit, offset)
  return { total: total ?? 0, offset, rows: rows.map(row => ({ ...row, isOther: row.isOther === 1 })) }
}

/** What came of the newest draw that stands; null where there is none. */
export function sampleResult(store: Store): SampleResult | null {
  type Head = {
    readonly seed: number
    readonly stratified: number
    readonly population: string
    readonly madeAt: string
  }
  const head = prepared<[], Head>(
    store,
    `SELECT d.seed, d.stratified, d.population, s.made_at AS madeAt
     FROM sample_draw d
     JOIN step s ON s.id = d.step_id
     WHERE d.step_id = ${NEWEST}`,
  ).get()
  if (!head) return null
  const counts = prepared<[], { stratum: Stratum; drawn: number; checked: number; wrong: number }>(
    store,
    `SELECT stratum, count(*) AS drawn, count(verdict) AS checked, coalesce(sum(verdict = 'wrong'), 0) AS wrong
     FROM (SELECT v.stratum, ${VERDICT} AS verdict FROM sample_value v WHERE v.step_id = ${NEWEST})
     GROUP BY stratum`,
  ).all()
  const population = JSON.parse(head.population) as Readonly<Record<Stratum, number>>
  const sum = (of: 'drawn' | 'checked' | 'wrong') => counts.reduce((all, one) => all + one[of], 0)
  return {
    ...errorRate(sum('wrong'), sum('checked')),
    seed: head.seed,
    stratified: head.stratified === 1,
    drawn: sum('drawn'),
    madeAt: head.madeAt,
    strata: STRATA.map(stratum => {
      const found = counts.find(one => one.stratum === stratum) ?? { drawn: 0, checked: 0, wrong: 0 }
      return {
        stratum,
        population: population[stratum],
        drawn: found.drawn,
        ...errorRate(found.wrong, found.checked),
      }
    }),
  }
}
