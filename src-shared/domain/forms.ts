import type { Check } from './check.ts'
import type { EditionId, Indicator, IndicatorId, Template } from './form.ts'
import type { LegalDates } from './legal-date.ts'
import type { Places } from './place.ts'
import type { NotReport, SectionKind } from './reading.ts'
import type { Series } from './series.ts'
import type { TaughtWording } from './teaching.ts'
import type { Wording } from './wording.ts'

/** Everything the program knows about the forms, read from resources/: a new edition is a new folder there. */
export type Forms = {
  /** Oldest first. */
  readonly templates: readonly Template[]
  readonly checks: readonly EditionCheck[]
  readonly wordings: Wordings
  readonly narrative: readonly NarrativePattern[]
  /** The first national form that has the indicator describes it; a provincial one where none has. */
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>
  /** Harmonised series, then ratios, which rest on them. */
  readonly series: readonly Series[]
  /** By when reports are to be published, the oldest generation of the regulation first. */
  readonly legalDates: readonly LegalDates[]
  /** Wordings that people taught in the open study, the newest first; none in resources/. */
  readonly taught: readonly TaughtWording[]
  readonly places: Places
  /** What each figure is called where it stands alone; sums that only prose gives are named too. */
  readonly names: ReadonlyMap<IndicatorId, Wording>
}

/** The edition that a person's own indicators make up. */
export const OWN_EDITION: EditionId = 'own'

/** What reports are read by: a person's own indicators are not looked for, but for the wordings that were taught. */
export function officialOnly(forms: Forms): Forms {
  const templates = forms.templates.filter(({ id }) => id !== OWN_EDITION)
  return templates.length === forms.templates.length ? forms : { ...forms, templates }
}

/** A check and the edition whose figures it holds together; `any` for all. */
export type EditionCheck = { readonly edition: EditionId | 'any'; readonly check: Check }

/** Words that are not indicators: headings of columns, units, endings of organisation names, titles of reports. */
export type Wordings = {
  readonly headers: readonly string[]
  readonly units: readonly string[]
  readonly sums: readonly string[]
  readonly personal: readonly string[]
  readonly organisationEndings: readonly string[]
  readonly report: readonly string[]
  readonly notReport: readonly NotReportPattern[]
  readonly prose: ProseWords
  readonly sections: readonly { kind: SectionKind; pattern: string }[]
}

/**
 * Words by which a sentence says that its figure is not the year's total, as patterns: other years, comparisons, a
 * part of the whole, one kind of applicant, another body.
 */
export type ProseWords = Readonly<
  Record<
    'otherTimes' | 'ownTime' | 'comparison' | 'part' | 'partSentence' | 'share' | 'applicants' | 'bodies' | 'selfNames',
    string
  >
>

/**
 * A title that says it is something else. A file with the figures of a form is a report all the same, unless
 * `evenWithFigures`; so is one with at least `fewerSections` parts.
 */
export type NotReportPattern = {
  readonly reason: NotReport['reason']
  readonly in: 'title'
  readonly pattern: string
  readonly evenWithFigures?: boolean
  readonly fewerSections?: number
  readonly says: Wording
}

/**
 * A way in which prose states a figure: `{n}` (or `{d}`, before a unit that begins with 万) in the pattern stands for the number; without it the sentence states
 * `number` outright (nothing received: 0). `indicators` names what is stated, by edition; `*` for those not named.
 */
export type NarrativePattern = {
  readonly says: string
  readonly pattern: string
  readonly number?: number
  /** The sentence must have said this by then. */
  readonly needs?: string
  /** Unit of the figure, where it is not the indicator's. */
  readonly unit?: string
  /** A clause that also holds this states something else. */
  readonly unless?: string
  /** The figure is a part by its nature, so that it may stand behind 其中. */
  readonly part?: boolean
  readonly indicators: Readonly<Record<EditionId, readonly IndicatorId[]>>
  readonly confidence: number
}
