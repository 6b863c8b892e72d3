import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { FromEngine } from '#shared/contract/api.ts'
import { rootPath } from '../../src-main/root.ts'
import { writtenReport } from '../import/written-report.ts'
import { temporaryFolder } from '../store/made.ts'

/** The engine as the window starts it, and a way to ask it. */
async function startEngine() {
  const engine = fork(rootPath('src-main/engine.ts'), { serialization: 'advanced' })
  onTestFinished(() => void engine.kill('SIGKILL'))
  const [ready] = (await once(engine, 'message')) as [FromEngine]
  let lastId = 0
  const ask = (name: string, input: unknown) => {
    lastId += 1
    const id = lastId
    engine.send({ id, name, input })
    return heard(engine, message => 'id' in message && message.id === id)
  }
  return { engine, ready, ask }
}

function heard(engine: ChildProcess, isIt: (message: FromEngine) => boolean): Promise<FromEngine> {
  return new Promise(resolve => {
    const hear = (message: unknown) => {
      if (!isIt(message as FromEngine)) return
      engine.off('message', hear)
      resolve(message as FromEngine)
    }
    engine.on('message', hear)
  })
}

it('says that it is ready, answers, imports, and leaves one file when the window goes', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.nianbao')
  writeFileSync(join(folder, 'a.txt'), writtenReport('甲县民政局', 2016, '2'))
  const { engine, ready, ask } = await startEngine()
  expect(ready).toEqual({ news: 'engine.ready', value: { process: 'node' } })
  const described = await ask('engine.describe', {})
  expect(described).toMatchObject({
    reply: { ok: true, value: { process: 'node', sqlite: expect.stringMatching(/^3/) } },
  })
  expect(await ask('engine.tryFile', { path: join(folder, 'a.txt') })).toMatchObject({
    reply: { value: { kind: 'report', organisation: '甲县民政局', year: 2016, values: 58 } },
  })
  expect(await ask('study.open', { path, create: true })).toMatchObject({ reply: { value: { reports: 0 } } })
  const done = heard(engine, message => 'news' in message && message.news === 'import.done')
  expect(await ask('import.start', { paths: [join(folder, 'a.txt')] })).toMatchObject({ reply: { ok: true } })
  expect(await done).toMatchObject({ value: { imported: 1 } })

  engine.disconnect()
  expect(await once(engine, 'exit')).toEqual([0, null])
  expect(readdirSync(folder).sort()).toEqual(['a.nianbao', 'a.txt'])
})

it('closes the study when asked to end', async () => {
  const folder = temporaryFolder()
  const { engine, ask } = await startEngine()
  await ask('study.open', { path: join(folder, 'a.nianbao'), create: true })
  engine.kill('SIGTERM')
  expect(await once(engine, 'exit')).toEqual([0, null])
  expect(readdirSync(folder)).toEqual(['a.nianbao'])
})
