import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, countIn, inLine } from '../../src-main/launch/test-count.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-count-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const counted = (report: object, exitCode: number) => {
  const file = join(folder, 'report.json')
  const numbers = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  writeFileSync(file, JSON.stringify({ ...numbers, ...report }))
  return countIn(file, exitCode)
}

test('tests are counted, skipped ones apart', () => {
  const count = counted({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }, 1)
  expect(count).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

test('a file that could not be loaded is one failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  expect(counted({ numFailedTests: 1, testResults: [broken, failing] }, 1).failed).toBe(2)
})

test('a run that ended badly is never a success', () => {
  expect(counted({ numPassedTests: 3 }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(countIn(join(folder, 'missing.json'), 0).failed).toBe(1)
})

test('the last line says nothing of skipped tests when there are none', () => {
  expect(inLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(inLine(add({ passed: 3, failed: 0, skipped: 1 }, { passed: 1, failed: 2, skipped: 0 }))).toBe(
    '4 passed, 2 failed, 1 skipped',
  )
})
