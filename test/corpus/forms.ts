import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '#shared/domain/check.ts'
import { type Indicator, indicatorsOf, type Template } from '#shared/domain/form.ts'
import { type ExpandedCheck, expandChecks } from './expanded-checks.ts'

export const EDITION_NAMES = ['t14', 't19', 't21'] as const
export type EditionName = (typeof EDITION_NAMES)[number]

/** An edition of the form with all that follows from it. */
export type Form = {
  readonly template: Template
  readonly indicators: readonly Indicator[]
  readonly checks: readonly ExpandedCheck[]
}

const TEMPLATES = join(import.meta.dirname, '../../resources/templates')
const known = new Map<EditionName, Form>()

/** The form as the product itself reads it, from resources/templates. */
export function formOf(edition: EditionName): Form {
  const found = known.get(edition) ?? readForm(edition)
  known.set(edition, found)
  return found
}

function readForm(edition: EditionName): Form {
  const template = readJson(edition, 'template.json') as Template
  const checks = readJson(edition, 'checks.json') as readonly Check[]
  return { template, indicators: indicatorsOf(template), checks: expandChecks(template, checks) }
}

function readJson(edition: EditionName, file: string): unknown {
  return JSON.parse(readFileSync(join(TEMPLATES, edition, file), 'utf8'))
}
