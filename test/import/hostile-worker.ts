import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderStart } from '../../src-main/import/pieces.ts'
import { readAndParse } from '../../src-main/import/read-and-parse.ts'
import { workAt } from '../../src-main/import/work.ts'

// A worker whose reader does what the file tells it to.
if (parentPort === null) throw new Error('a worker only')
if (process.env.HOSTILE_START === 'fails') throw new Error('never begins')
workAt(parentPort, workerData as ReaderStart, (content, forms, instruction) => {
  const [order] = Buffer.from(content.content.subarray(0, 20)).toString().split('\n')
  switch (order) {
    case 'HANG':
      for (;;) content.content.at(0)
    case 'EXIT':
      return process.exit(3)
    case 'HOARD':
      for (const hoard: number[][] = []; ; ) hoard.push(Array.from({ length: 10_000 }, Math.random))
    case 'LATER':
      setImmediate(() => {
        throw new Error('thrown too late')
      })
      return new Promise(() => undefined)
    case 'BUG':
      throw new TypeError('seven')
    default:
      return readAndParse(content, forms, instruction)
  }
})
