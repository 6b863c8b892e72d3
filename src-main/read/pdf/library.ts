import {
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  type PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Failure } from '#shared/contract/errors.ts'
import { readingHalf } from './line.ts'
import { packagedFile } from './packaged.ts'

/** Reads the package's own files, whatever pdf.js takes its surroundings for; it can reach nothing else. */
class PackagedData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : kind === 'standardFontDataUrl' ? 'standard_fonts' : null
    const content = folder && (await packagedFile(folder, filename))
    if (!content) throw new Error(`no packaged file ${kind} ${filename}`)
    return content
  }
}

/** Takes the place of the browser's font: pdf.js hands each one over to be drawn with, and we draw nothing. */
class UndrawnFont {
  readonly loaded = Promise.resolve(this)
}

/** What pdf.js asks of a page to hang fonts on. With it the outlines of characters are never worked out: half the time. */
const NO_PAGE = { fonts: new Set<UndrawnFont>() }

// On damaged files pdf.js leaves promises of its own rejected that nobody can wait for, and Node ends a process for that.
// What went wrong in the file comes by the promises we wait for; all but pdf.js' own goes the way it would have gone
process.on('unhandledRejection', reason => {
  if (!(reason instanceof Error && /pdfjs-dist.+pdf(?:\.worker)?\.mjs/.test(reason.stack ?? ''))) throw reason
})

let half: PDFWorker | null = null

/**
 * Open a PDF for its text and lines only.
 *
 * Nothing of the file is run: pdf.js 6 compiles no code from it any more, and its scripts are never loaded.
 *
 * @throws Failure `file/protected`, `file/unreadable`.
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  path: string,
  use: (pdf: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  half ??= readingHalf()
  const task = getDocument({ ...forTextAndLines(bytes), worker: half })
  try {
    const pdf = await task.promise.catch((thrown: unknown) => {
      if (thrown instanceof PasswordException) throw new Failure({ code: 'file/protected', path })
      throw new Failure({
        code: 'file/unreadable',
        path,
        why: thrown instanceof Error ? thrown.message : String(thrown),
      })
    })
    return await use(pdf)
  } finally {
    await task.destroy()
    NO_PAGE.fonts.clear()
  }
}

/** How pdf.js is told to open a file, so that it does no more than is needed for its text and lines. */
export function forTextAndLines(bytes: Uint8Array): Parameters<typeof getDocument>[0] & object {
  Object.assign(globalThis, { FontFace: Reflect.get(globalThis, 'FontFace') ?? UndrawnFont })
  return {
    // A copy: pdf.js takes the bytes away from whoever gives them
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: PackagedData,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: false,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    enableXfa: false,
    ownerDocument: NO_PAGE as unknown as HTMLDocument,
  }
}
