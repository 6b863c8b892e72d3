import type { GridApi } from 'ag-grid-community'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useText } from '../../text/language.tsx'
import type { RangeHold } from '../../ui/use-range.ts'
import type { DataRow } from './cell.ts'
import { findAround } from './find-around.ts'
import type { DataChoice } from './use-choice.ts'
import type { DataRows } from './use-rows.ts'

type Props = {
  readonly grid: GridApi<DataRow> | null
  readonly choice: DataChoice
  readonly rows: DataRows
  readonly hold: RangeHold
  readonly field: RefObject<HTMLInputElement | null>
}

/** How far a search has come, or that it found nothing. */
type Looking = { readonly row: number } | 'nothing' | null

/** Find in all rows, in sight or not: Enter or F3 goes to the next place, with Shift to the one before. */
export function FindBox({ grid, choice, rows, hold, field }: Props) {
  const text = useText()
  const { find: words } = text.data
  const { tellFailure } = useNotices()
  const [sought, setSought] = useState('')
  const [looking, setLooking] = useState<Looking>(null)
  const turn = useRef(0)
  const line = useRef(Promise.resolve())

  const look = async (backwards: boolean) => {
    const mine = turn.current
    const total = rows.total ?? 0
    if (sought.trim() === '' || !grid || total === 0) return setLooking(null)
    const shown = grid.getAllDisplayedColumns().map(column => column.getColId())
    const columns = choice.places.map(({ id }) => id)
    const { row, column } = hold.now().anchor
    const found = await findAround({
      ask: from => call('grid.find', { query: rows.query(), columns, words: sought, from, backwards }),
      start: { row: Math.min(row, total - 1), column: shown[column] ?? '' },
      other: { row: backwards ? total - 1 : 0, column: '' },
      isLeft: () => mine !== turn.current,
      tell: next => setLooking({ row: backwards ? total - next : next }),
    })
    if (mine !== turn.current) return
    setLooking(found ? null : 'nothing')
    if (found) hold.goTo({ row: found.row, column: Math.max(shown.indexOf(found.column), 0) }, false)
  }
  // pressed twice is two places on, however long the first takes
  const go = (backwards: boolean) => {
    line.current = line.current.then(() => latestLook.current(backwards)).catch(tellFailure)
  }
  const latestLook = useRef(look)
  latestLook.current = look
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f' && !event.altKey
      if (!isFind && event.key !== 'F3') return
      event.preventDefault()
      if (event.key === 'F3') return latest.current(event.shiftKey)
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [field])

  const stop = () => {
    turn.current += 1
    setLooking(null)
  }
  return (
    <div className="find-box">
      {looking === 'nothing' && (
        <span role="status" data-testid="find-nothing">
          {words.nothing}
        </span>
      )}
      {looking !== null && looking !== 'nothing' && (
        <>
          <span role="status">{words.looking(looking.row, rows.total ?? 0)}</span>
          <button type="button" className="link" onClick={stop}>
            {words.stop}
          </button>
        </>
      )}
      <input
        type="search"
        ref={field}
        data-testid="data-find"
        placeholder={words.placeholder}
        title={words.hint}
        aria-label={words.hint}
        value={sought}
        onChange={event => {
          stop()
          setSought(event.target.value)
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') go(event.shiftKey)
          if (event.key === 'Escape') hold.goTo(hold.now().anchor)
        }}
      />
    </div>
  )
}
