import { describe, expect, it } from 'vitest'
import { indicatorsOf, namesOf } from '#shared/domain/form.ts'
import { forms } from '../read-and-parse.ts'

const LANGUAGES = ['zh', 'en'] as const
const PARTS = { zh: /[·：]/u, en: /: |, / }

/** What prose may state: its figures are listed by name too. */
const TOLD = [...new Set(forms.narrative.flatMap(({ indicators }) => Object.values(indicators).flat()))]

describe.each(forms.templates.map(template => [template.id, template] as const))(
  'names in edition %s',
  (_id, template) => {
    const places = indicatorsOf(template)
    const told = [...namesOf(template)].filter(([id]) => places.every(place => place.id !== id))

    it.each(LANGUAGES)('each figure has one of its own that says nothing twice (%s)', language => {
      for (const [what, names] of [
        ['where it stands alone', [...namesOf(template).values()]],
        ['as the form words it', places.map(({ label }) => label)],
      ] as const) {
        const texts = names.map(name => name[language])
        const twice = texts.filter((text, at) => texts.indexOf(text) !== at)
        const repeating = texts.filter(text => {
          const parts = text.split(PARTS[language]).map(part => part.replace(/^[（(].[)）]/u, ''))
          return text.trim() === '' || parts.some((part, at) => at > 0 && parts[at - 1]!.endsWith(part))
        })
        expect({ what, twice, repeating }).toEqual({ what, twice: [], repeating: [] })
      }
    })

    it('names the sums that only prose gives after their heading', () => {
      const headings = template.tables.flatMap(({ rows }) => rows.filter(({ heading }) => heading))
      for (const [, name] of told) expect(headings.map(({ label }) => label.zh).join()).toContain(name.zh)
    })
  },
)

describe('names of figures', () => {
  it('are there for all that prose may state', () => {
    expect(TOLD.filter(id => !forms.names.has(id))).toEqual([])
  })

  it.each([
    ['req_denied_total', '不予公开', 'Denied'],
    ['req_other_total', '其他处理', 'Other handling'],
    ['req_outcomes_total', '办理结果总计', 'Total outcomes'],
    ['req_granted_total', '予以公开', 'Granted'],
    ['req_partial_person', '部分公开·自然人', 'Partly granted: Natural persons'],
    ['req_other_other_other', '其他处理的其他情形·其他组织', 'Other handling: remaining: Other organisations'],
    ['suit14_corrected', '行政诉讼被依法纠错数', 'Lawsuits: corrected'],
    ['review_total', '行政复议', 'Administrative review'],
    ['staff_full', '专职人员数', 'Full-time staff'],
  ])('%s is %s', (id, zh, en) => expect(forms.names.get(id)).toEqual({ zh, en }))

  it('keep the number of the row where they say where it stands in the form', () => {
    const label = (id: string) => forms.indicators.get(id)?.label.zh
    expect([label('req_outcomes_total'), label('req_granted_total'), label('review14_other')]).toEqual([
      '(七)办理结果总计',
      '(一)予以公开·总计',
      '(三)行政复议其他情形数',
    ])
  })
})
