import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { keepRead } from '../../src-main/import/keep.ts'
import { reviewReport, reviewYears } from '../../src-main/import/review.ts'
import { reconcileYears } from '../../src-main/reconcile/years.ts'
import { addChoice, decideChosen } from '../../src-main/store/duplicates.ts'
import { addEdits, reportsEdited } from '../../src-main/store/edits.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import type { Store } from '../../src-main/store/open.ts'
import { decideStanding } from '../../src-main/store/standing.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addUndo, lastStanding } from '../../src-main/store/steps.ts'
import { forms } from '../read-and-parse.ts'
import { BY, madeDocument, madeReport, NOW, newStudy, reading, stated } from '../store/made.ts'

const SAID = { reason: '', author: '', now: NOW }
const BODIES = ['甲县民政局', '乙市司法局']
const [IN, OUT] = ['req_carried_in_total', 'req_carried_out_total']

type Act =
  | {
      readonly act: 'import'
      readonly file: number
      readonly body: number
      readonly year: number
      readonly figures: string
    }
  | { readonly act: 'not-report'; readonly file: number }
  | { readonly act: 'edit'; readonly nth: number; readonly indicator: string; readonly text: string }
  | { readonly act: 'choose'; readonly nth: number }
  | { readonly act: 'undo' }
  | { readonly act: 'merge' }

const figures = fc.constantFrom('0 0', '0 2', '2 0', '2 2', '/ 2')
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('import' as const),
      file: fc.nat(5),
      body: fc.nat(1),
      year: fc.integer({ min: 2021, max: 2024 }),
      figures,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('not-report' as const), file: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('edit' as const),
      nth: fc.nat(5),
      indicator: fc.constantFrom(IN, OUT),
      text: fc.constantFrom('0', '2', '/'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('choose' as const), nth: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.constantFrom({ act: 'undo' as const }, { act: 'merge' as const }) },
)

function readFile(body: number, year: number, [carriedIn = '', carriedOut = '']: readonly string[]) {
  const more = { edition: 't21' }
  const readings = [reading(IN, carriedIn, more), reading(OUT, carriedOut, more)]
  const organisation = stated(BODIES[body] as string)
  const report = madeReport({ organisation, year: stated(year), editions: ['t21'], readings })
  const rest = { remarks: [], findings: [], prints: { values: null, prose: null }, place: null, words: '' }
  return { document: madeDocument('x'), parsed: { kind: 'report' as const, report }, ...rest }
}

const fileOf = (nth: number) => {
  const sha256 = createHash('sha256').update(String(nth)).digest('hex')
  return { path: `/${nth}.txt`, fileName: `${nth}.txt`, bytes: 1, sha256 }
}

function take(store: Store, taken: Act): void {
  const reports = store.database.prepare<[], number>('SELECT id FROM report ORDER BY id').pluck().all()
  const chosen = 'nth' in taken ? reports[taken.nth % Math.max(1, reports.length)] : undefined
  allOrNothing(store, () => {
    switch (taken.act) {
      case 'import':
        keepRead(store, forms, fileOf(taken.file), readFile(taken.body, taken.year, taken.figures.split(' ')), BY)
        break
      case 'not-report': {
        const why = { reason: 'other' as const, says: '' }
        const read = { ...readFile(0, 2021, []), parsed: { kind: 'not-report' as const, why } }
        keepRead(store, forms, fileOf(taken.file), read, BY)
        break
      }
      case 'edit':
        if (chosen === undefined) break
        addEdits(
          store,
          [{ reportId: chosen, indicator: taken.indicator, value: readValue(taken.text), unit: '件' }],
          SAID,
        )
        reviewReport(store, forms, chosen)
        break
      case 'choose':
        if (chosen !== undefined) addChoice(store, chosen, rivals(store, chosen), SAID)
        reviewYears(store, forms)
        break
      case 'undo': {
        if (lastStanding(store) === null) break
        const { target, kind } = addUndo(store, null, SAID)
        if (kind === 'choice') decideChosen(store, target)
        else for (const reportId of reportsEdited(store, target)) reviewReport(store, forms, reportId)
        reviewYears(store, forms)
        break
      }
      case 'merge':
        merge(store)
        reviewYears(store, forms)
    }
  })
}

