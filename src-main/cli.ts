import { resolve } from 'node:path'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { finishReview } from './api/opening.ts'
import { type Arguments, languageOf, readArguments } from './cli/arguments.ts'
import { runCompare } from './cli/compare.ts'
import { runExport } from './cli/export.ts'
import { printFindings, printFindingsAsJson } from './cli/findings.ts'
import { HELP } from './cli/help.ts'
import { refuseMissing, runImport } from './cli/import.ts'
import { outputTo } from './cli/output.ts'
import { printHits, printHitsAsJson } from './cli/search.ts'
import { printValues, printValuesAsJson } from './cli/values.ts'
import { loadForms } from './forms.ts'
import { keepDaily } from './store/backup.ts'
import { closeStudy, openStudy, type Store } from './store/open.ts'
import { studyTrouble } from './store/trouble.ts'

const args = process.argv.slice(2)
const output = outputTo(process.stdout)

// The exit code is set, not called for: output still on its way is waited for.
process.exitCode = await run().catch((thrown: unknown) => {
  if (!(thrown instanceof Failure)) console.error(thrown)
  process.stderr.write(`${errorText(toAppError(thrown), languageOf(args))}\n`)
  return 1
})

async function run(): Promise<number> {
  const asked = readArguments(args)
  if (asked === 'help') {
    await output.print(`${HELP[languageOf(args)]}\n`)
    return args.length === 0 ? 1 : 0
  }
  const typed = {
    ...asked,
    paths: asked.paths.map(fromWhereTyped),
    out: asked.out && fromWhereTyped(asked.out),
    recipe: asked.recipe && fromWhereTyped(asked.recipe),
  }
  if (typed.command === 'import') refuseMissing(typed.paths)
  const forms = loadForms()
  const changes = typed.command === 'import'
  const store = await openStudy(fromWhereTyped(typed.study), { create: changes, program: 'command-line' })
  try {
    if (changes) await backUpFirst(store)
    await finishReview(store, forms)
    return await runCommand(store, forms, typed)
  } catch (thrown) {
    throw studyTrouble(store.path, thrown)
  } finally {
    closeStudy(store)
  }
}

/** Once a day, before anything is changed. The work goes on without it: files can be imported again. */
async function backUpFirst(store: Store): Promise<void> {
  try {
    await keepDaily(store, new Date().toISOString())
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    process.stderr.write(`${errorText(thrown.error, languageOf(args))}\n`)
  }
}

async function runCommand(store: Store, forms: Forms, asked: Arguments): Promise<number> {
  const { command, json, language } = asked
  switch (command) {
    case 'import':
      return runImport(store, forms, asked, output)
    case 'values':
      await (json ? printValuesAsJson(store, output) : printValues(store, forms, language, output))
      return 0
    case 'findings':
      await (json ? printFindingsAsJson(store, language, output) : printFindings(store, language, output))
      return 0
    case 'search':
      await (json ? printHitsAsJson(store, asked.query, output) : printHits(store, asked.query, language, output))
      return 0
    case 'compare':
      await runCompare(store, forms, asked, output)
      return 0
    case 'export':
      await runExport(store, forms, asked, output)
      return 0
  }
}

/** `npm run` moves to the program's folder first and says where it was called from. */
function fromWhereTyped(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env
  return resolve(script === 'cli' && calledFrom ? calledFrom : process.cwd(), path)
}
