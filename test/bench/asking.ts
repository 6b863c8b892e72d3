import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Api } from '#shared/contract/api.ts'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { answer } from '../../src-main/api/serve.ts'
import { endSession, newSession } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { makeLargeStudy } from './large-study.ts'
import { watchStandingStill } from './standing-still.ts'

/** Milliseconds for which the engine may answer nobody. */
const AIM = 50

const PAGE = { offset: 0, limit: 50 }
const QUESTIONS: readonly { readonly name: keyof Api; readonly input: object }[] = [
  { name: 'search.page', input: { query: '公开' } },
  { name: 'search.page', input: { query: '公开', offset: 20_000 } },
  { name: 'search.page', input: { query: '政' } },
  { name: 'search.page', input: { query: '依申请公开' } },
  { name: 'search.page', input: { query: '依申请公开', offset: 10_000 } },
  { name: 'search.page', input: { query: '00417县民政局' } },
  { name: 'search.page', input: { query: '政府信息公开 行政复议 2019' } },
  { name: 'duplicates.page', input: {} },
  { name: 'duplicates.page', input: { offset: 500 } },
  { name: 'report.page', input: { search: '', sort: 'organisation', descending: false } },
  { name: 'source.page', input: {} },
  { name: 'study.summary', input: {} },
]

/**
 * Ask a study of many reports, and print how long each answer took and how long the engine stood still meanwhile.
 *
 * @returns Exit code.
 */
export async function benchAsking(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      study: { type: 'string' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-asking-'))
  const study = values.study ?? join(folder, 'large.nianbao')
  try {
    if (!existsSync(study)) await makeLargeStudy(study, Number(values.count), Number(values.seed))
    const session = newSession({
      forms: loadForms(),
      announce: () => undefined,
      now: () => new Date().toISOString(),
      author: '',
      processName: 'bench',
      log: bug => console.error(bug),
    })
    const handlers = handlersOf(session)
    await handlers['study.open']({ path: study, create: false })
    say(`${values.count} reports; the engine should work without a break for less than ${AIM} ms`)
    for (const { name, input } of QUESTIONS) {
      const asked = { ...PAGE, ...input }
      const still = watchStandingStill()
      await wait(20)
      const began = performance.now()
      const reply = await answer(handlers, name, asked, console.error)
      const took = performance.now() - began
      await wait(20)
      const { most, own } = still()
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
      const total = (reply.value as { total?: number }).total
      const parts = [
        `${took.toFixed(0)} ms`,
        `without a break ${own.toFixed(0)} ms at most (by the clock ${most.toFixed(0)})`,
        ...(total === undefined ? [] : [`${total} in all`]),
      ]
      say(`${name} ${JSON.stringify(input)}: ${parts.join(', ')}`)
    }
    await endSession(session)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
