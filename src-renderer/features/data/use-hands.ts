import type { GridApi } from 'ag-grid-community'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { call } from '../../api.ts'
import { useReportNames } from '../../state/fact-series.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useText } from '../../text/language.tsx'
import { readBlock, writeBlock } from '../../ui/block.ts'
import { type Box, boxOf, type Range, sizeOf } from '../../ui/range.ts'
import type { RangeHold } from '../../ui/use-range.ts'
import type { DataRow } from './cell.ts'
import { cellAt } from './cell.ts'
import { put } from './copied.ts'
import { copyRows } from './copy-rows.ts'
import { copiedColumns, targetsIn } from './hand-columns.ts'
import { type Plan, planClear, planFill, planPaste, type Refusal, targetOf } from './plan.ts'
import type { DataChoice } from './use-choice.ts'
import type { DataRows } from './use-rows.ts'

/** Cells that go to the clipboard at most: beyond that an export is the better way. */
const MOST_COPIED = 200_000
/** Cells that one step may write: the engine takes no more. */
const MOST_WRITTEN = 20_000

type Means = {
  readonly grid: GridApi<DataRow> | null
  readonly box: RefObject<HTMLElement | null>
  readonly choice: DataChoice
  readonly rows: DataRows
  readonly hold: RangeHold
}

