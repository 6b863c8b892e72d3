import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Check } from '#shared/domain/check.ts'
import { type EditionId, type Indicator, type IndicatorId, indicatorsOf, type Template } from '#shared/domain/form.ts'
import type { NotReport, SectionKind } from '#shared/domain/reading.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { rootPath } from './root.ts'

/** Everything the program knows about the forms, read from resources/: a new edition is a new folder there. */
export type Forms = {
  /** Oldest first. */
  readonly templates: readonly Template[]
  readonly checks: readonly EditionCheck[]
  readonly wordings: Wordings
  readonly narrative: readonly NarrativePattern[]
  /** The first form that has the indicator describes it. */
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>
}

/** A check and the edition whose figures it holds together; `any` for all. */
export type EditionCheck = { readonly edition: EditionId | 'any'; readonly check: Check }

/** Words that are not indicators: headings of columns, units, endings of organisation names, titles of reports. */
export type Wordings = {
  readonly headers: readonly string[]
  readonly units: readonly string[]
  readonly personal: readonly string[]
  readonly organisationEndings: readonly string[]
  readonly report: readonly string[]
  readonly notReport: readonly { reason: NotReport['reason']; in: 'title'; pattern: string; says: Wording }[]
  readonly sections: readonly { kind: SectionKind; pattern: string }[]
}

/**
 * A way in which prose states a figure: `{n}` in the pattern stands for the number; without it the sentence states
 * `number` outright (nothing received: 0). `indicators` names what is stated, by edition of the report's year.
 */
export type NarrativePattern = {
  readonly says: string
  readonly pattern: string
  readonly number?: number
  /** A clause that also holds this states something else. */
  readonly unless?: string
  readonly indicators: Readonly<Record<EditionId, readonly IndicatorId[]>>
  readonly confidence: number
}

/**
 * Read the forms.
 *
 * @param folder  Holds templates/, checks.json, wordings.json and narrative.json; the program's own by default.
 * @throws Failure `resources/bad` naming the file that is missing or malformed.
 */
export function loadForms(folder: string = rootPath('resources')): Forms {
  const editions = readdirSync(join(folder, 'templates'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
  const templates = editions
    .map(edition => readJson<Template>(join(folder, 'templates', edition, 'template.json')))
    .sort((a, b) => a.years[0] - b.years[0] || (a.id < b.id ? -1 : 1))
  const checks = templates.flatMap(({ id }) =>
    readJson<Check[]>(join(folder, 'templates', id, 'checks.json')).map(check => ({ edition: id, check })),
  )
  const general = readJson<Check[]>(join(folder, 'checks.json')).map(check => ({ edition: 'any', check }))
  const indicators = new Map<IndicatorId, Indicator>()
  for (const template of templates) {
    for (const indicator of indicatorsOf(template)) {
      if (!indicators.has(indicator.id)) indicators.set(indicator.id, indicator)
    }
  }
  return {
    templates,
    checks: [...checks, ...general],
    wordings: readJson<Wordings>(join(folder, 'wordings.json')),
    narrative: readJson<NarrativePattern[]>(join(folder, 'narrative.json')),
    indicators,
  }
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (broken) {
    throw new Failure({ code: 'resources/bad', file, why: broken instanceof Error ? broken.message : String(broken) })
  }
}
