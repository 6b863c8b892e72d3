import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { goThrough } from './libraries.ts'

// One of the floor's workers: takes names of files, reads them and has the format's library go through them once.
parentPort?.on('message', (paths: readonly string[]) => {
  void (async () => {
    for (const path of paths) await goThrough(path, readFileSync(path))
    parentPort?.postMessage(paths.length)
  })()
})
