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

/** A file of a report, its tests as `status` or `status: what was said`. */
const file = (name: string, status: string, tests: readonly string[], message = '') => ({
  name: join(ROOT, name),
  status,
  message,
  assertionResults: tests.map((test, nth) => {
    const [is = '', said] = test.split(': ')
    return { status: is, fullName: `test ${nth}`, failureMessages: said ? [`${said}\n    at line 3`] : [] }
  }),
})

const counted = (testResults: readonly object[], exitCode: number) => {
  const report = join(folder, 'report.json')
  writeFileSync(report, JSON.stringify({ testResults }))
  return countIn(report, exitCode)
}

test('tests are counted, skipped ones apart, and what failed is named', () => {
  const files = [
    file('test/a.test.ts', 'passed', ['passed', 'passed', 'skipped', 'todo']),
    file('test/b.test.ts', 'failed', ['passed', 'failed: expected 1 to be 2']),
  ]
  expect(counted(files, 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    failures: ['test/b.test.ts: test 1: expected 1 to be 2'],
    cutOff: [],
  })
})

test('a file that could not be loaded is one failure', () => {
  const files = [
    file('test/a.test.ts', 'failed', [], 'no such module'),
    file('test/b.test.ts', 'failed', ['failed: expected 1 to be 2']),
  ]
  expect(counted(files, 1)).toMatchObject({
    failed: 2,
    failures: ['test/a.test.ts: no such module', 'test/b.test.ts: test 0: expected 1 to be 2'],
  })
})

test('a file whose process died is one failure, whatever passed before', () => {
  const files = [
    file('test/a.test.ts', 'passed', ['passed']),
    file('test/b.test.ts', 'failed', ['passed', 'pending', 'pending']),
  ]
  expect(counted(files, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ['test/b.test.ts: its process died while this ran: test 1; test 2'],
    cutOff: ['test/b.test.ts'],
  })
})

test('a run that ended badly is never a success', () => {
  const files = [file('test/a.test.ts', 'passed', ['passed', 'passed'])]
  expect(counted(files, 1)).toMatchObject({ passed: 2, failed: 1 })
  expect(countIn(join(folder, 'missing.json'), 0).failed).toBe(1)
})

test('the last line says nothing of skipped tests when there are none', () => {
  expect(inLine({ ...NONE, passed: 3 })).toBe('3 passed, 0 failed')
  expect(inLine(add({ ...NONE, passed: 3, skipped: 1 }, { ...NONE, passed: 1, failed: 2 }))).toBe(
    '4 passed, 2 failed, 1 skipped',
  )
})
