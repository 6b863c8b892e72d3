import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECTION_KINDS } from '#shared/domain/reading.ts'
import { alikeOfYear, alikeYears, LEAST_ALIKE } from '../../src-main/compare/alike.ts'
import type { PartedText } from '../../src-main/compare/prose.ts'
import { packPrints, prosePrints, unpackPrints } from '../../src-main/compare/prose-prints.ts'
import { SentencePlaces } from '../../src-main/compare/sentence-places.ts'
import { takenOver } from '../../src-main/compare/taken-over.ts'
import { indexYear, type PrintedReport } from '../../src-main/compare/year-index.ts'
import { randomFrom } from '../corpus/random.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const SENTENCES = Array.from(
  { length: 30 },
  (_, nth) =>
    `${'甲乙丙丁戊己庚辛壬癸'[nth % 10]}类信息${'上中下'[nth % 3]}公开工作${'落实推进完善'.slice(nth % 5)}情况良好`,
)

/** A made report: for each part its sentences, by their places in SENTENCES, with figures of its own. */
type Made = { readonly body: number; readonly year: number; readonly parts: readonly (readonly number[])[] }
const KINDS = ['overview', 'problems', 'overview'] as const

function textOf({ body, year, parts }: Made): PartedText {
  let text = ''
  const places = parts.map((sentences, nth) => {
    const start = text.length
    text += `${'一二三'[nth]}、${KINDS[nth]}\n`
    for (const sentence of sentences) text += `${SENTENCES[sentence]}${(body * 7 + year + sentence) % 90}件。`
    text += '\n行政许可\t12\t3\n'
    return { kind: KINDS[nth]!, start, end: text.length }
  })
  return { text, parts: places }
}

const printed = (made: Made): PrintedReport => ({
  reportId: idOf(made),
  organisationId: made.body,
  ...prosePrints(textOf(made)),
})
const idOf = ({ body, year }: Made) => year * 1000 + body

