import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { rootPath } from '../../src-main/root.ts'

/**
 * Import a folder as a process of its own and kill it in the midst of the work.
 *
 * @param after  Milliseconds after the first byte was written to the study.
 * @returns      Whether it was still at work.
 */
export async function importAndKill(folder: string, study: string, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [rootPath('src-main/cli.ts'), 'import', folder, '--study', study, '--json'], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  while (!isOver() && !existsSync(`${study}-wal`)) await wait(2)
  await Promise.race([wait(after), ended])
  const wasAtWork = !isOver()
  child.kill('SIGKILL')
  if (!isOver()) await ended
  return wasAtWork
}

/** Import a folder as a process of its own, to the end. */
export async function importWhole(folder: string, study: string): Promise<void> {
  const child = spawn(process.execPath, [rootPath('src-main/cli.ts'), 'import', folder, '--study', study, '--json'], {
    stdio: 'ignore',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`import ended with ${code}`)
}
