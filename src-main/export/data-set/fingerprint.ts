import { createHash } from 'node:crypto'
import type { ReportCells } from '#shared/domain/data-set.ts'

/** Works out what a study is known by while its reports pass. */
export type Fingerprint = { add(cells: ReportCells): void; digest(): string }

/**
 * A hash over all that data sets of a study can hold: which files, whose and of what year, what they state and where, what
 * people said in its place. The same whatever the order of import, the clock, the computer and the people's names.
 *
 * @see README, "Taking it away".
 */
export function openFingerprint(): Fingerprint {
  const prints: string[] = []
  return {
    add({ report: { id: _id, ...report }, readings, corrections, ownRows }) {
      const hash = createHash('sha256').update(JSON.stringify(report))
      let lines = ''
      for (const one of readings) {
        lines += `\n${one.indicator}\t${one.edition ?? ''}\t${one.nth}\t${one.kind}\t${one.number ?? ''}\t${JSON.stringify(one.text)}\t${one.unit}\t${one.origin}\t${one.approximate}\t${one.start}\t${one.end}\t${one.candidates.join('|')}`
      }
      hash.update(lines)
      const said = corrections
        .map(({ indicator, kind, number, text, unit }) => JSON.stringify([indicator, kind, number, text, unit]))
        .sort()
      hash.update(JSON.stringify(said))
      hash.update(JSON.stringify(ownRows.map(({ quote: _quote, ...row }) => row)))
      prints.push(hash.digest('hex'))
    },
    digest: () => createHash('sha256').update(prints.sort().join('\n')).digest('hex'),
  }
}
