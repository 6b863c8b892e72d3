import { describe, expect, it } from 'vitest'
import type { PanelFigureHead } from '#shared/domain/panel.ts'
import { SeriesBook } from '../../src-main/compare/series.ts'
import { loadForms } from '../../src-main/forms.ts'
import { figureChange, type PanelCell } from '../../src-renderer/features/compare/panel-rows.ts'

const FORMS = loadForms()
const BOOK = new SeriesBook(FORMS, FORMS.series)

function headOf(id: string): PanelFigureHead {
  const editions = FORMS.templates.map(template => template.id)
  return {
    id,
    definition: null,
    label: { zh: id, en: id },
    unit: '件',
    means: null,
    source: null,
    definitions: [],
    because: [],
    breaks: editions.flatMap((a, at) =>
      editions.slice(at + 1).map(b => ({ between: [a, b] as const, ...BOOK.comparability(id, a, b) })),
    ),
    together: [],
  }
}

function cell(number: number | null, edition: string): PanelCell {
  return {
    number,
    lack: number === null ? 'slash' : null,
    edition,
    rank: null,
    report: 1,
    year: 0,
    figure: 0,
    corrected: false,
    inFinding: false,
    inDoubt: false,
    blanks: false,
  }
}

describe('a change of a figure', () => {
  it.each([
    [4, 5, { amount: 1, share: 0.25, became: 'changed' }],
    [5, 4, { amount: -1, share: -0.2, became: 'changed' }],
    [0, 5, { amount: 5, share: null, became: 'new' }],
    [5, 0, { amount: -5, share: -1, became: 'gone' }],
    [0, 0, { amount: 0, share: null, became: 'same' }],
    [0.1, 0.3, { amount: 0.2, became: 'changed' }],
    [-12, -6, { amount: 6, share: null, became: 'changed' }],
    [-12, -12, { amount: 0, share: null, became: 'same' }],
  ])('from %d to %d', (from, to, expected) => {
    const found = figureChange(headOf('h_req_new'), cell(from, 't21'), cell(to, 't21'))
    expect(found).toMatchObject({ kind: 'change', class: 'exact', ...expected })
  })

  it('is none where a year has no number: a stroke is not a zero', () => {
    const head = headOf('h_req_new')
    expect(figureChange(head, cell(null, 't21'), cell(3, 't21'))).toMatchObject({ kind: 'none', why: 'slash' })
    expect(figureChange(head, cell(3, 't21'), cell(null, 't21'))).toMatchObject({ kind: 'none', why: 'slash' })
  })

  it('is none over a break that cannot be compared, and says so', () => {
    const found = figureChange(headOf('h_unclear'), cell(3, 't14'), cell(4, 't19'))
    expect(found).toMatchObject({ kind: 'none', why: 'not-comparable' })
    expect(found.reasons[0]?.zh).toContain('补正')
  })

  it('is marked where two forms are only nearly alike', () => {
    const found = figureChange(headOf('h_normdocs'), cell(3, 't19'), cell(4, 't21'))
    expect(found).toMatchObject({ kind: 'change', class: 'approximate' })
  })
})
