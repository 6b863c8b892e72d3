import { closeSync, fsyncSync, mkdtempSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'

/** A part of the archive that is written bit by bit. */
export type Part = { write(text: string): void; end(): void }

/** Long work that stops now and then, so that whoever runs it can do something else in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>

export type Archive = {
  /** Open a part. Any number may be open at once: what is compressed waits in a file, not in memory. */
  stream(name: string): Part
  /** Put these parts first, then the streamed ones in the order they were opened, in place of whatever stood at the path. */
  close(first: readonly (readonly [name: string, text: string])[]): number
  /** The same a little at a time. */
  closing(first: readonly (readonly [name: string, text: string])[]): Steps<number>
  /** Leave no trace. */
  abandon(): void
}

/** One moment for every file in every archive, so that the same content gives the same bytes. */
const FIXED_TIME = new Date(1980, 0, 1)
const CHUNK = 1 << 17
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3

type Waiting = { readonly file: ZipDeflate; readonly handle: number }

/** A zip archive that appears at `path` whole or not at all. */
export function openArchive(path: string): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-export-'))
  const unfinished = `${path}.${process.pid}.part`
  const waiting: Waiting[] = []
  let target: number | null = null

  function stream(name: string): Part {
    const handle = openSync(join(folder, String(waiting.length)), 'w+')
    const file = openPart(name)
    file.ondata = (_error, chunk) => writeAll(handle, chunk)
    waiting.push({ file, handle })
    // used again and again: a new one each time would wait for the garbage collector by the hundred
    const bytes = Buffer.allocUnsafe(MOST_BYTES * CHUNK)
    let filled = 0
    const flush = (last: boolean) => {
      file.push(bytes.subarray(0, filled), last)
      filled = 0
    }
    return {
      write(text) {
        // Row by row into bytes: strings that wait to be joined outlive the collection of short-lived things.
        if (filled + text.length * MOST_BYTES > bytes.length) flush(false)
        if (text.length * MOST_BYTES > bytes.length) file.push(Buffer.from(text), false)
        else filled += bytes.write(text, filled)
      },
      end: () => flush(true),
    }
  }

  function* closing(first: readonly (readonly [name: string, text: string])[]): Steps<number> {
    const handle = openSync(unfinished, 'w')
    target = handle
    let bytes = 0
    const zip = new Zip((error, chunk) => {
      if (error) throw error
      bytes += chunk.length
      writeAll(handle, chunk)
    })
    for (const [name, text] of first) {
      const file = openPart(name)
      zip.add(file)
      file.push(Buffer.from(text), true)
    }
    for (const part of waiting) {
      zip.add(part.file)
      yield* sendingOn(part)
    }
    zip.end()
    fsyncSync(handle)
    closeSync(handle)
    target = null
    renameSync(unfinished, path)
    abandon()
    return bytes
  }

  function abandon(): void {
    for (const { handle } of waiting.splice(0)) closeSync(handle)
    if (target !== null) closeSync(target)
    target = null
    rmSync(unfinished, { force: true })
    rmSync(folder, { recursive: true, force: true })
  }

  return { stream, close: first => runToEnd(closing(first)), closing, abandon }
}

/** Do long work without a stop. */
export function runToEnd<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function openPart(name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = FIXED_TIME
  return file
}

/** Hand the compressed bytes of a finished part to the archive it was added to. */
function* sendingOn({ file, handle }: Waiting): Steps<void> {
  let place = 0
  for (;;) {
    const chunk = new Uint8Array(CHUNK)
    const size = readSync(handle, chunk, 0, CHUNK, place)
    place += size
    file.ondata(null, chunk.subarray(0, size), size === 0)
    if (size === 0) return
    yield
  }
}

/** A single write may take only part of the bytes. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
}
