import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { parse } from 'parse5'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { forTextAndLines } from '../../src-main/read/pdf/library.ts'
import { openZip } from '../../src-main/read/zip.ts'

// One of the floor's workers: takes names of files, reads them and has the format's library go through them once. The
// library as it comes, told the same as by the import: what the import spares by other means is not the floor's.
const decoder = new TextDecoder()

parentPort?.on('message', (paths: readonly string[]) => {
  void (async () => {
    for (const path of paths) await goThrough(path, readFileSync(path))
    parentPort?.postMessage(paths.length)
  })()
})

async function goThrough(path: string, bytes: Uint8Array): Promise<void> {
  if (path.endsWith('.html')) parse(decoder.decode(bytes))
  else if (path.endsWith('.docx')) {
    const entries = await openZip(bytes, path)
    const main = entries.find(({ name }) => name === 'word/document.xml')
    if (!main) throw new Error(`no document in ${path}`)
    const parser = new SaxesParser()
    parser.on('opentag', () => undefined)
    parser.on('text', () => undefined)
    parser.write(decoder.decode(main.unpack())).close()
  } else if (path.endsWith('.pdf')) {
    const task = getDocument(forTextAndLines(bytes))
    const pdf = await task.promise
    for (let page = 1; page <= pdf.numPages; page += 1) await (await pdf.getPage(page)).getOperatorList()
    await task.destroy()
  } else decoder.decode(bytes).split('\n')
}
