import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { endSession, newSession, openStore, type Session } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { keepRead } from '../../src-main/import/keep.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import { isSound } from '../import/dump.ts'
import { BY, madeDocument, madeReport, NOW, reading, temporaryFolder } from '../store/made.ts'
import { CELLS, type Cell, type Readings, StudyModel } from './study-model.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const RUNS = Number(process.env.NIANBAO_RUNS ?? 40)
const FORMS = loadForms()
const FILES = 2
const FIRST: Readings = { req_received: '12', req_closed: '/' }

/** The study as the engine has it; reports count from 1, as they come in. */
class Study {
  readonly session: Session
  readonly handlers: Handlers
  readonly path: string
  /** Which bytes each report was read from. */
  readonly bytes: string[] = []

  constructor(path: string) {
    this.path = path
    const quiet = { announce: () => undefined, author: '', processName: 'test', log: () => undefined }
    this.session = newSession({ forms: FORMS, now: () => NOW, ...quiet })
    this.handlers = handlersOf(this.session)
  }

  async open(): Promise<void> {
    await this.handlers['study.open']({ path: this.path, create: true })
  }

  /** Keep what was read, as an import does. */
  import(file: number, bytes: string, readings: Readings): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const found = { path: `/reports/${file}.txt`, fileName: `${file}.txt`, bytes: 10, sha256 }
    const stated = Object.entries(readings).map(([indicator, printed]) => reading(indicator, printed))
    // Each file is of a year of its own, so that all stand.
    const report = madeReport({ readings: stated, year: { ...madeReport().year, best: yearOf(2016 + file) } })
    const read = {
      ...{ document: madeDocument(bytes), remarks: [], findings: [], place: null, words: '' },
      ...{ parsed: { kind: 'report' as const, report }, prints: { values: null, prose: null } },
    }
    if (!this.bytes.includes(bytes)) this.bytes.push(bytes)
    keepRead(openStore(this.session), FORMS, found, read, BY)
  }
}

function yearOf(value: number) {
  return { value, evidence: null, by: 'test', confidence: 0.9 }
}

type Command = fc.AsyncCommand<StudyModel, Study>
/** Choices are drawn as plain numbers and taken modulo what there is when the command runs. */
const among = (drawn: number, count: number) => drawn % count

async function refused(act: () => unknown): Promise<boolean> {
  try {
    await act()
    return false
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.error.code.startsWith('step/')) return true
    throw thrown
  }
}

/** The nth step of the study, as the engine numbers it; a number that is none where there is none. */
async function stepId({ handlers }: Study, nth: number): Promise<number> {
  const { rows } = await handlers['step.page']({ offset: 0, limit: 2_000, act: 'make' })
  return rows.toReversed()[nth]?.id ?? 1_000_000
}

const commandOf = (says: string, run: Command['run']): Command => ({
  check: () => true,
  toString: () => says,
  run: async (model, study) => {
    await run(model, study)
    await compare(model, study)
  },
})

