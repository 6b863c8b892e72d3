import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Check } from '#shared/domain/check.ts'
import { type Indicator, type IndicatorId, indicatorsOf, namesOf, type Template } from '#shared/domain/form.ts'
import type { Forms, NarrativePattern, Wordings } from '#shared/domain/forms.ts'
import type { LegalDates } from '#shared/domain/legal-date.ts'
import type { Series } from '#shared/domain/series.ts'
import type { Wording } from '#shared/domain/wording.ts'
import { loadPlaces } from './places.ts'
import { rootPath } from './root.ts'

/**
 * Read the forms.
 *
 * @param folder  Holds templates/, checks.json, wordings.json, narrative.json, crosswalk.json, ratios.json,
 *                facts.json and legal-dates.json; the program's own by default. Places are the program's own unless it holds them too.
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
  const names = new Map<IndicatorId, Wording>()
  const nationalFirst = [...templates].sort(
    (a, b) => Number(a.province !== undefined) - Number(b.province !== undefined),
  )
  for (const template of nationalFirst) {
    for (const indicator of indicatorsOf(template)) {
      if (!indicators.has(indicator.id)) indicators.set(indicator.id, indicator)
    }
    for (const [id, name] of namesOf(template)) if (!names.has(id)) names.set(id, name)
  }
  return {
    templates,
    checks: [...checks, ...general],
    wordings: readJson<Wordings>(join(folder, 'wordings.json')),
    narrative: readJson<NarrativePattern[]>(join(folder, 'narrative.json')),
    indicators,
    series: ['crosswalk.json', 'ratios.json', 'facts.json'].flatMap(name => readJson<Series[]>(join(folder, name))),
    legalDates: readJson<LegalDates[]>(join(folder, 'legal-dates.json')),
    taught: [],
    places: loadPlaces(existsSync(join(folder, 'regions')) ? folder : undefined),
    names,
  }
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (broken) {
    throw new Failure({ code: 'resources/bad', file, why: broken instanceof Error ? broken.message : String(broken) })
  }
}
