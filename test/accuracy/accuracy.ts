import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { indicatorsOf } from '#shared/domain/form.ts'
import { rootPath } from '../../src-main/root.ts'
import { formOf } from '../corpus/forms.ts'
import { drawOptions, HARD_MIX } from '../corpus/make-corpus.ts'
import { makeReport } from '../corpus/make-report.ts'
import { forms, readAndParse } from '../read-and-parse.ts'
import { accuracyChapter, accuracyLines, calibrationTable, type Found, table } from './chapter.ts'
import { decidedByText } from './decided.ts'
import { type Expected, type Judged, judge, type Tally, tally } from './score.ts'

/**
 * `npm run accuracy -- <folder>`: every file that has a `*.expected.json` beside it.
 * `npm run accuracy [-- --count 5000 --seed 1 --write]`: reports made with known truth, per layout and damage;
 * `--write` keeps the figures in the guide, in resources/guide/zh/accuracy.md and en/accuracy.md.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const wrong = positionals[0] === undefined ? await onMadeReports() : await onFolder(positionals[0])
process.exitCode = wrong > 0 ? 1 : 0

async function onMadeReports(): Promise<number> {
  const [count, seed] = [Number(options.count), Number(options.seed)]
  const groups = new Map<string, Judged[]>()
  const all: Judged[] = []
  const worst: string[] = []
  const names = { organisation: 0, year: 0 }
  for (let nth = 0; nth < count; nth += 1) {
    const number = seed * 1_000_000 + nth
    const made = drawOptions(number, HARD_MIX)
    const { bytes, fileName, truth } = makeReport(number, made)
    const { parsed } = await readAndParse(bytes, fileName)
    const report = parsed.kind === 'report' ? parsed.report : null
    const expected: Expected = new Map(
      Object.entries(truth.values).map(([indicator, { kind, number: stated }]) => [
        indicator,
        { kind, number: stated },
      ]),
    )
    const decided = decidedByText(made.layout, formOf(made.edition), truth.values)
    const judged = judge(report, expected, new Set(), decided)
    all.push(...judged)
    for (const group of [
      `layout ${made.layout}`,
      `edition ${made.edition}`,
      ...(made.damage ?? []).map(damage => `damage ${damage}`),
    ]) {
      groups.set(group, [...(groups.get(group) ?? []), ...judged])
    }
    if (report?.organisation.best?.value === truth.organisation) names.organisation += 1
    if (report?.year.best?.value === truth.year) names.year += 1
    const bad = judged.filter(({ verdict }) => verdict === 'wrong-in-silence')
    if (bad.length > 0)
      worst.push(
        `${number} ${made.layout} [${(made.damage ?? []).join(' ')}] ${bad
          .slice(0, 3)
          .map(({ says }) => says)
          .join('; ')}`,
      )
  }
  const found: Found = { count, seed, names, groups, all }
  process.stdout.write(
    `${accuracyLines(found, 'en').join('\n')}\n${worst
      .slice(0, 40)
      .map(line => `\n! ${line}`)
      .join('')}\n`,
  )
  if (options.write)
    for (const language of ['zh', 'en'] as const)
      writeFileSync(rootPath(`resources/guide/${language}/accuracy.md`), accuracyChapter(found, language))
  return tally(all)['wrong-in-silence']
}

type Answer = {
  organisation: string
  year: number
  values: Record<string, number | null>
  blank?: string[]
  template: string
  ambiguous?: Record<string, { preferred?: number | readonly number[] | null }>
}

async function onFolder(folder: string): Promise<number> {
  const rows: (readonly [string, Tally])[] = []
  const all: Judged[] = []
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.expected.json'))
    .sort()) {
    const answer = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Answer
    const base = name.replace('.expected.json', '')
    const file = readdirSync(folder).find(other => other !== name && other.startsWith(`${base}.`))
    if (file === undefined || !existsSync(join(folder, file))) continue
    const { judged, says } = await onFile(join(folder, file), answer)
    all.push(...judged)
    rows.push([`${file}${says}`, tally(judged)])
    for (const one of judged.filter(({ verdict }) => verdict === 'wrong-in-silence').slice(0, 8))
      process.stdout.write(`! ${file} ${one.says}\n`)
  }
  process.stdout.write(`${[...table(rows, tally(all), 'en'), '', ...calibrationTable(all, 'en')].join('\n')}\n`)
  return tally(all)['wrong-in-silence']
}

async function onFile(path: string, answer: Answer): Promise<{ judged: readonly Judged[]; says: string }> {
  const { parsed } = await readAndParse(readFileSync(path), path)
  const report = parsed.kind === 'report' ? parsed.report : null
  const expected: Expected = new Map([
    ...Object.entries(answer.values).map(
      ([indicator, number]) => [indicator, { kind: number === null ? 'blank' : 'number', number }] as const,
    ),
    ...(answer.blank ?? []).map(indicator => [indicator, { kind: 'blank', number: null }] as const),
  ])
  const unsettled = unsettledBy(answer)
  const allowed = new Set(
    (report?.readings ?? []).flatMap(({ indicator, value }) =>
      unsettled.has(indicator) && (value.kind !== 'number' || value.number === unsettled.get(indicator))
        ? [indicator]
        : [],
    ),
  )
  const claims = [
    report?.organisation.best?.value === answer.organisation
      ? ''
      : ` (organisation: ${report?.organisation.best?.value ?? 'none'})`,
    report?.year.best?.value === answer.year ? '' : ` (year: ${report?.year.best?.value ?? 'none'})`,
  ]
  return { judged: judge(report, expected, allowed), says: claims.join('') }
}

/** Cells that the text alone cannot settle, with the number that other evidence speaks for: no reading or that one. */
function unsettledBy({ template, ambiguous }: Answer): ReadonlyMap<string, number | null> {
  const places = forms.templates.filter(({ id }) => id === template).flatMap(indicatorsOf)
  return new Map(
    Object.entries(ambiguous ?? {}).flatMap(([name, { preferred = null }]) => {
      const cells = places.filter(({ id, row }) => id === name || row === name)
      return cells.map(
        ({ id }, nth) => [id, typeof preferred === 'number' ? preferred : (preferred?.[nth] ?? null)] as const,
      )
    }),
  )
}
