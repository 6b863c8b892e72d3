import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Remark } from '#shared/domain/document.ts'
import { drawnOn, type Font } from './drawn.ts'
import { withPdf } from './library.ts'
import type { PageMarks } from './marks.ts'
import { matrixFrom } from './matrix.ts'
import { turnedUpright } from './turn.ts'

const MOST_PAGES = 300
const MOST_GLYPHS = 500_000

/**
 * Everything the pages draw, page by page.
 *
 * @throws Failure `file/protected`, `file/unreadable`.
 */
export async function readPages(
  bytes: Uint8Array,
  path: string,
): Promise<{ pages: readonly PageMarks[]; remarks: readonly Remark[] }> {
  return withPdf(bytes, path, async pdf => {
    const pages: PageMarks[] = []
    const remarks: Remark[] = []
    const remark = (says: string): unknown => remarks.push({ stage: 'read', says })
    let left = MOST_GLYPHS
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && left > 0; number += 1) {
      const page = await readPage(pdf, number, left).catch((thrown: unknown) => {
        remark(`page ${number} is damaged: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
        return EMPTY
      })
      left -= page.glyphs.length
      pages.push(page)
    }
    if (left <= 0) remark(`more than ${MOST_GLYPHS} characters: read up to page ${pages.length}`)
    if (pdf.numPages > MOST_PAGES) remark(`${pdf.numPages} pages: only ${MOST_PAGES} were read`)
    const bare = pages.flatMap(({ glyphs }, at) => (glyphs.length === 0 ? [at + 1] : []))
    // Pictures, or empty: LibreOffice saving its web view as PDF draws nothing on the first page, and what stood there
    // is not in the file at all
    if (bare.length > 0) remark(`pages without text: ${bare.slice(0, 20).join(', ')}`)
    if (pages.some(({ slanted }) => slanted > 0)) remark('slanted text left out, as of a watermark')
    const unknown = pages
      .flatMap(({ glyphs }) => glyphs)
      .filter(({ text }) => /[\ue000-\uf8ff\ufffd]/.test(text)).length
    if (unknown > 0) remark(`${unknown} characters that the file does not name`)
    return { pages, remarks }
  })
}

const EMPTY: PageMarks = { width: 0, height: 0, glyphs: [], rules: [], slanted: 0, turned: 0 }

async function readPage(pdf: PDFDocumentProxy, number: number, most: number): Promise<PageMarks> {
  const page = await pdf.getPage(number)
  const view = page.getViewport({ scale: 1 })
  const matrix = matrixFrom(view.transform)
  if (matrix === null) throw new Error('no size')
  const instructions = await page.getOperatorList()
  const size = { width: view.width, height: view.height }
  const marks = drawnOn(instructions, matrix, size, fontsOf(page), most)
  page.cleanup()
  return turnedUpright(marks)
}

function fontsOf(page: PDFPageProxy): (name: string) => Font {
  const known = new Map<string, Font>()
  return name => {
    const found = known.get(name) ?? fontFrom(page, name)
    known.set(name, found)
    return found
  }
}

/** The getters of pdf.js' font work its values out anew on each call: once per font is enough. */
function fontFrom(page: PDFPageProxy, name: string): Font {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs
  const font: unknown = objects.has(name) ? objects.get(name) : null
  if (typeof font !== 'object' || font === null) return {}
  const { fontMatrix, bbox, vertical, isType3Font } = font as Font
  return { fontMatrix, bbox, vertical, isType3Font }
}
