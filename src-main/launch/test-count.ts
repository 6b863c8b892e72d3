import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { ROOT } from './places.ts'

export type Count = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** One line for each failure, for the end of a long output. */
  readonly failures: readonly string[]
}

type Test = { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }
type File = {
  readonly name: string
  readonly message: string
  readonly status: string
  readonly assertionResults: readonly Test[]
}

export const NONE: Count = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** A step that did not succeed and is not made of tests. */
export function oneFailed(what: string): Count {
  return { ...NONE, failed: 1, failures: [what] }
}

/**
 * What a Vitest run came to. A file that could not be loaded counts as one failed, and so does a run that ended with an
 * error although all its tests passed, or without a report.
 * @param reportFile  Vitest's JSON report.
 * @returns `cutOff`: files whose process died before all their tests were run; they count as one failed each.
 */
export function countIn(reportFile: string, exitCode: number): Count & { readonly cutOff: readonly string[] } {
  if (!existsSync(reportFile)) return { ...oneFailed(`no report of the tests (exit code ${exitCode})`), cutOff: [] }
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as { readonly testResults: readonly File[] }
  const cutOff = report.testResults.filter(isCutOff).map(({ name }) => relative(ROOT, name))
  const count = report.testResults.map(countOf).reduce(add, NONE)
  if (count.failed === 0 && exitCode !== 0)
    return { ...add(count, oneFailed(`an error outside the tests (exit code ${exitCode})`)), cutOff }
  return { ...count, cutOff }
}

function isCutOff({ assertionResults }: File): boolean {
  return assertionResults.some(({ status }) => status === 'pending')
}

function countOf(file: File): Count {
  const name = relative(ROOT, file.name)
  const withStatus = (...wanted: readonly string[]) =>
    file.assertionResults.filter(test => wanted.includes(test.status))
  if (isCutOff(file)) {
    const running = withStatus('pending').map(({ fullName }) => fullName)
    return oneFailed(`${name}: its process died while this ran: ${running.join('; ')}`)
  }
  const failed = withStatus('failed')
  const failures = failed.map(test => `${name}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
  if (file.status === 'failed' && failed.length === 0) failures.push(`${name}: ${firstLine(file.message)}`)
  return {
    passed: withStatus('passed').length,
    failed: failures.length,
    skipped: withStatus('skipped', 'todo').length,
    failures,
  }
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n', 1)[0] ?? ''
}

export function add(a: Count, b: Count): Count {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  }
}

/** The last line of `npm test`. */
export function inLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
