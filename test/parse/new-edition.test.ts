import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadForms } from '../../src-main/forms.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { rootPath } from '../../src-main/root.ts'
import { reportOf } from '../read-and-parse.ts'

const INVENTED = join(import.meta.dirname, '../fixtures/forms')

/** A form is data: the program's own forms with invented ones put beside them, and no line of code changed. */
const folder = mkdtempSync(join(tmpdir(), 'forms-'))
cpSync(rootPath('resources/templates'), join(folder, 'templates'), {
  recursive: true,
})
for (const name of [
  'checks.json',
  'wordings.json',
  'narrative.json',
  'crosswalk.json',
  'ratios.json',
  'facts.json',
  'legal-dates.json',
])
  cpSync(rootPath(`resources/${name}`), join(folder, name))
for (const form of readdirSync(INVENTED)) {
  for (const file of ['template.json', 'checks.json'])
    cpSync(join(INVENTED, form, file), join(folder, 'templates', form, file), {
      recursive: true,
    })
}
const forms = loadForms(folder)
afterAll(() => rmSync(folder, { recursive: true }))

type Truth = {
  organisation: string
  year: number
  values: Record<string, number>
}

describe.each(readdirSync(INVENTED))('the invented form %s', form => {
  const truth = JSON.parse(readFileSync(join(INVENTED, form, 'values.json'), 'utf8')) as Truth
  const reports = readdirSync(join(INVENTED, form)).filter(name => name.startsWith('report'))
  const read = async (name: string) => {
    const path = join(INVENTED, form, name)
    return reportOf(parseReport(await readDocument(readFileSync(path), path), path, forms))
  }
  const numbersOf = async (name: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await read(name)).readings.flatMap(({ indicator, value }) =>
        value.kind === 'number' ? [[indicator, value.number]] : [],
      ),
    )

  it.each(reports.filter(name => !name.includes('glued')))('%s is read fully', async name => {
    const report = await read(name)
    expect(report.organisation.best?.value).toBe(truth.organisation)
    expect(report.year.best?.value).toBe(truth.year)
    expect(report.editions).toEqual([form])
    expect(await numbersOf(name)).toEqual(truth.values)
    const values = new Map(report.readings.map(({ indicator, value }) => [indicator, value] as const))
    expect(
      reconcile(forms, {
        year: truth.year,
        editions: report.editions,
        values,
        narrative: [],
      }),
    ).toEqual([])
  })

  it.each(reports.filter(name => name.includes('glued')))(
    '%s is settled by its arithmetic, never wrong',
    async name => {
      const numbers = await numbersOf(name)
      expect(Object.keys(numbers).length).toBeGreaterThan(30)
      expect(truth.values).toMatchObject(numbers)
    },
  )
})

it('leaves the forms of the program as they are', () => {
  const own = loadForms()
  expect(forms.templates.filter(({ id }) => own.templates.some(template => template.id === id))).toEqual(own.templates)
  expect(forms.templates).toHaveLength(own.templates.length + readdirSync(INVENTED).length)
})
