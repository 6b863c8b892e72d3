import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { locate } from '../import/locate.ts'
import { previewFile } from '../import/preview.ts'
import { addInstruction } from '../store/instructions.ts'
import type { Store } from '../store/open.ts'
import { filePage, sourceAtPath, sourceFile } from '../store/sources.ts'
import { allOrNothing } from '../store/statements.ts'
import { startReading } from './imports.ts'
import { openStore, pageOf, type Session } from './session.ts'

/** Characters of a preview. */
const PREVIEW = 2_000

/** What a person says about how single files are to be read: kept, then done. */
export function sourceHandlers(
  session: Session,
): Pick<Handlers, 'import.asReport' | 'source.page' | 'source.readAgain' | 'source.preview'> {
  const { means } = session
  return {
    'source.page': ({ outcome, ...asked }) =>
      filePage(openStore(session), { ...pageOf(asked), outcome: outcome ?? null }),
    'import.asReport': async ({ path, author = means.author }) => {
      const store = openStore(session)
      refuseWhileRunning(session)
      const sourceId = sourceAtPath(store, path)
      const { job, sha256 } = await locate(path, sourceId === null ? null : known(store, sourceId).sha256)
      refuseWhileRunning(session)
      allOrNothing(store, () =>
        addInstruction(store, { sha256, kind: 'as-report', value: null }, { author, now: means.now() }),
      )
      return startReading(session, [job])
    },
    'source.readAgain': async ({ sourceIds, encoding, author = means.author }) => {
      const store = openStore(session)
      refuseWhileRunning(session)
      const value = encoding === null ? null : encodingNamed(encoding)
      const files = sourceIds.map(sourceId => known(store, sourceId))
      const found = await Promise.all(files.map(({ path, sha256 }) => locate(path, sha256)))
      refuseWhileRunning(session)
      allOrNothing(store, () => {
        for (const { sha256 } of files) {
          addInstruction(store, { sha256, kind: 'encoding', value }, { author, now: means.now() })
        }
      })
      return startReading(
        session,
        found.map(({ job }) => job),
      )
    },
    'source.preview': async ({ sourceId, encoding }) => {
      const { path, sha256 } = known(openStore(session), sourceId)
      const name = encoding === null ? null : encodingNamed(encoding)
      const { content } = await locate(path, sha256)
      const { text, encoding: used } = await previewFile(path, content, name)
      const shown = text.slice(0, PREVIEW)
      return { text: shown, encoding: used, doubtful: shown.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0 }
    },
  }
}

function known(store: Store, sourceId: number): { path: string; sha256: string } {
  const file = sourceFile(store, sourceId)
  if (!file) throw new Failure({ code: 'source/unknown', sourceId })
  return file
}

function refuseWhileRunning({ running }: Session): void {
  if (running) throw new Failure({ code: 'import/running' })
}

function encodingNamed(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding
  } catch (refused) {
    if (refused instanceof RangeError) throw new Failure({ code: 'encoding/unknown', encoding })
    throw refused
  }
}
