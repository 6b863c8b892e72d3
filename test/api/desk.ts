import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Handlers, News } from '#shared/contract/api.ts'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { endSession, newSession, type Session } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { writtenReport } from '../import/written-report.ts'
import { temporaryFolder } from '../store/made.ts'

type Told = { [Name in keyof News]: { name: Name; news: News[Name] } }[keyof News]
type Desk = { handlers: Handlers; session: Session; told: Told[]; bugs: unknown[]; folder: string }

const FORMS = loadForms()

/** An engine in this process with an open, empty study. */
export async function desk(): Promise<Desk> {
  const told: Told[] = []
  const bugs: unknown[] = []
  const folder = temporaryFolder()
  const session = newSession({
    forms: FORMS,
    announce: (name, news) => told.push({ name, news } as Told),
    now: () => '2026-01-02T03:04:05.000Z',
    author: '',
    processName: 'test',
    log: bug => bugs.push(bug),
  })
  onTestFinished(() => endSession(session))
  const handlers = handlersOf(session)
  await handlers['study.open']({ path: join(folder, '研究.nianbao'), create: true })
  return { handlers, session, told, bugs, folder }
}

/** Drop a folder with these reports and wait until they are in. */
export async function importInto({ handlers, session, folder }: Desk, reports: readonly [string, number, string][]) {
  const drop = join(folder, `drop-${readdirSync(folder).length}`)
  mkdirSync(drop)
  for (const [organisation, year, figure] of reports) {
    writeFileSync(join(drop, `${organisation}${year}.txt`), writtenReport(organisation, year, figure))
  }
  await handlers['import.start']({ paths: [drop] })
  await session.running?.ended
}
