import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import { readArchive } from '../read/archive.ts'
import type { Job } from './pieces.ts'
import { pathTrouble } from './scan.ts'
import { takeBytes } from './take-bytes.ts'

/** A file that is to be read once more, with its bytes. */
export type Located = { readonly job: Job; readonly sha256: string; readonly content: Uint8Array }

/**
 * Find a file again by the path under which it is known: one on the disk, or one in an archive there.
 *
 * @param sha256   What its bytes must be; null for whatever they are.
 * @throws Failure `source/gone` when there is no such file or its bytes are others.
 */
export async function locate(path: string, sha256: string | null): Promise<Located> {
  const file = await fileOn(path)
  const entry = path.slice(file.length + 1)
  const whole = await takeBytes(file)
  const content = entry === '' ? whole : await entryOf(whole, file, entry)
  const found = createHash('sha256').update(content).digest('hex')
  if (sha256 !== null && found !== sha256) throw new Failure({ code: 'source/gone', path })
  return { job: { path: file, entries: entry === '' ? null : [entry], force: true }, sha256: found, content }
}

/** The part of a path that is a file on the disk. */
async function fileOn(path: string): Promise<string> {
  for (let part = path; ; part = dirname(part)) {
    try {
      if ((await stat(part)).isFile()) return part
    } catch (thrown) {
      const { error } = pathTrouble(part, thrown)
      if (error.code !== 'path/missing') throw thrown instanceof Failure ? thrown : new Failure(error)
    }
    if (dirname(part) === part) throw new Failure({ code: 'source/gone', path })
  }
}

async function entryOf(archive: Uint8Array, file: string, name: string): Promise<Uint8Array> {
  for await (const entry of readArchive(archive, file)) {
    if (entry.name === name && 'bytes' in entry) return entry.bytes
  }
  throw new Failure({ code: 'source/gone', path: `${file}/${name}` })
}
