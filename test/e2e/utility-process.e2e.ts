import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorText } from '#shared/contract/error-text.ts'
import { enginePid, heard, launch, listen, type Started } from './harness.ts'

// In the packaged program the engine is a utilityProcess of Electron. The test runtime has one too, with a Node too old
// for better-sqlite3: here runs what needs no study. With a newer Electron this engine has SQLite as well.
const SAMPLE = resolve(import.meta.dirname, '../../resources/samples/云泽县2020年政府信息公开年报.txt')

let started: Started

beforeAll(async () => {
  started = await launch({ environment: { NIANBAO_ENGINE: 'utility' } })
  await listen(started.page)
})
afterAll(async () => {
  await started?.close()
})

test('the engine runs in a utilityProcess and says what it has', async () => {
  const napi = await started.app.evaluate(() => Number(process.versions.napi))
  const reply = await started.ask('engine.describe', {})
  expect(reply).toMatchObject({
    ok: true,
    value: { process: 'utility', sqlite: napi < 10 ? null : expect.any(String) },
  })
})

test('it reads and parses a file', async () => {
  expect(await started.ask('engine.tryFile', { path: SAMPLE })).toMatchObject({
    ok: true,
    value: { kind: 'report', organisation: '云泽县人民政府', year: 2020, values: 198 },
  })
})

test('a file that is not there is a plain answer', async () => {
  const reply = await started.ask('engine.tryFile', { path: `${SAMPLE}.missing` })
  expect(reply).toMatchObject({ ok: false, error: { code: 'path/missing' } })
})

test('killed, it is started again and the window is told in words', async () => {
  const first = await enginePid(started)
  process.kill(first!, 'SIGKILL')
  await expect.poll(() => heard(started.page, 'engine.stopped')).toHaveLength(1)
  const [error] = await heard(started.page, 'engine.stopped')
  expect(errorText(error!, 'en')).toContain('was started again')
  expect(await started.ask('engine.describe', {})).toMatchObject({ ok: true, value: { process: 'utility' } })
  expect(await enginePid(started)).not.toBe(first)
})
