import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'
import { engineOf, findElectron } from './electron-runtime.ts'
import { ROOT, toolScript } from './places.ts'
import { haveSystemPackages } from './system-packages.ts'
import { run, runWithin } from './terminal.ts'
import { add, type Count, countIn, inLine, NONE, oneFailed } from './test-count.ts'

/** A test in an endless loop would otherwise keep the last line from being printed. */
const LIMIT_MINUTES = 20
const SCREEN = '-screen 0 1920x1080x24'

/** Files named on the command line: only these are run. */
const FILES = process.argv.slice(2).filter(argument => !argument.startsWith('-'))

const count = await testAll(process.argv.includes('--e2e'))
if (count.failures.length > 0) heading('What failed')
for (const failure of count.failures) console.log(failure)
console.log(`\n${inLine(count)}`)
process.exitCode = count.failed > 0 ? 1 : 0

/**
 * `npm test`: types, style, unit tests, the build, and the real window. `--e2e` leaves out what comes before the build:
 * `npm run e2e -- test/e2e/charts.e2e.ts`.
 */
async function testAll(onlyWindow: boolean): Promise<Count> {
  let count = NONE
  if (!onlyWindow) {
    count = add(count, await step('Types', () => tool('typescript', 'tsc', '-p', '.')))
    count = add(count, await step('Style', () => tool('@biomejs/biome', 'biome', 'check', '.')))
    heading('Unit tests')
    count = add(count, await vitest('unit', [process.execPath]))
  }
  const built = await step('Build', build)
  count = add(count, built)
  heading('Tests in a real window')
  if (built.failed === 0) return add(count, await testWindow())
  console.log('Not run: there is no build to open.')
  return count
}

function tool(packageName: string, command: string, ...parameters: readonly string[]): Promise<number> {
  return run(process.execPath, [toolScript(packageName, command), ...parameters])
}

async function step(title: string, act: () => Promise<number>): Promise<Count> {
  heading(title)
  const code = await act()
  console.log(code === 0 ? 'ok' : `${title}: failed (exit code ${code})`)
  return code === 0 ? NONE : oneFailed(title)
}

async function testWindow(): Promise<Count> {
  try {
    const electron = await findElectron()
    if (!(await haveSystemPackages(electron.executable, true))) {
      return oneFailed('Tests in a real window were not run: system packages are missing.')
    }
    // a screen of our own, whatever this machine has: the same size everywhere, and nothing pops up before people
    const onScreen =
      process.platform === 'linux' ? ['xvfb-run', '-a', '-s', SCREEN, process.execPath] : [process.execPath]
    return await vitest('e2e', onScreen, { ELECTRON_EXEC_PATH: electron.executable, ...engineOf(electron) })
  } catch (thrown) {
    return oneFailed(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

/** A file whose process died is run once more by itself: what a dead process says of its tests is nothing. */
async function vitest(project: string, node: readonly string[], extra: Record<string, string> = {}): Promise<Count> {
  const first = await vitestOnce(project, node, FILES, extra)
  if (first.cutOff.length === 0) return first
  heading(`Once more, as the process died: ${first.cutOff.join(', ')}`)
  const died = (failure: string) => first.cutOff.some(file => failure.startsWith(`${file}: `))
  for (const failure of first.failures.filter(died)) console.log(failure)
  const rest = {
    ...first,
    failed: first.failed - first.cutOff.length,
    failures: first.failures.filter(failure => !died(failure)),
  }
  return add(rest, await vitestOnce(project, node, first.cutOff, extra))
}

async function vitestOnce(
  project: string,
  node: readonly string[],
  files: readonly string[],
  extra: Record<string, string>,
): Promise<ReturnType<typeof countIn>> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'))
  const report = join(folder, 'report.json')
  const [command = '', ...before] = node
  try {
    const code = await runWithin(
      LIMIT_MINUTES,
      command,
      [
        ...before,
        toolScript('vitest', 'vitest'),
        'run',
        ...files,
        ...['--config', join(ROOT, 'test/vitest.config.ts'), '--project', project],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
      extra,
    )
    if (code === 124) console.log(`Ended: not finished after ${LIMIT_MINUTES} minutes.`)
    return countIn(report, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function heading(title: string): void {
  console.log(`\n=== ${title} ===`)
}
