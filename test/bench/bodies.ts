import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { endSession, newSession } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { placeOfBody } from '../../src-main/parse/place.ts'
import type { Store } from '../../src-main/store/open.ts'
import { rowNamed } from '../../src-main/store/organisations.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { inventBody } from '../corpus/bodies.ts'
import { randomFrom } from '../corpus/random.ts'
import { watchStandingStill } from './standing-still.ts'

/** Milliseconds for which the engine may answer nobody. */
const AIM = 50

/**
 * Suggestions of bodies to merge in a study of many bodies, variants of names among them, ten reports each: how long
 * they take, and the longest time for which nobody else is answered meanwhile.
 *
 * @returns Exit code: 1 when the engine stands still for longer than aimed at.
 */
export async function benchBodies(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { bodies: { type: 'string', default: '5000' } } })
  const bodies = Number(values.bodies)
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bodies-'))
  const forms = loadForms()
  const session = newSession({
    ...{ forms, announce: () => undefined, now: () => '2026-01-01T00:00:00.000Z', author: '' },
    ...{ processName: 'bench', log: bug => process.stderr.write(`${String(bug)}\n`) },
  })
  try {
    const handlers = handlersOf(session)
    await handlers['study.open']({ path: join(folder, 'bodies.nianbao'), create: true })
    fill(session.store!, bodies, forms.places)
    const suggestions = async () => handlers['organisation.suggestions']({ offset: 0, limit: 50 })
    const first = await watched('suggestions, first asked for', suggestions)
    say(`  ${first.answer.total} pairs among ${bodies} bodies`)
    await watched('suggestions, asked again', suggestions)
    const page = () =>
      handlers['organisation.page']({ sort: 'reports', descending: true, search: '民政', offset: 0, limit: 100 })
    await watched('a page of bodies, by reports', async () => page())
    const pair = first.answer.rows.find(({ kind }) => kind === 'merge')
    if (pair) {
      const merge = { from: [pair.from.id], into: pair.into.id }
      await watched('merging two', async () => handlers['organisation.merge'](merge))
      await watched('undoing it', async () => handlers['step.undo']({}))
    }
    return first.own > AIM ? 1 : 0
  } finally {
    await endSession(session)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bodies with reports of ten years; every fifth has half of them under its name without the place. */
function fill(store: Store, bodies: number, places: Parameters<typeof placeOfBody>[2]): void {
  const random = randomFrom(1)
  const source = store.database.prepare(
    `INSERT INTO source (sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
     VALUES (?, ?, '', 0, '2026', '1', 'report', 'text', '', '[]') RETURNING id`,
  )
  const report = store.database.prepare(
    `INSERT INTO report (source_id, organisation_id, read_organisation_id, year, scope, title, standing)
     VALUES (?, ?, ?, ?, 'own', '', 1)`,
  )
  let nth = 0
  let long = ''
  allOrNothing(store, () => {
    for (let at = 0; at < bodies; at += 1) {
      if (at % 5 !== 1) long = `第${at}${inventBody(random).name}`
      const name = at % 5 === 1 ? long.slice(1) : long
      const row = rowNamed(store, name, placeOfBody(name, [], places))
      for (let year = 2014; year < 2024; year += 1) {
        nth += 1
        const found = source.pluck().get(nth.toString(16).padStart(64, '0'), `/年报/${Math.floor(at / 5)}/${nth}.txt`)
        if (at % 5 > 1 || (year % 2 === 0) === (at % 5 === 0)) report.run(found, row, row, year)
      }
    }
  })
}

/** How long something takes, and the longest time in it without a turn for others. */
async function watched<Answer>(what: string, work: () => Promise<Answer>): Promise<{ answer: Answer; own: number }> {
  const stillness = watchStandingStill()
  await setTimeout(20)
  const began = performance.now()
  const answer = await work()
  const took = performance.now() - began
  await setTimeout(20)
  const { most, own } = stillness()
  say(`${what}: ${took.toFixed(0)} ms; stands still ${most.toFixed(0)} ms at most, ${own.toFixed(0)} ms of it its own`)
  return { answer, own }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
