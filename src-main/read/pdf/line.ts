import { PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Its code sets `globalThis.pdfjsWorker`, and starts no thread of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'

type Message = { readonly data: unknown }
type Hear = (message: Message) => void

/** One end of a line between the two halves of pdf.js, as far as pdf.js makes use of a port. */
class End {
  #other: End | null = null
  readonly #listeners = new Map<Hear, () => void>()

  join(other: End): void {
    this.#other = other
  }

  /** Heard a moment later, as from another thread: neither half is ready to be answered while it speaks. */
  postMessage(data: unknown): void {
    const message = { data: whole(data) }
    void SPOKEN.then(() => this.#other?.hear(message))
  }

  hear(message: Message): void {
    for (const listener of [...this.#listeners.keys()]) listener.call(this, message)
  }

  addEventListener(_name: string, listener: Hear, { signal }: { readonly signal?: AbortSignal } = {}): void {
    const leave = () => this.removeEventListener(_name, listener)
    signal?.addEventListener('abort', leave)
    this.#listeners.set(listener, () => signal?.removeEventListener('abort', leave))
  }

  removeEventListener(_name: string, listener: Hear): void {
    this.#listeners.get(listener)?.()
    this.#listeners.delete(listener)
  }
}

const SPOKEN = Promise.resolve()

type Chunk = { readonly fnArray: readonly unknown[]; readonly argsArray: readonly unknown[] }

/** What pdf.js writes to again once it has sent it: the two lists of a stretch of drawing instructions. */
function whole(data: unknown): unknown {
  if (!hasChunk(data)) return data
  const { fnArray, argsArray } = data.chunk
  return { ...data, chunk: { ...data.chunk, fnArray: [...fnArray], argsArray: [...argsArray] } }
}

function hasChunk(data: unknown): data is { readonly chunk: Chunk } {
  if (typeof data !== 'object' || data === null || !('chunk' in data)) return false
  const { chunk } = data
  return typeof chunk === 'object' && chunk !== null && 'fnArray' in chunk && 'argsArray' in chunk
}

type WorkerHalf = { readonly WorkerMessageHandler: { readonly initializeFromPort: (port: End) => void } }

/**
 * The half of pdf.js that reads files, in this thread and for all files. Left to itself pdf.js sets one up for each and
 * copies every object from one half to the other with `structuredClone`, which took a tenth of the time of a PDF.
 */
export function readingHalf(): PDFWorker {
  const [ours, theirs] = [new End(), new End()]
  ours.join(theirs)
  theirs.join(ours)
  const half = new PDFWorker({ port: ours as unknown as null, verbosity: VerbosityLevel.ERRORS })
  const { pdfjsWorker } = globalThis as unknown as { readonly pdfjsWorker: WorkerHalf }
  pdfjsWorker.WorkerMessageHandler.initializeFromPort(theirs)
  return half
}
