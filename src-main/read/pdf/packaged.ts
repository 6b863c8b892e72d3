import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PdfDataKind } from '#shared/domain/source-pages.ts'

/** The installed package holds them: the same from source, a bundle and an archive. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const KINDS: readonly string[] = ['cmaps', 'standard_fonts', 'wasm'] satisfies readonly PdfDataKind[]

/** One of the files that come with pdf.js beside its code; it can reach nothing else. Null when there is none. */
export async function packagedFile(kind: PdfDataKind, name: string): Promise<Uint8Array | null> {
  if (!KINDS.includes(kind) || !/^\w[\w.-]*$/.test(name)) return null
  const content = await readFile(join(PACKAGE, kind, name)).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null
    throw thrown
  })
  return content && new Uint8Array(content)
}
