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

type Assertion = { readonly status: string; readonly fullName?: string; readonly failureMessages?: readonly string[] }
type File = {
  readonly name?: string
  readonly message?: string
  readonly status: string
  readonly assertionResults: readonly Assertion[]
}
/** The part of Vitest's JSON report that is counted. */
type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly File[]
}

export const NONE: Count = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** A step that did not succeed and is not made of tests. */
export function oneFailed(what: string): Count {
  return { ...NONE, failed: 1, failures: [what] }
}

/**
 * What a Vitest run came to. A file that could not be loaded or whose process died counts as one failed, and so does a
 * run that ended with an error although all its tests passed, or without a report.
 */
export function countIn(reportFile: string, exitCode: number): Count {
  if (!existsSync(reportFile)) return oneFailed(`no report of the tests (exit code ${exitCode})`)
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  const files = report.testResults.filter(({ status }) => status === 'failed')
  const broken = files.filter(({ assertionResults }) => !assertionResults.some(isFailed))
  const failed = report.numFailedTests + broken.length
  const counted = { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests }
  if (failed === 0 && exitCode !== 0)
    return { ...counted, failed: 1, failures: [`an error outside the tests (exit code ${exitCode})`] }
  return { ...counted, failed, failures: files.flatMap(linesOf) }
}

function isFailed({ status }: Assertion): boolean {
  return status === 'failed'
}

function linesOf({ name, message, assertionResults }: File): readonly string[] {
  const file = relative(ROOT, name ?? '?')
  const tests = assertionResults.filter(isFailed)
  if (tests.length > 0) return tests.map(test => `${file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
  const open = assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName)
  return [`${file}: not run to its end: ${[firstLine(message), ...open].filter(Boolean).join('; ')}`]
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
