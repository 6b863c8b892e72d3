import * as fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { type Expected, judge } from '../accuracy/score.ts'
import { readAndParse } from '../read-and-parse.ts'
import { LIMIT, made, madeText, otherNumbers, parsed, runs, seeds, textOf } from './made-reports.ts'

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
      runs(150),
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
      runs(100),
    )
  })

  it('quotes its evidence from where it says', { timeout: LIMIT }, async () => {
    await fastCheck.assert(
      fastCheck.asyncProperty(seeds, async seed => {
        const { fileName, ...report } = madeText(seed)
        const { text, report: read } = await parsed(textOf({ fileName, ...report }), fileName)
        expectQuoted(text, read)
      }),
      runs(60),
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
      runs(100),
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
        expect(otherNumbers(read, report)).toEqual([])
      }),
      runs(150),
    )
  })
})

function expectQuoted(text: string, report: ParsedReport | null): void {
  for (const { evidence } of [...(report?.readings ?? []), ...(report?.narrative ?? []), ...(report?.local ?? [])])
    expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
}
