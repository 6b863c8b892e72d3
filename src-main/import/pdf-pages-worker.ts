import { parentPort, workerData } from 'node:worker_threads'
import { toAppError } from '#shared/contract/errors.ts'
import { readPdfPages } from '../read/pdf.ts'
import type { PagesAnswer, PagesTask } from './pdf-pages.ts'

// Entry of a worker thread that reads one PDF: what kills the reader kills this thread, and the engine goes on.
const { path, content, text } = workerData as PagesTask

async function pages(): Promise<PagesAnswer> {
  try {
    const { document, shapes, places } = await readPdfPages(content, path)
    return { ok: true, pages: { shapes, places: document.text === text ? places : null } }
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown) }
  }
}

parentPort?.postMessage(await pages())
