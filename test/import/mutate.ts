import { zipSync } from 'fflate'
import type { Random } from '../corpus/random.ts'

/** A file as it should not be. */
export type Mutant = { readonly name: string; readonly bytes: Uint8Array }
export type Seed = Mutant

const MUTATIONS = {
  flip: 4,
  truncate: 3,
  splice: 3,
  repeat: 1,
  nothing: 1,
  noise: 1,
  spans: 2,
  nesting: 2,
  zipped: 2,
  lying: 1,
  renamed: 1,
} as const
type Mutation = keyof typeof MUTATIONS

/** Break a good file in one of the ways files are broken, or made to break programs. The same chance, the same mutant. */
export function mutate(seeds: readonly Seed[], nth: number, random: Random): Mutant {
  const seed = random.pick(seeds)
  const how = random.weighted(MUTATIONS)
  const ending = /\.[^.]+$/.exec(seed.name)?.[0] ?? ''
  const named =
    how === 'renamed' ? random.pick(['.txt', '.html', '.docx', '.pdf', '.xls', '.zip', '']) : endingOf(how, ending)
  return { name: `${String(nth).padStart(5, '0')}-${how}${named}`, bytes: MAKERS[how](seed, seeds, random) }
}

function endingOf(how: Mutation, ending: string): string {
  if (how === 'spans' || how === 'nesting') return '.html'
  return how === 'zipped' || how === 'lying' ? '.zip' : ending
}

type Maker = (seed: Seed, seeds: readonly Seed[], random: Random) => Uint8Array

const MAKERS: Readonly<Record<Mutation, Maker>> = {
  flip: ({ bytes }, _seeds, random) => {
    const flipped = bytes.slice()
    const count = random.pick([1, 3, 30, Math.ceil(bytes.length / 50)])
    for (let nth = 0; nth < count && flipped.length > 0; nth += 1) {
      const at = random.whole(0, flipped.length - 1)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.whole(0, 7))
    }
    return flipped
  },
  truncate: ({ bytes }, _seeds, random) => bytes.slice(0, random.whole(0, bytes.length)),
  splice: ({ bytes }, seeds, random) => {
    const other = random.pick(seeds).bytes
    const [here, there] = [random.whole(0, bytes.length), random.whole(0, other.length)]
    return Buffer.concat([bytes.subarray(0, here), other.subarray(there)])
  },
  repeat: ({ bytes }, _seeds, random) => {
    const [at, length] = [random.whole(0, bytes.length), random.whole(1, 4_000)]
    const part = bytes.subarray(at, at + length)
    const again = Array.from({ length: Math.min(500, Math.ceil(400_000 / (part.length + 1))) }, () => part)
    return Buffer.concat([bytes.subarray(0, at), ...again, bytes.subarray(at)])
  },
  nothing: () => new Uint8Array(),
  noise: (_seed, _seeds, random) => {
    const head = random.pick(['%PDF-1.7\n', 'PK\u0003\u0004', '{\\rtf1', '<html>', 'MIME-Version: 1.0\n', '\ufeff', ''])
    const noise = Uint8Array.from({ length: random.whole(1, 5_000) }, () => random.whole(0, 255))
    return Buffer.concat([Buffer.from(head, 'latin1'), noise])
  },
  spans: ({ bytes }, _seeds, random) => {
    const [rows, columns] = [random.pick([0, 2, 1_000, 65_535, 3_000_000, 1e15]), random.pick([-1, 3, 1_000, 99_999])]
    const cell = `<td rowspan="${rows}" colspan="${columns}">1</td>`
    const text = Buffer.from(bytes).toString('utf8')
    if (/<td/i.test(text))
      return Buffer.from(text.replaceAll(/<td[^>]*>/gi, () => (random.chance(0.2) ? cell : '<td>')))
    return Buffer.from(`<html><table>${`<tr>${cell.repeat(20)}</tr>`.repeat(random.whole(1, 300))}</table>`)
  },
  nesting: ({ bytes }, _seeds, random) => {
    const [open, close] = random.pick([
      ['<div>', '</div>'],
      ['<table><tr><td>', '</td></tr></table>'],
      ['<b><i>', ''],
      ['<a href="', ''],
    ] as const)
    const depth = random.pick([500, 5_000, 50_000])
    return Buffer.concat([Buffer.from(`<html>${open.repeat(depth)}`), bytes, Buffer.from(close.repeat(depth))])
  },
  zipped: ({ name, bytes }, seeds, random) => {
    const other = random.pick(seeds)
    const inner = random.chance(0.3) ? { 'in.zip': zipSync({ [name]: bytes }) } : { [name]: bytes }
    const whole = zipSync({
      ...inner,
      [`b/${other.name}`]: other.bytes,
      '../../out.txt': bytes,
      [`${'d/'.repeat(200)}x.txt`]: bytes,
    })
    return random.chance(0.5) ? whole : (MAKERS.flip({ name, bytes: whole }, seeds, random) as Uint8Array<ArrayBuffer>)
  },
  lying: ({ bytes }, _seeds, random) => {
    // A megabyte of blanks and an archive whose directory says whatever it likes about it.
    const zip = zipSync({ 'a.txt': new Uint8Array(random.pick([1, 1_000_000, 5_000_000])).fill(0x20), 'b.html': bytes })
    const directory = Buffer.from(zip.buffer).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    const at = directory + random.whole(10, 40)
    zip[at] = random.whole(0, 255)
    return zip
  },
  renamed: ({ bytes }) => bytes,
}