function rivals(store: Store, reportId: number): readonly number[] {
  return store.database
    .prepare<[number], number>(
      'SELECT n.id FROM report r JOIN report n ON n.organisation_id = r.organisation_id AND n.year = r.year WHERE r.id = ?',
    )
    .pluck()
    .all(reportId)
}

/** All reports of the second body become the first's: first none stands, then one of each year. */
function merge(store: Store): void {
  const [first, second] = BODIES.map(name =>
    store.database.prepare<[string], number>('SELECT id FROM organisation WHERE name = ?').pluck().get(name),
  )
  if (first === undefined || second === undefined) return
  store.database
    .prepare('UPDATE report SET standing = 0, organisation_id = ? WHERE organisation_id = ?')
    .run(first, second)
  for (let year = 2021; year <= 2024; year += 1) decideStanding(store, { organisationId: first, year })
}

/** What should be there, from nothing but what stands. */
function expected(store: Store): readonly string[] {
  const standing = store.database
    .prepare<[], { id: number; body: number; year: number }>(
      'SELECT id, organisation_id AS body, year FROM report WHERE standing = 1 ORDER BY id',
    )
    .all()
  const valuesOf = (id: number) => new Map(currentValues(store, id).map(({ indicator, value }) => [indicator, value]))
  return standing.flatMap(later => {
    const earlier = standing.find(({ body, year }) => body === later.body && year === later.year - 1)
    if (!earlier) return []
    const [before, now] = [earlier, later].map(({ id, year }) => ({ year, editions: ['t21'], values: valuesOf(id) }))
    return reconcileYears(forms, before!, now!).map(
      ({ fingerprint, left, right }) => `${later.id} ${earlier.id} ${fingerprint} ${left} ${right}`,
    )
  })
}

function kept(store: Store): readonly string[] {
  return store.database
    .prepare<[], string>(
      `SELECT concat_ws(' ', report_id, earlier_id, fingerprint, printf('%g', left_number), printf('%g', right_number))
       FROM finding WHERE earlier_id IS NOT NULL ORDER BY report_id, id`,
    )
    .pluck()
    .all()
}

describe('findings between years', () => {
  it('are those of the reports that stand, however it came to be so', { timeout: 60_000 }, async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 20 }), async acts => {
        const store = await newStudy()
        for (const taken of acts) {
          take(store, taken)
          const now = kept(store)
          seen += now.length
          expect([...now].sort()).toEqual([...expected(store)].sort())
        }
        const counted = store.database
          .prepare(
            `SELECT report_id AS id FROM report_tally t
             WHERE findings <> (SELECT count(*) FROM finding f WHERE f.report_id = t.report_id)`,
          )
          .all()
        expect(counted).toEqual([])
        expect(store.database.prepare('SELECT * FROM years_due').all()).toEqual([])
        store.database.close()
      }),
      { numRuns: 60, seed: Number(process.env.NIANBAO_SEED ?? 1) },
    )
    expect(seen).toBeGreaterThan(50)
  })

  it('are the same in whatever order the files come', async () => {
    const files = [
      { body: 0, year: 2021, figures: ['0', '2'] },
      { body: 0, year: 2022, figures: ['1', '2'] },
      { body: 0, year: 2023, figures: ['0', '0'] },
      { body: 1, year: 2022, figures: ['9', '9'] },
    ]
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]
    const found = await Promise.all(
      orders.map(async order => {
        const store = await newStudy()
        for (const nth of order) {
          const { body, year, figures } = files[nth]!
          keepRead(store, forms, fileOf(nth), readFile(body, year, figures), BY)
        }
        return store.database
          .prepare(
            'SELECT says_zh, left_number, right_number FROM finding WHERE earlier_id IS NOT NULL ORDER BY fingerprint',
          )
          .all()
      }),
    )
    expect(found[0]).toHaveLength(2)
    expect(found[1]).toEqual(found[0])
    expect(found[2]).toEqual(found[0])
  })
})
