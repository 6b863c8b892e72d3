import { describe, expect, it } from 'vitest'
import type { Operand } from '#shared/domain/evaluate.ts'
import { SeriesBook, type SeriesReport } from '../../src-main/compare/series.ts'
import { loadForms } from '../../src-main/forms.ts'

const FORMS = loadForms()
const BOOK = new SeriesBook(FORMS, FORMS.series)

function report(editions: readonly string[], cells: Readonly<Record<string, number | Operand>>): SeriesReport {
  return {
    editions,
    operand: id => {
      const cell = cells[id]
      if (cell === undefined) return { lack: 'missing' }
      return typeof cell === 'number' ? { number: cell } : cell
    },
  }
}

const numberOf = (id: string, definition: string | null, now: SeriesReport, before: SeriesReport | null = null) => {
  const { computed } = BOOK.workOut(id, definition, now, before)
  return computed.kind === 'number' ? computed.number : computed.lack
}

describe('the bundled series', () => {
  it('have formulas that can be read, and ids of their own', () => {
    expect(BOOK.troubles).toEqual([])
    const ids = FORMS.series.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => FORMS.indicators.has(id))).toEqual([])
  })

  it.each(FORMS.series.map(series => [series.id, series] as const))('%s is whole', (id, series) => {
    const editions = FORMS.templates.filter(({ province }) => province === undefined).map(template => template.id)
    for (const { formulas } of series.definitions) {
      const stated = editions.filter(edition => {
        const own = formulas.find(formula => formula.editions?.includes(edition) ?? true)
        expect(own, `${id} says nothing of ${edition}`).toBeDefined()
        return own !== undefined && !('because' in own)
      })
      expect(stated.length).toBeGreaterThan(0)
      stated.slice(1).forEach((later, at) => {
        const between = [stated[at]!, later]
        expect(
          series.breaks.filter(one => one.between.join() === between.join()),
          `${id} between ${between.join(' and ')}`,
        ).toHaveLength(1)
      })
    }
    for (const { zh, en } of [series.label, series.means, series.group]) {
      expect(zh).not.toBe('')
      expect(en).not.toBe('')
    }
    expect(series.source).not.toBe('')
  })
})

describe('a series over editions', () => {
  it('takes the formula of the edition that the report is in', () => {
    expect(numberOf('h_req_new', null, report(['t14'], { req_received: 12, req_new_total: 99 }))).toBe(12)
    expect(numberOf('h_req_new', null, report(['t21'], { req_received: 12, req_new_total: 99 }))).toBe(99)
    expect(numberOf('h_other', null, report(['t19'], { req_other_total: 5 }))).toBe(5)
    expect(
      numberOf(
        'h_other',
        null,
        report(['t21'], { req_other_nocorrection_total: 1, req_other_unpaid_total: 2, req_other_other_total: 4 }),
      ),
    ).toBe(7)
  })

  it('has narrow and wide definitions', () => {
    const now = report(['t14'], { answer_granted: 10, answer_already_public: 3, answer_total: 20 })
    expect(numberOf('h_granted', null, now)).toBe(10)
    expect(numberOf('h_granted', 'wide', now)).toBe(13)
    expect(numberOf('grant_rate', 'wide', now)).toBe(0.65)
  })

  it('lets a form of a province borrow what it has', () => {
    const fujian = report(['pre2014-fujian'], { req_received: 8, answer_granted: 4, answer_total: 5 })
    expect(BOOK.workOut('h_req_new', null, fujian, null)).toMatchObject({
      computed: { kind: 'number', number: 8 },
      edition: 'pre2014-fujian',
    })
    expect(numberOf('grant_rate', null, fujian)).toBe(0.8)
    expect(numberOf('h_review_corrected', null, fujian)).toBe('no-formula')
  })

  it('says why an edition cannot state it', () => {
    const found = BOOK.workOut('h_den_process', null, report(['t14'], {}), null)
    expect(found.computed).toEqual({ kind: 'none', lack: 'not-in-form', lacking: [] })
    expect(found.because?.zh).toContain('2019年新增')
  })

  it('grows from one edition into the next through the harmonised figure', () => {
    const [before, now] = [report(['t14'], { req_received: 40 }), report(['t19'], { req_new_total: 50 })]
    expect(numberOf('req_growth', null, now, before)).toBe(0.25)
    expect(numberOf('req_growth', null, now)).toBe('no-report')
    expect(numberOf('req_growth', null, now, report(['t14'], { req_received: 0 }))).toBe('zero-denominator')
  })

  it('keeps the parts of a ratio, for pooling', () => {
    const now = report(['t21'], { req_granted_total: 3, req_outcomes_total: 0 })
    expect(BOOK.workOut('grant_rate', null, now, null)).toMatchObject({
      computed: { kind: 'none', lack: 'zero-denominator' },
      parts: { numerator: 3, denominator: 0 },
    })
  })

  it.each([
    ['h_req_new', 't14', 't21', 'exact'],
    ['h_req_new', 't19', 't14', 'exact'],
    ['h_normdocs', 't14', 't21', 'approximate'],
    ['h_normdoc_stock', 't19', 't21', 'not-comparable'],
    ['h_fees', 't14', 't21', 'not-comparable'],
    ['h_unclear', 't14', 't19', 'not-comparable'],
    ['h_unclear', 't19', 't21', 'exact'],
    ['h_license', 't21', 't21', 'exact'],
  ])('%s from %s to %s is %s', (id, a, b, expected) => {
    expect(BOOK.comparability(id, a, b).class).toBe(expected)
  })
})
