import { describe, expect, it } from 'vitest'
import { indicatorsOf } from '#shared/domain/form.ts'
import { readFormula } from '#shared/domain/formula.ts'
import { loadForms } from '../../src-main/forms.ts'
import {
  aroundTrouble,
  completed,
  inWords,
  notInForm,
  offersFor,
  wordBefore,
} from '../../src-renderer/features/series/formula-words.ts'
import { draftOf } from '../../src-renderer/features/series/series-drafts.ts'

const FORMS = loadForms()
const KNOWN = new Set(['req_new_total', 'req_granted_total', 'h_req_new'])
const GROUPS = [
  { title: '对照序列', choices: [{ id: 'h_req_new', label: '新收申请' }] },
  {
    title: '2021版',
    choices: [
      { id: 'req_granted_total', label: '予以公开' },
      { id: 'req_new_total', label: '本年新收申请' },
      { id: 'other', label: '申请' },
    ],
  },
]

describe('the word that is being written', () => {
  it.each<[string, number, string | null]>([
    ['予以', 2, '予以'],
    ['req_new_total - 予', 17, '予'],
    ['(a', 2, 'a'],
    ['req_new_total', 13, null],
    ['sum', 3, null],
    ['req_new_total - ', 16, null],
    ['3', 1, null],
    ['予以 + b', 2, '予以'],
    ['', 0, null],
  ])('of “%s” at %d is %s', (text, caret, word) => {
    expect(wordBefore(text, caret, KNOWN)?.word ?? null).toBe(word)
  })

  it('is offered what begins so first, then what has it in the name, then in the id', () => {
    expect(offersFor('申请', GROUPS, 9).map(({ id }) => id)).toEqual(['other', 'h_req_new', 'req_new_total'])
    expect(offersFor('新收', GROUPS, 9).map(({ id }) => id)).toEqual(['h_req_new', 'req_new_total'])
    expect(offersFor('GRANTED', GROUPS, 9).map(({ id, group }) => [id, group])).toEqual([
      ['req_granted_total', '2021版'],
    ])
    expect(offersFor('申请', GROUPS, 1)).toHaveLength(1)
    expect(offersFor('没有的', GROUPS, 9)).toEqual([])
  })

  it('gives way to the id, and the rest stays', () => {
    const text = 'req_new_total - 予以 + 1'
    const word = wordBefore(text, 18, KNOWN)!
    expect(completed(text, word, 'req_granted_total')).toEqual({
      text: 'req_new_total - req_granted_total + 1',
      caret: 'req_new_total - req_granted_total'.length,
    })
  })
})

describe('a formula', () => {
  it.each([
    ['req_new_total-req_granted_total', '「新收」-「予以公开」'],
    ['sum(req_*_total) / 2', 'sum(req_*_total) ÷ 2'],
    ['previous(req_new_total)*3', 'previous(「新收」)×3'],
  ])('“%s” reads %s', (formula, words) => {
    const names: Readonly<Record<string, string>> = { req_new_total: '新收', req_granted_total: '予以公开' }
    expect(inWords(formula, id => `「${names[id] ?? id}」`)).toBe(words)
  })

  it.each([
    ['req_new_total + + 1', 'req_new_total + ', '+', ' 1'],
    ['req_newest', '', 'req_newest', ''],
    ['sum(req_new_total', 'sum(req_new_total', '', ''],
    ['req_new_total ＋ 1', 'req_new_total ', '＋', ' 1'],
    [`${'req_new_total + '.repeat(4)}nonsense + 1`, '…total + req_new_total + ', 'nonsense', ' + 1'],
  ])('“%s” is wrong at its place', (formula, before, wrong, after) => {
    const read = readFormula(formula, KNOWN)
    if (read.ok) throw new Error('it can be read')
    const around = aroundTrouble(formula, read.trouble)
    expect(around).toEqual({ before, wrong, after })
  })

  it('that names what the form of its edition does not have is told so', () => {
    const form = FORMS.templates.find(({ id }) => id === 't14')!
    const held = new Set(indicatorsOf(form).map(({ id }) => id))
    const indicators = new Set(FORMS.indicators.keys())
    const known = new Set([...indicators, 'h_req_new'])
    expect(notInForm('req_received + req_new_total + h_req_new', held, indicators, known)).toEqual(['req_new_total'])
    expect(notInForm('req_received +', held, indicators, known)).toEqual([])
  })
})

describe('a series of the program', () => {
  const known = new Set([...FORMS.indicators.keys(), ...FORMS.series.map(({ id }) => id)])

  it.each(FORMS.series.map(series => [series.id, series] as const))(
    '%s can be copied to be written on',
    (_id, series) => {
      const draft = draftOf(series, 'zh')
      expect(draft.formulas.length).toBeGreaterThan(0)
      for (const { formula } of draft.formulas) expect(readFormula(formula, known)).toMatchObject({ ok: true })
    },
  )
})
