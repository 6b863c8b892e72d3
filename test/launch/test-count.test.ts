import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src-main/launch/places.ts'
import { add, countIn, inLine, NONE } from '../../src-main/launch/test-count.ts'

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
  expect(count).toMatchObject({ passed: 7, failed: 1, skipped: 3 })
})

test('a file that could not be loaded is one failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  expect(counted({ numFailedTests: 1, testResults: [broken, failing] }, 1).failed).toBe(2)
})

test('a run that ended badly is never a success', () => {
  expect(counted({ numPassedTests: 3 }, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 0 })
  expect(countIn(join(folder, 'missing.json'), 0).failed).toBe(1)
})

test('what failed is named, and what was running when a process died', () => {
  const files = [
    {
      name: join(ROOT, 'test/a.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'takes away', failureMessages: ['expected 1 to be 2\n    at line 3'] },
      ],
    },
    {
      name: join(ROOT, 'test/b.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [{ status: 'pending', fullName: 'reads on' }],
    },
  ]
  expect(counted({ numFailedTests: 1, testResults: files }, 1).failures).toEqual([
    'test/a.test.ts: takes away: expected 1 to be 2',
    'test/b.test.ts: not run to its end: reads on',
  ])
  expect(counted({ numPassedTests: 3 }, 1).failures).toEqual(['an error outside the tests (exit code 1)'])
})

test('the last line says nothing of skipped tests when there are none', () => {
  expect(inLine({ ...NONE, passed: 3 })).toBe('3 passed, 0 failed')
  expect(inLine(add({ ...NONE, passed: 3, skipped: 1 }, { ...NONE, passed: 1, failed: 2 }))).toBe(
    '4 passed, 2 failed, 1 skipped',
  )
})
