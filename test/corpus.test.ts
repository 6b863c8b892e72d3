import * as fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { EDITION_NAMES, formOf } from './corpus/forms.ts'
import { drawOptions, HARD_MIX } from './corpus/make-corpus.ts'
import { makeReport } from './corpus/make-report.ts'
import { type Damage, type MadeReport, TEXT_LAYOUTS } from './corpus/truth.ts'
import { readAndParse, reportOf } from './read-and-parse.ts'

/** The same runs every time; another seed searches further. */
const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const seeds = fastCheck.integer({ min: 0, max: 1_000_000 })
const editions = fastCheck.constantFrom(...EDITION_NAMES)
const styles = fastCheck.constantFrom('natural', 'distinct', 'zeros')

describe('the maker of reports', () => {
  it('gives the same bytes and the same truth for the same seed', () => {
    fastCheck.assert(
      fastCheck.property(seeds, seed => {
        const options = drawOptions(seed, HARD_MIX)
        expect(makeReport(seed, options)).toEqual(makeReport(seed, options))
      }),
      { seed: SEED, numRuns: 40 },
    )
  })

  it('states every place of the form', () => {
    for (const edition of EDITION_NAMES) {
      const stated = Object.keys(makeReport(1, { edition }).truth.values)
      expect(stated).toEqual(formOf(edition).indicators.map(({ id }) => id))
    }
  })

  it('keeps every identity of the form, blank cells and "/" or not', () => {
    fastCheck.assert(
      fastCheck.property(seeds, editions, styles, fastCheck.boolean(), (seed, edition, values, unstated) => {
        const damage: readonly Damage[] = unstated ? ['blank-cells', 'slash-row'] : []
        const { truth } = makeReport(seed, { edition, values, damage })
        expect(truth.broken.filter(({ level }) => level === 'error')).toEqual([])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('keeps the sums of the request table, worked out by hand', () => {
    fastCheck.assert(
      fastCheck.property(seeds, fastCheck.constantFrom('t19', 't21'), styles, (seed, edition, values) => {
        const { truth } = makeReport(seed, { edition, values })
        const number = (id: string) => truth.values[id]!.number!
        const applicants = ['person', 'business', 'research', 'nonprofit', 'legalservice', 'other']
        for (const column of [...applicants, 'total']) {
          expect(number(`req_new_${column}`) + number(`req_carried_in_${column}`)).toBe(
            number(`req_outcomes_${column}`) + number(`req_carried_out_${column}`),
          )
        }
        const outcomes = applicants.map(column => number(`req_outcomes_${column}`))
        expect(number('req_outcomes_total')).toBe(outcomes.reduce((sum, count) => sum + count, 0))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('has no number twice where all are to be distinct', () => {
    for (const edition of EDITION_NAMES) {
      const numbers = Object.values(makeReport(7, { edition, values: 'distinct' }).truth.values).map(
        value => value.number,
      )
      expect(new Set(numbers).size).toBe(numbers.length)
    }
  })

  it('breaks the checks it is told to, and says so', () => {
    const broken = (check: string, edition: 't14' | 't21') =>
      makeReport(3, { edition, breaking: [check] }).truth.broken.map(({ check: id }) => id)
    expect(broken('t14.req-received', 't14')).toContain('t14.req-received')
    expect(broken('t14.trainees-need-training', 't14')).toContain('t14.trainees-need-training')
    expect(broken('t21.row-sum', 't21')).toContain('t21.row-sum')
    expect(broken('t21.review-sum', 't21')).toEqual(['t21.review-sum'])
  })

  it('lets the prose contradict the table when told to', () => {
    const { truth } = makeReport(5, { edition: 't14', contradicting: true })
    const [{ check, where, left, right }] = truth.broken as [(typeof truth.broken)[number]]
    expect([check, where]).toEqual(['any.prose-against-table', 'proactive_total'])
    expect(truth.narrative.proactive_total).toBe(left)
    expect(truth.values.proactive_total!.number).toBe(right)
  })

  it('prints each number so that a reader of values gets it back', () => {
    fastCheck.assert(
      fastCheck.property(seeds, editions, (seed, edition) => {
        const damage = (['full-width-digits', 'thousands-separators', 'slash-row'] as const).filter(
          (_, at) => (seed >> at) & 1,
        )
        for (const { kind, number, text } of Object.values(makeReport(seed, { edition, damage }).truth.values)) {
          expect(readValue(text)).toMatchObject(number === null ? { kind } : { kind, number })
        }
      }),
      { seed: SEED, numRuns: 40 },
    )
  })
})

describe.each(TEXT_LAYOUTS.filter(layout => layout !== 'prose-only'))('the layout %s', layout => {
  it('prints every value there is, in the order of the form', () => {
    fastCheck.assert(
      fastCheck.property(seeds, editions, styles, (seed, edition, values) => {
        const { damage = [] } = drawOptions(seed, HARD_MIX)
        const made = makeReport(seed, { edition, values, layout, damage })
        const text = textOf(made)
        let at = 0
        for (const [id, { text: value }] of Object.entries(made.truth.values)) {
          const found = text.indexOf(value, at)
          expect(found, `${id} ${value}`).toBeGreaterThanOrEqual(0)
          at = found + value.length
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})

describe.each(['docx-table', 'pdf-table'] as const)('the layout %s', layout => {
  it.each(EDITION_NAMES)('gives every value of %s back to a reader', async edition => {
    for (const seed of [1, 2, 3]) {
      const { bytes, fileName, truth } = makeReport(seed, { edition, layout, values: 'distinct' })
      const { parsed } = await readAndParse(bytes, fileName)
      const read = reportOf(parsed).readings.map(({ indicator, value }) => [indicator, value.text])
      const printed = Object.entries(truth.values).map(([indicator, { text }]) => [indicator, text])
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(printed))
    }
  })
})

describe('a report of prose only', () => {
  it('states its figures in sentences and has no table', () => {
    const made = makeReport(11, { layout: 'prose-only', edition: 't14' })
    expect(made.truth.values).toEqual({})
    for (const figure of Object.values(made.truth.narrative).filter(number => number > 0)) {
      expect(textOf(made)).toContain(String(figure))
    }
  })
})

it('writes GB18030 that reads back as the same text', () => {
  const [utf8, gb18030] = (['utf-8', 'gb18030'] as const).map(encoding => makeReport(2, { encoding }))
  expect(new TextDecoder('gb18030').decode(gb18030!.bytes)).toBe(new TextDecoder().decode(utf8!.bytes))
})

/** The text of a made report from where its first table begins, tags and readings of characters taken out. */
function textOf({ bytes, truth }: MadeReport): string {
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/<[^>]*>/g, '\n')
    .replace(/\(\p{Script=Latin}+\)/gu, '')
  const start = truth.edition === null ? 0 : text.search(/[统統]\s?[计計]\s?指\s?[标標]|第二十[条條]/)
  return text.slice(Math.max(0, start))
}