function run<Result>(work: Generator<unknown, Result, undefined>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const part = fc.array(fc.nat({ max: SENTENCES.length - 1 }), { maxLength: 9 })
const report = fc.tuple(part, part, part)
const study = fc
  .tuple(fc.array(report, { minLength: 1, maxLength: 7 }), fc.array(report, { maxLength: 7 }))
  .map(([now, before]): readonly Made[] => [
    ...now.map((parts, body) => ({ body, year: 2021, parts })),
    ...before.map((parts, body) => ({ body, year: 2020, parts })),
  ])

describe('what reports took over', () => {
  it('is what the same question in SQL gives, as a whole and part by part', () => {
    fc.assert(
      fc.property(study, all => {
        const reports = all.filter(({ year }) => year === 2021).map(printed)
        const earlier = all.filter(({ year }) => year === 2020).map(printed)
        const index = run(indexYear(reports))
        const found = [...takenOver(index, new Map(earlier.map(one => [one.organisationId, one])))]
        const lines = found.flatMap(({ reportId, parts, ...whole }) => [
          { reportId, part: 'whole', ...whole },
          ...[...parts].map(([place, counted]) => ({ reportId, part: SECTION_KINDS[place]!, ...counted })),
        ])
        expect(lines.filter(({ characters }) => characters > 0).sort(byPlace)).toEqual(inSql(all).sort(byPlace))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('counts a report without prose, and a body without a report of the year before', () => {
    const empty = printed({ body: 1, year: 2021, parts: [[]] })
    const full = printed({ body: 2, year: 2021, parts: [[1, 2]] })
    const [first, second] = [...takenOver(run(indexYear([empty, full])), new Map([[1, empty]]))]
    expect(first).toMatchObject({ characters: 0, again: 0, elsewhere: 0 })
    expect(second).toMatchObject({ again: null, elsewhere: 0 })
    const [alone] = [...takenOver(run(indexYear([full])), new Map())]
    expect(alone).toMatchObject({ again: null, elsewhere: null })
  })
})

const byPlace = (a: { reportId: number; part: string }, b: { reportId: number; part: string }) =>
  a.reportId - b.reportId || (a.part < b.part ? -1 : 1)

/** The same asked of a table of sentences, by their words as they were put in, without prints. */
function inSql(all: readonly Made[]) {
  const database = new Database(':memory:')
  database.exec('CREATE TABLE s (report, body, year, part, words, characters)')
  const insert = database.prepare('INSERT INTO s VALUES (?, ?, ?, ?, ?, ?)')
  for (const made of all)
    made.parts.forEach((sentences, nth) => {
      // with the digits of the figure as one character, and 件
      for (const one of sentences)
        insert.run(idOf(made), made.body, made.year, KINDS[nth], one, SENTENCES[one]!.length + 2)
    })
  const others = new Set(all.filter(({ year }) => year === 2021).map(({ body }) => body)).size > 1
  const lines = database
    .prepare(
      `WITH counted AS (
         SELECT s.report, s.part, s.characters,
                iif(EXISTS (SELECT 1 FROM s b WHERE b.year = 2020 AND b.body = s.body AND b.words = s.words), s.characters, 0) AS again,
                iif(EXISTS (SELECT 1 FROM s o WHERE o.year = 2021 AND o.body <> s.body AND o.words = s.words), s.characters, 0) AS elsewhere
         FROM s WHERE s.year = 2021
       )
       SELECT report AS reportId, 'whole' AS part, sum(characters) AS characters, sum(again) AS again, sum(elsewhere) AS elsewhere
       FROM counted GROUP BY report
       UNION ALL
       SELECT report, part, sum(characters), sum(again), sum(elsewhere) FROM counted GROUP BY report, part`,
    )
    .all() as { reportId: number; part: string; characters: number; again: number; elsewhere: number }[]
  database.close()
  const hasBefore = new Set(all.filter(({ year }) => year === 2020).map(({ body }) => body))
  return lines.map(line => ({
    ...line,
    again: hasBefore.has(line.reportId % 1000) ? line.again : null,
    elsewhere: others ? line.elsewhere : null,
  }))
}

describe('the pairs most alike', () => {
  /** Some copy from each other, dozens say the same, most write for themselves. */
  function madeYear(bodies: number, seed: number): readonly ReadonlySet<string>[] {
    const random = randomFrom(seed)
    const own = (body: number, nth: number) => `本机关${body}号工作机制${nth}号安排有序推进`
    const reports: Set<string>[] = []
    for (let body = 0; body < bodies; body += 1) {
      const text = new Set(Array.from({ length: 8 }, (_, nth) => `依照条例规定开展第${nth}方面通行工作`))
      // a tenth of them is one text of their superior, with a sentence of their own
      const from = body % 10 === 0 ? reports[0] : random.chance(0.3) ? reports[random.whole(0, body)] : undefined
      for (const sentence of from ?? []) if (random.chance(0.85)) text.add(sentence)
      for (let nth = 0; nth < (from ? 2 : 12); nth += 1) text.add(own(body, nth))
      reports.push(text)
    }
    return reports
  }

  const asPrinted = (texts: readonly ReadonlySet<string>[]) =>
    texts.map((sentences, at) => {
      // words stand for figures here: nothing is to be masked away
      const text = [...sentences]
        .map(one => `${one.replace(/\d/g, digit => '子丑寅卯辰巳午未申酉'[Number(digit)]!)}。`)
        .join('')
      return { reportId: at, organisationId: at, ...prosePrints({ text, parts: [] }) }
    })

  /** All pairs, by the words themselves. */
  function naive(texts: readonly ReadonlySet<string>[], one: number, other: number): number {
    const sum = (all: Iterable<string>) => [...all].reduce((total, words) => total + words.length, 0)
    const both = sum([...texts[one]!].filter(words => texts[other]!.has(words)))
    return both / (sum(texts[one]!) + sum(texts[other]!) - both)
  }

  it('are as alike as all pairs held against each other say, and next to none of each one’s likest is missed', () => {
    const texts = madeYear(400, SEED)
    const pairs = run(alikeOfYear(run(indexYear(asPrinted(texts)))))
    for (const { reportId, otherId, likeness } of pairs) {
      expect(likeness).toBeCloseTo(naive(texts, reportId, otherId), 12)
      expect(likeness).toBeGreaterThanOrEqual(LEAST_ALIKE)
    }
    expect(new Set(pairs.map(pair => [pair.reportId, pair.otherId].sort().join())).size).toBe(pairs.length)
    const best = new Map<number, number>()
    for (const { reportId, otherId, likeness } of pairs)
      for (const id of [reportId, otherId]) best.set(id, Math.max(best.get(id) ?? 0, likeness))
    const all = [...texts.keys()]
    const likest = all.map(one =>
      Math.max(...all.filter(other => other !== one).map(other => naive(texts, one, other))),
    )
    const alike = all.filter(one => likest[one]! >= 0.4)
    const missed = alike.filter(one => (best.get(one) ?? 0) < likest[one]! - 1e-9)
    expect(alike.length).toBeGreaterThan(100)
    expect(missed.length / alike.length).toBeLessThan(0.02)
  })

  it('are found among reports that say word for word the same, however many', () => {
    const same = Array.from(
      { length: 60 },
      () => new Set(Array.from({ length: 9 }, (_, nth) => `本机关认真落实公开要求${nth}`)),
    )
    const pairs = run(alikeOfYear(run(indexYear(asPrinted(same)))))
    expect(pairs.every(({ likeness }) => likeness === 1)).toBe(true)
    expect(new Set(pairs.flatMap(({ reportId, otherId }) => [reportId, otherId])).size).toBe(60)
  })

  it('are one body’s two years too', () => {
    const of = (year: number, sentences: readonly number[]) => printed({ body: 1, year, parts: [sentences] })
    const pair = alikeYears(of(2021, [1, 2, 3, 3]), of(2020, [2, 3, 4]))
    const [a, b, c, d] = [1, 2, 3, 4].map(one => SENTENCES[one]!.length + 2) as [number, number, number, number]
    expect(pair?.likeness).toBeCloseTo((b + c) / (a + b + c + d), 12)
    expect(alikeYears(of(2021, [1]), of(2020, [9]))).toBeNull()
  })
})

it('keeps prints as bytes, wherever they lie in memory', () => {
  const prints = prosePrints(textOf({ body: 3, year: 2021, parts: [[1, 2, 2], [5], [7]] }))
  const packed = packPrints(prints)
  const shifted = new Uint8Array(packed.length + 3)
  shifted.set(packed, 3)
  expect(unpackPrints(shifted.subarray(3))).toEqual(prints)
  expect(prints.hashes.length).toBe(5)
})

it('numbers sentences as a map does', () => {
  const random = randomFrom(SEED)
  const [places, map] = [new SentencePlaces(4_000), new Map<number, number>()]
  for (let nth = 0; nth < 4_000; nth += 1) {
    const hash = random.whole(0, 1_500) * 0x100000000 + random.whole(0, 3)
    if (!map.has(hash)) map.set(hash, map.size)
    expect(places.placeOf(hash)).toBe(map.get(hash))
  }
  expect(places.size).toBe(map.size)
})
