import type { Lack } from './evaluate.ts'
import type { EditionId, IndicatorId, Template } from './form.ts'
import { OWN_EDITION } from './forms.ts'
import { type FormulaTrouble, readFormula } from './formula.ts'
import type { Comparability, EditionFormula, Series, SeriesId } from './series.ts'
import type { Wording } from './wording.ts'

/** A formula of a person's own: for one edition of the form, or null for all of them. */
export type OwnFormula = { readonly edition: EditionId | null; readonly formula: string }

/** A series or ratio as a person writes it. */
export type OwnSeriesDraft = {
  readonly label: string
  /** `%`: shown as a share. */
  readonly unit: string
  /** What it says, or a note on it. */
  readonly means: string
  /** How far its figures may be held against each other over the editions. */
  readonly comparability: Comparability
  readonly formulas: readonly OwnFormula[]
}

/** `id` names it in formulas and views; no other series has it, in no study. */
export type OwnSeries = OwnSeriesDraft & { readonly id: SeriesId }

/** A formula of a draft that cannot be read: which, and what is wrong where. */
export type DraftTrouble = { readonly nth: number; readonly trouble: FormulaTrouble }

/** What a series comes to in one body's report of a year, to look at while it is written. */
export type TriedValue = {
  readonly year: number
  readonly edition: EditionId | null
  readonly number: number | null
  /** Why there is none; null where there is. */
  readonly lack: Lack | null
}

const GROUP: Wording = { zh: '自己的序列', en: 'Own series' }
const SOURCE = '自己的公式'
const WHY: Wording = {
  zh: '自己的序列，口径由自己定。',
  en: 'An own series: its author decides how far it may be compared.',
}

/** Whether an id is one of a person's own series. */
export function isOwnSeries(id: SeriesId): boolean {
  return id.startsWith('my_')
}

/** The editions a formula may be written for: those of the country, oldest first. */
export function nationalEditions(templates: readonly Template[]): readonly Template[] {
  return templates.filter(({ id, province }) => id !== OWN_EDITION && province === undefined)
}

/** The first formula of a draft that cannot be read; null when all can. */
export function troubleIn({ formulas }: OwnSeriesDraft, known: ReadonlySet<IndicatorId>): DraftTrouble | null {
  for (const [nth, { formula }] of formulas.entries()) {
    const read = readFormula(formula, known)
    if (!read.ok) return { nth, trouble: read.trouble }
  }
  return null
}

/** The series of a person's own that one rests on by name, through others too, and itself. */
export function restingOn(id: SeriesId, own: readonly OwnSeries[]): ReadonlySet<SeriesId> {
  const found = new Set<SeriesId>([id])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const one of own) if (namedIn(one).some(name => found.has(name))) found.add(one.id)
  }
  return found
}

/**
 * A person's own series as series like any others, each after those it names. A formula that cannot be read (any more:
 * what it names was deleted, or names the series itself) says so in place of a number.
 *
 * @param known  Indicators and the series of the program.
 */
export function ownAsSeries(
  own: readonly OwnSeries[],
  templates: readonly Template[],
  known: ReadonlySet<IndicatorId>,
): readonly Series[] {
  const ids = new Set(known)
  return inOrder(own).map(one => {
    const series = asSeries(one, templates, ids)
    ids.add(one.id)
    return series
  })
}

function asSeries(own: OwnSeries, templates: readonly Template[], known: ReadonlySet<IndicatorId>): Series {
  const label = { zh: own.label, en: own.label }
  const national = nationalEditions(templates).map(({ id }) => id)
  const formulas = own.formulas.flatMap((one): readonly EditionFormula[] => {
    const editions = one.edition === null ? {} : { editions: [one.edition] }
    const read = readFormula(one.formula, known)
    if (read.ok) return [{ ...editions, formula: one.formula }]
    return [{ editions: one.edition === null ? national : [one.edition], because: unreadable(read.trouble) }]
  })
  const stated = national.filter(id => own.formulas.some(({ edition }) => edition === null || edition === id))
  return {
    id: own.id,
    label,
    group: GROUP,
    unit: own.unit,
    definitions: [{ id: 'own', label, formulas }],
    breaks: stated
      .slice(1)
      .map((later, at) => ({ between: [stated[at] as EditionId, later], class: own.comparability, why: WHY })),
    means: { zh: own.means, en: own.means },
    source: SOURCE,
  }
}

function unreadable({ word }: FormulaTrouble): Wording {
  return { zh: `自己的公式读不通：${word}`, en: `The formula cannot be read: ${word}` }
}

/** Each after those it names; where they name each other in a circle, as they come. */
function inOrder(own: readonly OwnSeries[]): readonly OwnSeries[] {
  const placed = new Set<SeriesId>()
  const sorted: OwnSeries[] = []
  const ids = new Set(own.map(({ id }) => id))
  let left = [...own]
  while (left.length > 0) {
    const ready = left.filter(one => namedIn(one).every(name => !ids.has(name) || placed.has(name)))
    const next = ready.length > 0 ? ready : left.slice(0, 1)
    for (const one of next) placed.add(one.id)
    sorted.push(...next)
    left = left.filter(({ id }) => !placed.has(id))
  }
  return sorted
}

function namedIn({ formulas }: OwnSeries): readonly SeriesId[] {
  return formulas.flatMap(({ formula }) => formula.match(/\bmy_[a-z0-9]+/g) ?? [])
}
