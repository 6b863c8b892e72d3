import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type AppError, Failure } from '#shared/contract/errors.ts'
import type { CareTask, Found, Looked } from './care-tasks.ts'
import type { Salvaged, SalvageTask } from './salvage.ts'

/** Look through a whole study file that nobody has open, in a worker thread. */
export function verifyStudy(path: string): Promise<Found> {
  return ask<Found>({ do: 'verify', path })
}

/** How much there is in each of these files, in a worker thread. */
export async function lookInto(paths: readonly string[]): Promise<readonly Looked[]> {
  return paths.length === 0 ? [] : ask<readonly Looked[]>({ do: 'look', paths })
}

/** Read what can be read of a damaged study into a new one, in a worker thread. */
export function salvage(task: SalvageTask): Promise<Salvaged> {
  return ask<Salvaged>(task)
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError }

/**
 * The worker ends by itself when it has answered. It is never ended from outside: a thread that is ended within a call
 * of native code can take the whole process along (WiseLibs/better-sqlite3 #1507).
 */
function ask<Value>(task: CareTask): Promise<Value> {
  const worker = new Worker(workerEntry(), { execArgv: [] })
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined
    worker.once('message', (message: Answer) => {
      answer = message
    })
    worker.once('error', reject)
    worker.once('exit', code => {
      if (answer === undefined) reject(new Error(`the worker ended with code ${code}`))
      else if (answer.ok) resolve(answer.value as Value)
      else reject(new Failure(answer.error))
    })
    worker.postMessage(task)
  })
}

function workerEntry(): URL {
  const names = ['care-worker.ts', 'care-worker.js', '../care-worker.js'].map(name => join(import.meta.dirname, name))
  const found = names.find(name => existsSync(name))
  if (found === undefined) throw new Error(`no care-worker beside ${import.meta.dirname}`)
  return pathToFileURL(found)
}
