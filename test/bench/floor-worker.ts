import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { parse } from 'parse5'

// One of the floor's workers: takes names of files, reads and decodes them and parses the page or splits the lines.
const decoder = new TextDecoder()
parentPort?.on('message', (paths: readonly string[]) => {
  const texts = paths.map(path => {
    const text = decoder.decode(readFileSync(path))
    const parts = path.endsWith('.html') ? parse(text).childNodes.length : text.split('\n').length
    return parts > 0 ? text : ''
  })
  parentPort?.postMessage(texts)
})