const cell = fc.constantFrom<Cell>(...CELLS)
const text = fc.constantFrom('0', '7', '8', '', '—', '/', '12')
const author = fc.constantFrom('张', '李')
const readings: fc.Arbitrary<Readings> = fc.record(
  { req_received: fc.constantFrom('12', '7', '/', ''), req_closed: fc.constantFrom('/', '8', '0') },
  { requiredKeys: [] },
)

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(fc.nat(9), cell, text, author).map(([drawn, cell, text, author]) =>
    commandOf(`say ${drawn} ${cell} “${text}”`, async (model, { handlers }) => {
      const report = among(drawn, model.reports.length)
      model.say(report, cell, text, author)
      await handlers['edit.make']({ reportId: report + 1, indicator: cell, text, reason: '', author })
    }),
  ),
  fc
    .tuple(fc.array(fc.tuple(fc.nat(9), cell, fc.option(text)), { minLength: 1, maxLength: 5 }), author)
    .map(([drawn, author]) =>
      commandOf(`block ${JSON.stringify(drawn)}`, async (model, { handlers }) => {
        const block = drawn.map(([at, cell, text]) => ({ report: among(at, model.reports.length), cell, text }))
        const changes = model.edit(block, author)
        const cells = block.map(({ report, cell, text }) => ({ reportId: report + 1, indicator: cell, text }))
        const made = await handlers['edit.makeMany']({ cells, reason: '', author })
        expect(made.step !== null).toBe(changes)
        if (made.step) expect(made.step.size).toBe(model.steps.at(-1)?.said.length)
      }),
    ),
  ...(['undo', 'redo'] as const).flatMap(act => [
    fc.constant(null).map(() =>
      commandOf(act, async (model, { handlers }) => {
        const did = model[act](null)
        expect(await refused(() => handlers[`step.${act}`]({}))).toBe(!did)
      }),
    ),
    fc.nat(12).map(nth =>
      commandOf(`${act} ${nth}`, async (model, study) => {
        const did = model[act](nth)
        const id = await stepId(study, nth)
        expect(await refused(() => study.handlers[`step.${act}`]({ stepId: id }))).toBe(!did)
      }),
    ),
  ]),
  fc.tuple(fc.nat(9), readings).map(([drawn, readings]) =>
    commandOf(`reread ${drawn} ${JSON.stringify(readings)}`, async (model, study) => {
      const file = among(drawn, FILES)
      const report = model.versions[file] as number
      model.reread(report, readings)
      study.import(file, study.bytes[report] as string, readings)
    }),
  ),
  fc.tuple(fc.nat(9), readings).map(([drawn, readings]) =>
    commandOf(`replace ${drawn} ${JSON.stringify(readings)}`, async (model, study) => {
      const file = among(drawn, FILES)
      model.replace(file, readings)
      study.import(file, `file ${file}, version ${model.reports.length}`, readings)
    }),
  ),
  fc.constant(null).map(() => commandOf('restart', async (_model, study) => study.open())),
]

async function compare(model: StudyModel, { session, handlers }: Study): Promise<void> {
  const store = openStore(session)
  let reread = 0
  for (const [report] of model.reports.entries()) {
    const cells = new Map(currentValues(store, report + 1).map(one => [one.indicator, one]))
    for (const cell of CELLS) {
      const [has, expected] = [cells.get(cell), model.value(report, cell)]
      expect(has?.value ?? null).toEqual(expected)
      expect(has?.edit?.author ?? null).toBe(model.shown(report, cell)?.author ?? null)
      expect(has?.edit?.rereading ?? null).toBe(model.rereading(report, cell))
      if (has?.edit && has.edit.rereading !== 'same') reread += 1
    }
  }
  const corrected = model.reports.flatMap((_, report) => CELLS.filter(cell => model.shown(report, cell))).length
  const summary = await handlers['study.summary']({})
  expect(summary).toMatchObject({ reports: model.reports.length, corrected })
  const { rows, total } = await handlers['step.page']({ offset: 0, limit: 2_000 })
  expect(total).toBe(model.lines)
  const made = rows.filter(({ act }) => act === 'make').toReversed()
  expect(made.map(({ stands }) => stands)).toEqual(model.steps.map(({ stands }) => stands))
  expect(made.map(({ kind }) => kind)).toEqual(model.steps.map(({ kind }) => kind))
  expect(summary.undo?.target ?? null).toBe(made[model.standing.at(-1) ?? -1]?.id ?? null)
  expect(summary.redo?.target ?? null).toBe(made[model.undone.at(-1) ?? -1]?.id ?? null)
  expect((await handlers['edit.reread']({ offset: 0, limit: 99 })).total).toBe(reread)
}

it('is equal to a simple model after any edits, blocks, undos, redos, new readings, changed files and restarts', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 40 }), async commands => {
      run += 1
      const study = new Study(join(folder, `${run}.nianbao`))
      const model = new StudyModel()
      await study.open()
      for (let file = 0; file < FILES; file += 1) {
        model.addFile(FIRST)
        study.import(file, `file ${file}, version ${model.reports.length}`, FIRST)
      }
      await fc.asyncModelRun(() => ({ model, real: study }), commands)
      expect(isSound(openStore(study.session))).toBe(true)
      await endSession(study.session)
    }),
    { seed: SEED, numRuns: RUNS },
  )
})