/** What hands do with the selected cells: type, copy, paste, fill, delete. Each is one step, or nothing. */
export function useHands(means: Means) {
  const text = useText()
  const names = useReportNames()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  const latest = useRef({ ...means, text, names, author })
  latest.current = { ...means, text, names, author }

  const hands = useMemo(() => {
    const here = () => latest.current
    const selected = () => boxOf(here().hold.range)
    const targets = (box: Box) => targetsIn(here().grid, box, here().choice.places)
    const refuse = (refused: Refusal, box: Box) => {
      const { grid, names, text } = here()
      const at = 'column' in refused ? targets(box)[refused.column] : null
      const row = 'row' in refused ? grid?.getDisplayedRowAtIndex(box.top + refused.row)?.data : undefined
      const where = [row?.organisation, row?.year || '', at && names.indicator(at.indicator)]
        .filter(Boolean)
        .join(' · ')
      tell({ kind: 'trouble', says: text.data.refused(refused, where) })
    }
    const write = async (plan: Plan, box: Box, done: (changed: number, cells: number) => string) => {
      if ('refused' in plan) return refuse(plan.refused, box)
      const { author } = here()
      if (plan.written.length === 0) return tell({ kind: 'done', says: here().text.data.nothingChanged })
      const { changed } = await call('edit.makeMany', { cells: plan.written, reason: '', author })
      tell({ kind: 'done', says: done(changed, plan.cells) })
    }
    const isTooMuch = (box: Box, most: number, says: (cells: number, most: number) => string): boolean => {
      const { rows, columns } = sizeOf(box)
      if (rows * columns <= most) return false
      tell({ kind: 'trouble', says: says(rows * columns, most) })
      return true
    }
    const loaded = ({ top, bottom }: Box): readonly DataRow[] | null => {
      const rows: DataRow[] = []
      for (let at = top; at <= bottom; at += 1) {
        const data = here().grid?.getDisplayedRowAtIndex(at)?.data
        if (!data) return null
        rows.push(data)
      }
      return rows
    }
    const read = ({ top, bottom }: Box) => here().rows.read(top, bottom + 1)

    const fill = async (range: Range) => {
      const box = boxOf(range)
      if (isTooMuch(box, MOST_WRITTEN, here().text.data.tooMuchToWrite)) return
      // one row alone takes what stands above it
      const whole = box.top === box.bottom ? { ...box, top: Math.max(0, box.top - 1) } : box
      if (whole.top === whole.bottom) return
      const plan = planFill(await read(whole), targets(whole), here().text.data.absent)
      await write(plan, whole, here().text.data.filled)
    }
    return {
      fill: (range: Range) => void fill(range).catch(tellFailure),
      fillDown: () => void fill(here().hold.range).catch(tellFailure),
      /** True when the text is on the clipboard event; else it is on its way. */
      copy: (event: ClipboardEvent | null, isHeaded: boolean) => {
        const box = selected()
        if (isTooMuch(box, MOST_COPIED, here().text.data.tooMuchToCopy)) return
        const { grid, choice, names, text } = here()
        const columns = copiedColumns(grid, box, choice.places, names.indicator)
        const asText = (rows: readonly DataRow[]) =>
          writeBlock(copyRows(rows, columns, { ...text.data.absent, editions: names.editions }, isHeaded))
        const size = sizeOf(box)
        const done = () => tell({ kind: 'done', says: text.data.copied(size.rows, size.columns) })
        const rows = loaded(box)
        if (event?.clipboardData && rows) {
          event.clipboardData.setData('text/plain', asText(rows))
          return done()
        }
        void read(box)
          .then(rows => navigator.clipboard.writeText(asText(rows)))
          .then(done)
          .catch(tellFailure)
      },
      paste: async (pasted: string) => {
        try {
          const { grid, rows, hold } = here()
          const block = readBlock(pasted)
          const size = { rows: rows.total ?? 0, columns: grid?.getAllDisplayedColumns().length ?? 0 }
          const target = targetOf(block, selected(), size)
          if ('refused' in target) return refuse(target.refused, selected())
          const { box } = target
          if (isTooMuch(box, MOST_WRITTEN, here().text.data.tooMuchToWrite)) return
          const plan = planPaste(block, await read(box), targets(box), here().text.data.absent)
          hold.set({ anchor: hold.range.anchor, head: { row: box.bottom, column: box.right } })
          await write(plan, box, here().text.data.pasted)
        } catch (thrown) {
          tellFailure(thrown)
        }
      },
      clear: async () => {
        try {
          const box = selected()
          if (isTooMuch(box, MOST_WRITTEN, here().text.data.tooMuchToWrite)) return
          await write(planClear(await read(box), targets(box)), box, here().text.data.cleared)
        } catch (thrown) {
          tellFailure(thrown)
        }
      },
      /** One cell was typed into. */
      type: (row: DataRow, column: string, typed: string) => {
        const { choice, author, text } = here()
        const place = choice.places.findIndex(({ id }) => id === column)
        if (place < 0) return
        const becomes = put(typed, cellAt(row, place), text.data.absent)
        if (becomes.kind === 'same') return
        // what cannot be read is refused by the engine, in its words
        call('edit.make', { reportId: row.id, indicator: column, text: becomes.text, reason: '', author }).catch(
          tellFailure,
        )
      },
    }
  }, [tell, tellFailure])

  useEffect(() => {
    const root = means.box.current
    if (!root || !means.grid) return
    const isOurs = (target: EventTarget | null) =>
      target instanceof Element && target.closest('.ag-cell') !== null && means.grid?.getEditingCells().length === 0
    const copy = (event: ClipboardEvent) => {
      if (!isOurs(document.activeElement)) return
      event.preventDefault()
      hands.copy(event, false)
    }
    const paste = (event: ClipboardEvent) => {
      if (!isOurs(document.activeElement)) return
      event.preventDefault()
      void hands.paste(event.clipboardData?.getData('text/plain') ?? '')
    }
    const press = (event: KeyboardEvent) => {
      if (!isOurs(event.target) || event.altKey) return
      const control = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (key === 'delete' || key === 'backspace') void hands.clear()
      else if (control && key === 'd') hands.fillDown()
      else if (control && event.shiftKey && key === 'c') hands.copy(null, true)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('copy', copy)
    document.addEventListener('paste', paste)
    root.addEventListener('keydown', press, true)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('paste', paste)
      root.removeEventListener('keydown', press, true)
    }
  }, [means.box, means.grid, hands])

  return hands
}
