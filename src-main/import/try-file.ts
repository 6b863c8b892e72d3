import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ReadFile } from './pieces.ts'
import { openPool, usualLimits } from './pool.ts'

/**
 * What reading one file comes to, without a study. Done by a worker, since the file may be hostile.
 *
 * @throws Failure  for whatever is wrong with the file; of an archive the first file counts.
 */
export async function tryFile(path: string, forms: Forms): Promise<ReadFile> {
  const pool = openPool({ forms, known: new Set(), instructions: new Map() }, { ...usualLimits(), size: 1 })
  try {
    for await (const { pieces } of pool.read([{ path, force: true, entries: null }], () => false)) {
      const [piece] = pieces
      if (piece?.kind === 'read') return piece.read
      if (piece?.kind === 'failed') throw new Failure(piece.error)
    }
    throw new Failure({ code: 'file/unreadable', path, why: '里面没有可读的文件 / there is no file to read in it' })
  } finally {
    await pool.close()
  }
}
