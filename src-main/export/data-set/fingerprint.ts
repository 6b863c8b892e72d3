import { createHash } from 'node:crypto'
import type { ReportCells } from '#shared/domain/data-set.ts'

/** Works out what a study is known by while its reports pass. */
export type Fingerprint = { add(cells: ReportCells): void; digest(): string }

/**
 * A hash over what a study holds: which files, whose and of what year, what they state, what people said in its place. The
 * same whatever the order of import, the clock, the computer and the people's names.
 *
 * @see README, "Taking it away".
 */
export function openFingerprint(): Fingerprint {
  const prints: string[] = []
  return {
    add({ report: { id: _id, ...report }, readings, corrections, ownRows }) {
      const hash = createHash('sha256').update(JSON.stringify(report))
      let lines = ''
      for (const { indicator, edition, nth, kind, number, text, unit, origin, approximate, candidates } of readings) {
        // a text says how long it is: what stands in it cannot pass for the next part
        lines += `\n${indicator} ${edition ?? ''} ${nth} ${kind} ${number ?? ''} ${text.length}:${text} ${unit} ${origin}`
        if (approximate) lines += ' ~'
        if (candidates.length > 0) lines += ` ${candidates.join('|')}`
      }
      hash.update(lines)
      const said = corrections
        .map(({ indicator, kind, number, text, unit }) => JSON.stringify([indicator, kind, number, text, unit]))
        .sort()
      hash.update(JSON.stringify(said))
      hash.update(
        JSON.stringify(ownRows.map(({ start: _start, end: _end, page: _page, quote: _quote, ...row }) => row)),
      )
      prints.push(hash.digest('hex'))
    },
    digest: () => createHash('sha256').update(prints.sort().join('\n')).digest('hex'),
  }
}
