import { type Body, inventBody } from './bodies.ts'
import { damageCells } from './damage-cells.ts'
import { damageLines, damageText } from './damage-text.ts'
import { drawForm } from './draw-form.ts'
import type { Part } from './drawn.ts'
import { encode } from './encode.ts'
import { brokenChecks } from './expanded-checks.ts'
import { type EditionName, type Form, formOf } from './forms.ts'
import { chooseUnstated, printValues } from './printed.ts'
import type { Prose } from './prose.ts'
import { proseOf2014Form } from './prose-t14.ts'
import { proseSince2019 } from './prose-t21.ts'
import { type Random, randomFrom } from './random.ts'
import type { Broken, Layout, MadeReport, MakeOptions, TrueValue } from './truth.ts'
import { drawNumbers, type Numbers } from './values.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'
import { writeText } from './write-text.ts'

const USUAL: MakeOptions = {
  edition: 't21',
  layout: 'pipe-rows',
  values: 'natural',
  damage: [],
  breaking: [],
  contradicting: false,
  encoding: 'utf-8',
}

/**
 * Make a report of an invented body, together with everything it states.
 *
 * Pure: the same seed and options give the same bytes. Without `breaking` and `contradicting` the report keeps every
 * identity of its form, and its prose says what its tables say.
 */
export function makeReport(seed: number, options: Partial<MakeOptions> = {}): MadeReport {
  const wanted = { ...USUAL, ...options }
  const { edition, layout } = wanted
  const random = randomFrom(seed)
  const form = formOf(edition)
  const damage = new Set(wanted.damage)
  const body = inventBody(random)
  const year = yearOf(edition, random)
  const { published, signed } = drawDates(year, random)

  const unstated = chooseUnstated(form, damage, random)
  const numbers = drawNumbers(form, wanted.values, new Set([...unstated.blank, ...unstated.slash]), random)
  for (const check of wanted.breaking) breakCheck(form, check, numbers, random)
  const values = printValues(form, numbers, unstated, damage)

  const misstated = wanted.contradicting ? misstate(edition, numbers, random) : {}
  const occasion = { body, year, edition, signed, numbers, misstated, random }
  const prose = edition === 't14' ? proseOf2014Form(occasion) : proseSince2019(occasion)
  const { parts, local } = damageCells(assemble(form, values, prose), damage, layout, random)

  const title = `${body.name}${year}年政府信息公开工作年度报告`
  const dated = layout === 'html-table' || damage.has('site-chrome') || random.chance(0.5)
  const bytes = write(parts, { title, body, published, dated }, wanted, random)
  const tabled = layout !== 'prose-only'
  return {
    fileName: `${year}年${body.name}政府信息公开年报-${seed}.${ENDINGS[layout] ?? 'txt'}`,
    bytes,
    truth: {
      organisation: body.name,
      year,
      edition: tabled ? edition : null,
      published: dated ? published : null,
      values: tabled ? values : {},
      narrative: prose.narrative,
      local: tabled ? local : [],
      broken: tabled ? allBroken(form, values, misstated) : [],
    },
  }
}

const YEARS = { t14: [2014, 2018], t19: [2019, 2020], t21: [2021, 2025] } as const

function yearOf(edition: EditionName, random: Random): number {
  const [first, last] = YEARS[edition]
  return random.whole(first, last)
}

/** Published in the first months of the next year, signed on that day or a few days before. */
function drawDates(year: number, random: Random): { published: string; signed: string } {
  const [month, day] = [random.whole(1, 3), random.whole(8, 28)]
  const date = (on: number) => `${year + 1}-0${month}-${String(on).padStart(2, '0')}`
  return { published: date(day), signed: date(day - random.whole(0, 5)) }
}

/** The prose with each table after what announces it. */
function assemble(form: Form, values: Readonly<Record<string, TrueValue>>, prose: Prose): readonly Part[] {
  const tables = drawForm(form, id => values[id]!.text)
  return [
    ...tables.flatMap(({ name, rows }): Part[] => [...(prose.before[name] ?? []), { kind: 'table', name, rows }]),
    ...prose.end,
  ]
}

type Frame = { readonly title: string; readonly body: Body; readonly published: string; readonly dated: boolean }

const ENDINGS: Readonly<Partial<Record<Layout, string>>> = {
  'html-table': 'html',
  'docx-table': 'docx',
  'pdf-table': 'pdf',
}

function write(parts: readonly Part[], frame: Frame, options: MakeOptions, random: Random): Uint8Array {
  const { title, body, published, dated } = frame
  const { layout, encoding } = options
  const damage = new Set(options.damage)
  const chrome = { organisation: body.name, title, published }
  const head: Part[] = [{ kind: 'title', text: title }]
  if (dated && !damage.has('site-chrome')) {
    head.push({ kind: 'paragraph', text: `发布时间：${published} 来源：${body.name}` })
  }
  switch (layout) {
    case 'docx-table':
      return writeDocx(damageLines([...head, ...parts], damage, chrome, random))
    case 'pdf-table':
      return writePdf(damageLines([...head, ...parts], damage, chrome, random))
    case 'html-table': {
      const page = writeHtml(parts, { title, body, published, charset: encoding })
      return encode(damageText(page, damage, chrome, random), encoding)
    }
    default:
      return encode(damageText(writeText([...head, ...parts], layout), damage, chrome, random), encoding)
  }
}

function breakCheck(form: Form, check: string, numbers: Numbers, random: Random): void {
  const places = form.checks.filter(({ id }) => id === check)
  if (places.length === 0) throw new Error(`the form has no check ${check}`)
  const { kind, left, right } = random.pick(places)
  const of = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (numbers.get(id) ?? 0), 0)
  const more = random.whole(1, 3)
  if (kind === 'equal') numbers.set(left[0]!, of(right) - of(left.slice(1)) + more)
  else if (kind === 'needs') {
    numbers.set(left[0]!, of(left) + more)
    for (const id of right) numbers.set(id, 0)
  } else numbers.set(left[0]!, of(right) - of(left.slice(1)) + more)
}

function misstate(edition: EditionName, numbers: Numbers, random: Random): Readonly<Record<string, number>> {
  const id = edition === 't14' ? 'proactive_total' : 'req_new_total'
  return { [id]: numbers.get(id)! + random.whole(1, 9) }
}

function allBroken(
  form: Form,
  values: Readonly<Record<string, TrueValue>>,
  misstated: Readonly<Record<string, number>>,
): readonly Broken[] {
  const contradictions = Object.entries(misstated).map(([id, left]): Broken => {
    return { check: 'any.prose-against-table', level: 'warning', where: id, left, right: values[id]!.number! }
  })
  return [...brokenChecks(form.checks, id => values[id]?.number), ...contradictions]
}
