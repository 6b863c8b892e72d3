import { posix } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import { readXml } from './xml.ts'
import { openZip } from './zip.ts'

/** An Office file from 2007 on: a zip archive of XML files that point to each other (ECMA-376, part 2). */
export type Package = {
  /** Bytes of a file in it, or null. */
  readonly file: (name: string) => Uint8Array | null
  /** Targets of a file's relationships: kind (the last word of its type) → names, in order. */
  readonly related: (name: string, kind: string) => readonly string[]
  /** Target of one relationship by its id, or null. */
  readonly target: (name: string, id: string) => string | null
}

type Relationship = { readonly id: string; readonly kind: string; readonly target: string }

/** @throws Failure `file/bomb`, `file/unreadable`. */
export async function openPackage(bytes: Uint8Array, path: string): Promise<Package> {
  const entries = new Map((await openZip(bytes, path)).map(entry => [entry.name.toLowerCase(), entry]))
  const file = (name: string): Uint8Array | null => entries.get(name.toLowerCase())?.unpack() ?? null
  const known = new Map<string, readonly Relationship[]>()
  const relationships = (name: string): readonly Relationship[] => {
    const found = known.get(name) ?? relationshipsOf(name, file, path)
    known.set(name, found)
    return found
  }
  return {
    file,
    related: (name, kind) => relationships(name).flatMap(one => (one.kind === kind ? [one.target] : [])),
    target: (name, id) => relationships(name).find(one => one.id === id)?.target ?? null,
  }
}

/** The file that everything else hangs on; `usual` where the package does not say. */
export function mainPart(opened: Package, usual: string, path: string): { name: string; bytes: Uint8Array } {
  for (const name of [...opened.related('', 'officeDocument'), usual]) {
    const bytes = opened.file(name)
    if (bytes) return { name, bytes }
  }
  throw new Failure({ code: 'file/unreadable', path, why: `缺少 ${usual} / ${usual} is missing` })
}

function relationshipsOf(name: string, file: Package['file'], path: string): Relationship[] {
  const folder = posix.dirname(name)
  const bytes = file(posix.join(folder, '_rels', `${posix.basename(name)}.rels`))
  const found: Relationship[] = []
  if (!bytes) return found
  readXml(bytes, path, {
    open: (tag, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
      if (tag !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
    close: () => undefined,
  })
  return found
}
