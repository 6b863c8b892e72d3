import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import { orCannotWrite } from '../or-cannot-write.ts'
import { utf8Characters } from './utf8.ts'

/** A file that is being written. */
export type OutFile = {
  readonly name: string
  text(more: string): void
  /** Text with a character for each byte of its UTF-8. @see `utf8Characters` */
  encoded(more: string): void
  bytes(more: Uint8Array): void
  /** Bytes written so far. */
  readonly size: number
  end(): void
}

export type OutFolder = {
  /** The path it has or will have. */
  readonly path: string
  file(name: string): OutFile
  /** Where something else is to write a file of this name. */
  place(name: string): string
  /** Let every file appear under its name, in place of one that was there. */
  finish(): readonly string[]
  /** Leave no trace. */
  abandon(): void
}

/** Bytes kept before they are written: few calls, and little memory. */
const ROOM = 1 << 18
/** Characters put together before they become bytes: measured, more take twice as long, since no cache holds their parts. */
const CHUNK = 1 << 15

/**
 * Write files into a folder, made where there is none. They appear when all of them are whole; until then, and on any
 * failure, what stood there before is untouched.
 *
 * @throws Failure `export/cannot-write`, from every function.
 */
export function openFolder(path: string): OutFolder {
  const open: { readonly name: string; readonly handle: number | null; readonly unfinished: string }[] = []
  const closed = new Set<number>()
  orCannotWrite(path, () => mkdirSync(path, { recursive: true }))

  function file(name: string): OutFile {
    const target = join(path, name)
    const unfinished = `${target}.${process.pid}.part`
    const handle = orCannotWrite(target, () => openSync(unfinished, 'w'))
    open.push({ name, handle, unfinished })
    const room = Buffer.allocUnsafe(ROOM)
    let filled = 0
    let waiting = ''
    let size = 0
    const write = (bytes: Uint8Array) => {
      // a single write may take only part of the bytes
      orCannotWrite(target, () => {
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
      })
      size += bytes.length
    }
    const flush = () => {
      if (filled > 0) write(room.subarray(0, filled))
      filled = 0
    }
    const settle = () => {
      if (waiting.length > ROOM - filled) flush()
      if (waiting.length > ROOM) write(Buffer.from(waiting, 'latin1'))
      else filled += room.write(waiting, filled, 'latin1')
      waiting = ''
    }
    const encoded = (more: string) => {
      if (waiting.length + more.length > CHUNK) settle()
      waiting += more
    }
    return {
      name,
      get size() {
        return size
      },
      encoded,
      text: more => encoded(utf8Characters(more)),
      bytes(more) {
        settle()
        flush()
        write(more)
      },
      end() {
        settle()
        flush()
        orCannotWrite(target, () => {
          fsyncSync(handle)
          closeSync(handle)
        })
        closed.add(handle)
      },
    }
  }

  return {
    path,
    file,
    place(name) {
      const unfinished = `${join(path, name)}.${process.pid}.part`
      open.push({ name, handle: null, unfinished })
      return unfinished
    },
    finish() {
      const targets = open.map(({ name }) => join(path, name))
      const earlier = setAside(targets)
      for (const [at, { unfinished }] of open.entries()) {
        const target = targets[at] ?? path
        orCannotWrite(target, () => renameSync(unfinished, target))
      }
      for (const one of earlier) rmSync(one, { force: true })
      return targets
    },
    abandon() {
      for (const { handle, unfinished } of open.splice(0)) {
        if (handle !== null && !closed.has(handle)) closeSync(handle)
        rmSync(unfinished, { force: true })
      }
    },
  }
}

/**
 * Move what stands at these paths out of the way: all of it, or nothing where a file is held by another program, as Excel
 * holds what it shows.
 *
 * @returns  Where it is now.
 */
function setAside(targets: readonly string[]): readonly string[] {
  const moved: { readonly target: string; readonly aside: string }[] = []
  try {
    for (const target of targets.filter(one => existsSync(one))) {
      if (statSync(target).isDirectory()) {
        throw new Failure({ code: 'export/cannot-write', path: target, why: '这是一个文件夹 / this is a folder' })
      }
      const aside = `${target}.${process.pid}.old`
      orCannotWrite(target, () => renameSync(target, aside))
      moved.push({ target, aside })
    }
  } catch (thrown) {
    for (const { target, aside } of moved) renameSync(aside, target)
    throw thrown
  }
  return moved.map(({ aside }) => aside)
}
