import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type AppError, Failure } from '#shared/contract/errors.ts'
import type { PdfDataKind, SourcePages } from '#shared/domain/source-pages.ts'
import { packagedFile } from '../read/pdf/packaged.ts'
import { endOf, type HandLimits } from './hand-end.ts'

/** What the worker is given: the file, and its text as the study holds it. */
export type PagesTask = { readonly path: string; readonly content: Uint8Array; readonly text: string }
export type PagesAnswer =
  | { readonly ok: true; readonly pages: SourcePages }
  | { readonly ok: false; readonly error: AppError }

/** A person waits for it, and the import has read the same file within its own limits before. */
const USUAL: HandLimits = { seconds: 20, megabytes: 400 }
/** As for the workers of an import: V8 may take the whole process along at its own limit, so it is set out of reach. */
const OUT_OF_REACH = 4
const MEGABYTE = 1_048_576
/** How often memory is looked at, in milliseconds. */
const WATCH = 40

/**
 * Read a PDF again for where its text stands, in a worker thread, since the file may be hostile.
 *
 * @throws Failure whatever is wrong with the file; `file/too-slow`, `file/too-heavy`, `file/broke-reader`.
 */
export async function pdfPages(task: PagesTask, limits: HandLimits = USUAL): Promise<SourcePages> {
  const worker = new Worker(workerEntry(), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes * OUT_OF_REACH, maxYoungGenerationSizeMb: 32 },
  })
  let isLate = false
  let isHeavy = false
  const timer = setTimeout(() => {
    isLate = true
    void worker.terminate()
  }, limits.seconds * 1_000)
  const watch = setInterval(async () => {
    // it may have ended meanwhile
    const heap = await worker.getHeapStatistics().catch(() => null)
    if (heap === null || heap.used_heap_size + heap.external_memory < limits.megabytes * MEGABYTE) return
    isHeavy = true
    void worker.terminate()
  }, WATCH)
  try {
    const answer = await new Promise<PagesAnswer>((resolve, reject) => {
      let thrown: unknown = null
      worker.once('message', resolve)
      worker.once('error', error => {
        thrown = error
      })
      worker.once('exit', exitCode =>
        reject(new Failure(endOf(task.path, { isLate, isHeavy, thrown, exitCode }, limits))),
      )
    })
    if (!answer.ok) throw new Failure(answer.error)
    return answer.pages
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    await worker.terminate()
  }
}

/** One of the files that drawing a PDF needs beside it. */
export function pdfData(kind: PdfDataKind, name: string): Promise<Uint8Array | null> {
  return packagedFile(kind, name)
}

/** From source the file beside this one; as built beside the engine or one folder up from a shared part. */
function workerEntry(): URL {
  const names = ['pdf-pages-worker.ts', 'pdf-pages-worker.js', '../pdf-pages-worker.js']
  const found = names.map(name => join(import.meta.dirname, name)).find(name => existsSync(name))
  if (found === undefined) throw new Error(`no pdf-pages-worker beside ${import.meta.dirname}`)
  return pathToFileURL(found)
}
