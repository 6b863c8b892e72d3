import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Handlers } from '#shared/contract/api.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { endSession, newSession, openStore, type Session } from '../../src-main/api/session.ts'
import { SeriesBook } from '../../src-main/compare/series.ts'
import { loadForms } from '../../src-main/forms.ts'
import { build } from '../../src-main/launch/build.ts'
import type { Store } from '../../src-main/store/open.ts'
import { backupEnds } from './calm.ts'
import type { PaintFigures } from './compare-window.ts'
import { makeGridStudy } from './grid-study.ts'
import { measuredInWindow } from './measured-window.ts'
import { benchProse } from './prose.ts'
import { watchStandingStill } from './standing-still.ts'

/** How many times as long as the plain SQL a panel may take. */
const AIM = 1.5
/** Milliseconds from the answer to figures on the screen. */
const PAINT = 300
const YEARS = 12
const FIGURES = 30
const FORMS = loadForms()
const BOOK = new SeriesBook(FORMS, FORMS.series)

/**
 * Work out a panel of bodies × 12 years × 30 series, and fetch the same values with plain SQL, in one run; then what the
 * reports of studies of three sizes took over from one another.
 *
 * @returns Exit code.
 */
export async function benchCompare(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      bodies: { type: 'string', default: '3000' },
      folder: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'nianbao-compare-'))
  let isOver = false
  const session = newSession({
    forms: FORMS,
    announce: (name, news) => {
      if (name !== 'taken.progress' || !('progress' in news) || news.progress !== null) return
      if (news.error) throw new Error(news.error.code)
      isOver = true
    },
    now: () => new Date().toISOString(),
    author: '',
    processName: 'bench',
    log: bug => console.error(bug),
  })
  try {
    const handlers = handlersOf(session)
    const isOverNow = () => {
      const was = isOver
      isOver = false
      return was
    }
    const parts: Readonly<Record<string, () => Promise<boolean>>> = {
      panel: () => benchPanel(session, handlers, folder, Number(values.bodies)),
      paint: () => benchPaint(session, folder, Number(values.bodies)),
      prose: () => benchProse(handlers, folder, isOverNow),
    }
    let isWell = true
    for (const [name, bench] of Object.entries(parts)) {
      if (values.only === undefined || values.only === name) isWell = (await bench()) && isWell
    }
    return isWell ? 0 : 1
  } finally {
    await endSession(session)
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

async function benchPanel(session: Session, handlers: Handlers, folder: string, bodies: number): Promise<boolean> {
  const path = await makeGridStudy(folder, bodies * YEARS, line => console.log(line), YEARS)
  await handlers['study.open']({ path, create: false })
  await backupEnds(path)
  const figures = FORMS.series.slice(0, FIGURES).map(({ id }) => ({ id, definition: null }))
  const indicators = [...new Set(figures.flatMap(({ id }) => [...BOOK.indicatorsBehind(id)]))]
  // Once each unmeasured, so that both find the file in the memory of the system.
  const plain = [0, 1, 2].map(() => plainSql(openStore(session), indicators)).slice(1)
  const panels: number[] = []
  for (const years of [[], [2019], []]) {
    const still = watchStandingStill()
    const [began, spent] = [performance.now(), processorTime()]
    const head = await handlers['panel.open']({ organisations: [], years, figures })
    const window = await handlers['panel.window']({ panelId: head.panelId, from: 0, count: 100 })
    const took = performance.now() - began
    if (years.length === 0) panels.push(processorTime() - spent)
    const { own, most } = still()
    console.log(
      `panel of ${head.organisations.length} bodies × ${head.years.length} years × ${FIGURES} series: ` +
        `${took.toFixed(0)} ms, first ${window.places.length} bodies with it; longest turn ${own.toFixed(0)} ms of its own, ${most.toFixed(0)} by the clock`,
    )
  }
  const [floor, own] = [Math.min(...plain), Math.min(...panels)]
  console.log(
    `plain SQL that fetches the ${indicators.length} indicators behind them: ${floor.toFixed(0)} ms of the processor; the panel ${own.toFixed(0)}`,
  )
  console.log(`ratio ${(own / floor).toFixed(2)} (aim ${AIM})`)
  return own / floor <= AIM
}

/** How soon the same panel stands in the window, once the engine has answered. */
async function benchPaint(session: Session, folder: string, bodies: number): Promise<boolean> {
  const path = await makeGridStudy(folder, bodies * YEARS, line => console.log(line), YEARS)
  // one study, one program
  await endSession(session)
  if ((await build()) !== 0) return false
  const ids = FORMS.series.slice(0, FIGURES).map(({ id }) => id)
  const figures = await measuredInWindow<PaintFigures>('compare-window.ts', path, ids.join(','))
  if (!figures) return false
  const { first, firstOwn, openings, openingsOwn, workedOut } = figures
  // other programs at work only make it longer
  const best = Math.min(first, ...openings)
  const usual = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(0)
  console.log(
    `in the window: worked out in ${workedOut.toFixed(0)} ms; first figures ${first.toFixed(0)} ms after the answer, ` +
      `${firstOwn.toFixed(0)} of the window's processor time; coming back to it ${usual(openings)} and ${usual(openingsOwn)}; ` +
      `at best ${best.toFixed(0)} by the clock (aim ${PAINT})`,
  )
  return best <= PAINT
}

/** Milliseconds of the processor for fetching the values and nothing else. */
function plainSql(store: Store, indicators: readonly IndicatorId[]): number {
  const [began, spent] = [performance.now(), processorTime()]
  const rows = store.database
    .prepare(
      `SELECT r.organisation_id, r.year, o.indicator, o.kind, o.number, o.unit
       FROM report r JOIN observation o ON o.report_id = r.id
       WHERE r.standing = 1 AND o.in_prose = 0 AND o.nth = 0
         AND o.indicator IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(indicators))
  let count = 0
  for (const _ of rows) count += 1
  const processor = processorTime() - spent
  const took = performance.now() - began
  console.log(`plain SQL: ${count} values in ${took.toFixed(0)} ms, ${processor.toFixed(0)} ms of the processor`)
  return processor
}

/** Milliseconds this process has had of the processor: by the clock, other programs at work would count too. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
