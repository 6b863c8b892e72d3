import { useCallback } from 'react'
import { Failure } from '#shared/contract/errors.ts'
import { LIST_ROWS, type ListTarget } from '#shared/domain/listing.ts'
import { call, hear } from '../api.ts'
import { asFileName } from '../text/figures.ts'
import { useText } from '../text/language.tsx'
import type { ShownList } from '../ui/shown-list.ts'
import { useNotices } from './notice.tsx'

/** Rows read and sent at once: few enough that the window goes on drawing in between. */
const AT_ONCE = Math.min(200, LIST_ROWS)
/** How often a list is begun anew because the study changed under it. */
const TRIES = 3
const KINDS = { workbook: 'workbook', csv: 'table' } as const
const ENDINGS = { workbook: 'xlsx', csv: 'csv' } as const

type Watch = { readonly hear: (done: number, of: number) => void; readonly isCancelled: () => boolean }

/** Take the list on the screen away, in its order and its words: to a file that is asked for, or to the clipboard. */
export function useTakeList() {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  return useCallback(
    async (list: ShownList, to: ListTarget, title: string) => {
      let cancelled = false
      const cancel = {
        label: text.taking.cancel,
        run: () => {
          cancelled = true
        },
      }
      const watch: Watch = {
        hear: (done, of) => tell({ kind: 'done', says: text.taking.progress(done, of), action: cancel }),
        isCancelled: () => cancelled,
      }
      try {
        const path = to === 'clipboard' ? null : await choosePath(to, title)
        if (to !== 'clipboard' && path === null) return
        const done = await write(list, { to, path, title, marks: text.taking.marks }, watch)
        if (to === 'clipboard') {
          await navigator.clipboard.writeText(done.text)
          return tell({ kind: 'done', says: text.taking.copied(done.rows) })
        }
        const show = () => void call('shell.showInFolder', { path: done.path }).catch(tellFailure)
        tell({
          kind: 'done',
          says: text.exporting.written(done),
          action: { label: text.study.showInFolder, run: show },
        })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [tell, tellFailure, text],
  )
}

function choosePath(to: 'workbook' | 'csv', title: string): Promise<string | null> {
  return call('shell.chooseSave', { suggested: `${asFileName(title)}.${ENDINGS[to]}`, kind: KINDS[to] })
}

type Target = {
  readonly to: ListTarget
  readonly path: string | null
  readonly title: string
  readonly marks: string
}

/** A list that changes while it is read would lack rows or have some twice: then it is begun anew. */
async function write(list: ShownList, target: Target, watch: Watch) {
  let isChanged = false
  const stop = hear('study.changed', () => {
    isChanged = true
  })
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      isChanged = false
      const done = await writeOnce(list, target, { ...watch, isChanged: () => isChanged })
      if (done) return done
    }
    throw new Failure({ code: 'export/changing' })
  } finally {
    stop()
  }
}

async function writeOnce(
  { columns, open }: ShownList,
  { marks, ...target }: Target,
  { hear: tellProgress, isCancelled, isChanged }: Watch & { readonly isChanged: () => boolean },
) {
  const read = open()
  const heads = columns.map(({ head, isNumber, width }) => ({ head, isNumber, width }))
  const hasMarks = heads.some(({ isNumber }) => isNumber)
  const { listId } = await call('list.begin', { ...target, columns: heads, marks: hasMarks ? marks : null })
  let isWhole = false
  try {
    for (let offset = 0, total = 1; offset < total; offset += AT_ONCE) {
      const page = await read(offset, AT_ONCE)
      total = page.total
      await call('list.rows', { listId, rows: page.rows })
      if (isCancelled()) throw new Failure({ code: 'export/cancelled' })
      if (isChanged()) return null
      if (total > AT_ONCE) tellProgress(Math.min(offset + AT_ONCE, total), total)
    }
    const done = await call('list.end', { listId })
    isWhole = true
    return done
  } finally {
    if (!isWhole) await call('list.cancel', { listId })
  }
}
