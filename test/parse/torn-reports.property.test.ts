import * as fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { reconcile } from '../../src-main/reconcile/reconcile.ts'
import { drawOptions, HARD_TEXT_MIX } from '../corpus/make-corpus.ts'
import { makeReport } from '../corpus/make-report.ts'
import { misprint } from '../corpus/misprint.ts'
import { randomFrom } from '../corpus/random.ts'
import { TEARS, type Tear, tear } from '../corpus/tear.ts'
import type { MadeReport } from '../corpus/truth.ts'
import { canTear } from '../corpus/written-cells.ts'
import { forms } from '../read-and-parse.ts'
import { LIMIT, madeText, otherNumbers, parsed, runs, seeds, textOf } from './made-reports.ts'

/** Made reports whose cells are lost, swapped, joined or misread: doubt is right, another number in silence never. */
describe('a torn report', () => {
  it.each(TEARS)('states no other number in silence with %s', { timeout: LIMIT }, async how => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        fastCheck.pre(canTear(drawOptions(seed, HARD_TEXT_MIX).layout))
        expect(await silentWhenTorn(seed, [how])).toEqual([])
      }),
      runs(20),
    )
  })

  it('states no other number in silence when torn in two ways', { timeout: LIMIT }, async () => {
    const ways = fastCheck.tuple(fastCheck.constantFrom(...TEARS), fastCheck.constantFrom(...TEARS))
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, ways, async (seed, both) => {
        // A number put where another was lost is that cell's number to any reader.
        fastCheck.pre(canTear(drawOptions(seed, HARD_TEXT_MIX).layout) && !both.includes('foreign-numbers'))
        expect(await silentWhenTorn(seed, both)).toEqual([])
      }),
      runs(100),
    )
  })
})

/** Reports whose cells are run together, with digits misprinted or sums that the publisher took wrongly. */
describe('a misprinted report without marks between its cells', () => {
  it('states no other number in silence where the form has sums', { timeout: LIMIT }, async () => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        const drawn = drawOptions(seed, HARD_TEXT_MIX)
        fastCheck.pre(drawn.edition !== 't14')
        const random = randomFrom(seed + 2)
        const wrongSum = random.chance(0.4) ? [`${drawn.edition}.${random.pick(SUMS)}`] : []
        const made = makeReport(seed, { ...drawn, layout: 'glued', breaking: wrongSum })
        const misprinted = misprint(textOf(made), BEFORE_REQUESTS, random)
        const { report: read } = await parsed(misprinted, made.fileName)
        if (read === null) return
        const inSums = unexplained(read, made).filter(says => /^(?:req|review|suit)_/.test(says))
        expect(inSums).toEqual([])
      }),
      runs(25),
    )
  })
})

const SUMS = ['requests-balance', 'outcomes-sum', 'row-sum', 'review-sum'] as const
const BEFORE_REQUESTS = /本年新\s*收政府/

/** What a report torn in some ways states otherwise in silence. */
async function silentWhenTorn(seed: number, ways: readonly Tear[]): Promise<string[]> {
  const { layout, damage } = drawOptions(seed, HARD_TEXT_MIX)
  // Where blanks leave no trace, a number put in may stand for one.
  const hidden = layout === 'cell-lines' && damage.includes('blank-cells')
  const { fileName, ...report } = madeText(seed)
  const random = randomFrom(seed + 1)
  const torn = ways.reduce((now, how) => tear(now, layout, how, random), textOf({ fileName, ...report }))
  const { report: read } = await parsed(torn, fileName)
  if (read === null || (hidden && ways.includes('foreign-numbers'))) return []
  return unexplained(read, report)
}

/** Other numbers that no broken identity of the form gives away. */
function unexplained(read: ParsedReport, report: Pick<MadeReport, 'truth'>): string[] {
  const values = new Map(read.readings.map(({ indicator, value }) => [indicator, value] as const))
  const findings = reconcile(forms, { ...read, year: null, values })
  const broken = new Set(findings.filter(({ level }) => level === 'error').flatMap(({ indicators }) => indicators))
  return otherNumbers(read, report).filter(says => !broken.has(says.split(':')[0]!))
}
