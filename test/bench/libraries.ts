import { parse } from 'parse5'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { forTextAndLines } from '../../src-main/read/pdf/library.ts'
import { openZip } from '../../src-main/read/zip.ts'

const decoder = new TextDecoder()

/**
 * Have the library of its format go through a file once and do nothing with what it says: no import with these libraries
 * takes less. The library as it comes, told the same as by the import; what the import spares by other means, such as
 * its own line between the halves of pdf.js, is not the library's.
 */
export async function goThrough(path: string, bytes: Uint8Array): Promise<void> {
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
