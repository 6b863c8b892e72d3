import { resolve } from 'node:path'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { CLIPBOARD_CELLS, LIST_ROWS, type ListColumn } from '#shared/domain/listing.ts'
import { type Listing, openCsvListing, openTextListing, openWorkbookListing } from '../export/listing/listing.ts'
import { lastChanged } from '../store/summary.ts'
import { openStore, type Session } from './session.ts'

type Open = { readonly listId: number; readonly listing: Listing; readonly path: string; rows: number; cells: number }

/**
 * Lists as they stand on the screen, to a file or the clipboard. The window sends them a few rows at a time, in its order
 * and its words; here they are written. One at a time: another begun leaves nothing of the one before.
 */
export function listHandlers(
  session: Session,
): Pick<Handlers, 'list.begin' | 'list.rows' | 'list.end' | 'list.cancel'> {
  let open: Open | null = null
  let begun = 0
  const leave = () => {
    open?.listing.abandon()
    open = null
  }
  const listOf = (listId: number): Open => {
    if (open?.listId !== listId) throw new Failure({ code: 'export/cancelled' })
    return open
  }
  /** What cannot be written any more is left at once. */
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (thrown) {
      leave()
      throw thrown
    }
  }

  return {
    'list.begin': ({ to, path, title, columns, marks }) => {
      const store = openStore(session)
      leave()
      const target = path === null ? '' : resolve(path)
      if (to !== 'clipboard' && (target === '' || target === store.path)) {
        throw new Failure({
          code: 'export/cannot-write',
          path: target,
          why: '这是研究文件本身 / this is the study itself',
        })
      }
      const head = { title, columns: columns.map(asColumn), marks }
      begun += 1
      const listing =
        to === 'clipboard'
          ? openTextListing(head)
          : to === 'csv'
            ? openCsvListing(target, head)
            : openWorkbookListing(target, head, lastChanged(store))
      open = { listId: begun, listing, path: target, rows: 0, cells: 0 }
      return { listId: begun }
    },
    'list.rows': ({ listId, rows }) => {
      const list = listOf(listId)
      if (rows.length > LIST_ROWS) throw new Error(`${rows.length} rows at once`)
      attempt(() => {
        for (const row of rows) {
          list.listing.row(row)
          list.rows += 1
          list.cells += row.length
        }
        if (list.path === '' && list.cells > CLIPBOARD_CELLS) {
          throw new Failure({ code: 'export/too-much-to-copy', cells: list.cells, limit: CLIPBOARD_CELLS })
        }
      })
      return {}
    },
    'list.end': ({ listId }) => {
      const { listing, path, rows } = listOf(listId)
      const done = attempt(() => listing.end())
      open = null
      return { path, rows, ...done }
    },
    'list.cancel': ({ listId }) => {
      if (open?.listId === listId) leave()
      return {}
    },
  }
}

const [NARROWEST, WIDEST] = [6, 80]

function asColumn({ head, isNumber, width }: ListColumn): ListColumn {
  return { head, isNumber, width: Math.min(WIDEST, Math.max(NARROWEST, Math.round(width) || NARROWEST)) }
}
