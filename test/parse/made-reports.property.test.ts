import * as fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { type Expected, judge } from '../accuracy/score.ts'
import { drawOptions, HARD_MIX, HARD_TEXT_MIX } from '../corpus/make-corpus.ts'
import { makeReport } from '../corpus/make-report.ts'
import type { MadeReport } from '../corpus/truth.ts'
import { readAndParse } from '../read-and-parse.ts'

/** Reports with known truth in every layout, with every damage. A failing seed can be made again by its number. */
/** The same runs every time: a suite that others build on must not fail by chance. Search further with another seed. */
const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const seeds = fastCheck.integer({ min: 0, max: 5_000_000 })
const LIMIT = 60_000

const made = (seed: number): MadeReport => makeReport(seed, drawOptions(seed, HARD_MIX))
/** One whose bytes are text, to be cut and mangled. */
const madeText = (seed: number): MadeReport => makeReport(seed, drawOptions(seed, HARD_TEXT_MIX))
const textOf = ({ bytes }: MadeReport): string => new TextDecoder().decode(bytes)

async function parsed(text: string, fileName: string): Promise<{ text: string; report: ParsedReport | null }> {
  const read = await readAndParse(new TextEncoder().encode(text), fileName)
  return { text: read.document.text, report: read.parsed.kind === 'report' ? read.parsed.report : null }
}

describe('a made report', () => {
  it('is never read wrong in silence', { timeout: LIMIT }, async () => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        const { bytes, fileName, truth } = made(seed)
        const { parsed: read } = await readAndParse(bytes, fileName)
        const expected: Expected = new Map(Object.entries(truth.values))
        const wrong = judge(read.kind === 'report' ? read.report : null, expected, new Set()).filter(
          ({ verdict }) => verdict === 'wrong-in-silence',
        )
        expect(wrong).toEqual([])
      }),
      { numRuns: 150, seed: SEED },
    )
  })

  it('states in prose what its maker put there, or nothing', { timeout: LIMIT }, async () => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        const { bytes, fileName, truth } = made(seed)
        const { parsed: read } = await readAndParse(bytes, fileName)
        const narrative = read.kind === 'report' ? read.report.narrative : []
        const wrong = narrative.filter(({ indicator, value }) => {
          const told = truth.narrative[indicator]
          return told !== undefined && value.kind === 'number' && value.number !== told
        })
        expect(wrong.map(({ indicator, evidence }) => [indicator, evidence.quote])).toEqual([])
      }),
      { numRuns: 100, seed: SEED },
    )
  })

  it('quotes its evidence from where it says', { timeout: LIMIT }, async () => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        const { fileName, ...report } = madeText(seed)
        const { text, report: read } = await parsed(textOf({ fileName, ...report }), fileName)
        expectQuoted(text, read)
      }),
      { numRuns: 60, seed: SEED },
    )
  })

  it('is read to some end whatever is cut out of it or put in', { timeout: LIMIT }, async () => {
    const edits = fastCheck.array(fastCheck.tuple(fastCheck.nat(100_000), fastCheck.nat(400), fastCheck.nat(100_000)), {
      minLength: 1,
      maxLength: 6,
    })
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, edits, async (seed, places) => {
        const { fileName, ...report } = madeText(seed)
        let mangled = textOf({ fileName, ...report })
        for (const [at, length, from] of places) {
          const [start, source] = [at % mangled.length, from % mangled.length]
          const put = from % 2 === 0 ? '' : mangled.slice(source, source + length)
          mangled = `${mangled.slice(0, start)}${put}${mangled.slice(start + length)}` || ' '
        }
        const { text, report: read } = await parsed(mangled, fileName)
        expectQuoted(text, read)
      }),
      { numRuns: 100, seed: SEED },
    )
  })

  it('states no other number when lines are lost', { timeout: LIMIT }, async () => {
    const lost = fastCheck.array(fastCheck.nat(100_000), { minLength: 1, maxLength: 3 })
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, lost, async (seed, places) => {
        const { fileName, ...report } = madeText(seed)
        const lines = textOf({ fileName, ...report }).split('\n')
        // Of two lines side by side one may be the value of a row and the other the label of the next, which leaves
        // nothing to see it by; a page's markup has its cells within the line.
        const gone = new Set(places.map(place => Math.floor((place % lines.length) / 2) * 2))
        const rest = lines.filter((line, at) => !gone.has(at) || line.trim() === '')
        const { report: read } = await parsed(rest.join('\n'), fileName)
        const wrong = (read?.readings ?? []).flatMap(({ indicator, value }) => {
          const truth = report.truth.values[indicator]
          // Behind a label whose own cell is blank, the value of the next row stands when that row's label is lost.
          const unmarked = truth !== undefined && truth.number === null
          return value.kind === 'number' && value.number !== truth?.number && !unmarked
            ? [`${indicator}: ${value.number}, was ${truth?.number}`]
            : []
        })
        expect(wrong).toEqual([])
      }),
      { numRuns: 150, seed: SEED },
    )
  })
})

function expectQuoted(text: string, report: ParsedReport | null): void {
  for (const { evidence } of [...(report?.readings ?? []), ...(report?.narrative ?? []), ...(report?.local ?? [])])
    expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
}
