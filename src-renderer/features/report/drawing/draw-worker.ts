import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FromDrawer, ToDrawer } from './messages.ts'
import { Late, pacemaker } from './pacemaker.ts'
import { CanvasFactory, dataFactory, FilterFactory } from './surroundings.ts'

// Draws pages of one PDF in a thread of its own: whatever a file does, the window goes on and can end the thread.
// Nothing of the file is run: pdf.js 6 compiles no code from it, and its scripts are never loaded.

/** More pixels than this have a picture within the page left out: a photograph of a page has fewer. */
const MOST_OF_PICTURE = 40_000_000
const MOST_OF_CANVAS_BYTES = 128 * 1_048_576
/** The time one page may take to draw, in milliseconds: less than the window waits before it ends this thread. */
const LATE = 10_000

const thread = globalThis as unknown as {
  readonly fonts: FontFaceSet
  postMessage(message: FromDrawer, transfer?: Transferable[]): void
  onmessage: ((event: MessageEvent<ToDrawer>) => void) | null
}
GlobalWorkerOptions.workerPort = new Worker(new URL('./parse-worker.ts', import.meta.url), { type: 'module' })

const wanted = new Map<number, (bytes: Uint8Array | null) => void>()
let lastWanted = 0
let pdf: Promise<PDFDocumentProxy> | null = null

thread.onmessage = ({ data: message }) => {
  if (message.say === 'open') pdf = open(message.bytes)
  else if (message.say === 'draw') void draw(message)
  else {
    wanted.get(message.id)?.(message.bytes)
    wanted.delete(message.id)
  }
}

function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    CanvasFactory,
    FilterFactory,
    BinaryDataFactory: dataFactory(
      (kind, name) =>
        new Promise(resolve => {
          lastWanted += 1
          wanted.set(lastWanted, resolve)
          thread.postMessage({ say: 'wants', id: lastWanted, kind, name })
        }),
    ),
    // fonts are hung here, and found here by the canvases of this thread
    ownerDocument: { fonts: thread.fonts } as unknown as HTMLDocument,
    useWorkerFetch: false,
    useSystemFonts: true,
    maxImageSize: MOST_OF_PICTURE,
    canvasMaxAreaInBytes: MOST_OF_CANVAS_BYTES,
    enableXfa: false,
  }).promise
}

async function draw({ id, page: number, turned, scale }: Extract<ToDrawer, { say: 'draw' }>): Promise<void> {
  try {
    if (pdf === null) throw new Error('no file is open')
    const page = await (await pdf).getPage(number)
    const viewport = page.getViewport({ scale, rotation: (page.rotate - turned * 90 + 360) % 360 })
    const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const inTime = pacemaker(new CanvasFactory().getNoAlphaContext(canvas), LATE)
    await page.render({
      canvas: canvas as unknown as HTMLCanvasElement,
      viewport,
      annotationMode: AnnotationMode.ENABLE,
      operationsFilter: inTime,
    }).promise
    const picture = canvas.transferToImageBitmap()
    page.cleanup()
    thread.postMessage({ say: 'drawn', id, picture }, [picture])
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    thread.postMessage({ say: 'failed', id, kind: thrown instanceof Late ? 'late' : 'broken', why })
  }
}
