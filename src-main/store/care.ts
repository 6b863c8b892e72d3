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

async function ask<Value>(task: CareTask): Promise<Value> {
  const worker = new Worker(workerEntry(), { execArgv: [] })
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`the worker ended with code ${code}`)))
      worker.postMessage(task)
    })
    if (!answer.ok) throw new Failure(answer.error)
    return answer.value as Value
  } finally {
    await worker.terminate()
  }
}

function workerEntry(): URL {
  const names = ['care-worker.ts', 'care-worker.js', '../care-worker.js'].map(name => join(import.meta.dirname, name))
  const found = names.find(name => existsSync(name))
  if (found === undefined) throw new Error(`no care-worker beside ${import.meta.dirname}`)
  return pathToFileURL(found)
}
