import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderStart } from './pieces.ts'
import { readAndParse } from './read-and-parse.ts'
import { workAt } from './work.ts'

// Entry of a worker thread: what kills a reader kills this thread, and the engine goes on.
if (parentPort === null) throw new Error('this is a worker of the engine')
workAt(parentPort, workerData as ReaderStart, readAndParse)
