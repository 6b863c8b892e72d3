import { useEffect, useRef, useState } from 'react'
import { pathsOf } from '../api.ts'
import { useImporting } from '../state/importing.tsx'
import { useNotices } from '../state/notice.tsx'
import { useStudy, useSummary } from '../state/study.tsx'
import { fileName } from '../text/figures.ts'
import { useText } from '../text/language.tsx'

/** Files and folders may be dropped anywhere, at any time; while they hang over the window it says where they will go. */
export function DropAnywhere() {
  const text = useText()
  const { start } = useImporting()
  const { tell } = useNotices()
  const { path, suggested } = useStudy()
  const summary = useSummary()
  const [over, setOver] = useState(false)
  const take = (dropped: FileList) => {
    const paths = pathsOf(dropped)
    if (paths.length === 0 && dropped.length > 0) tell({ kind: 'trouble', says: text.importing.dropHasNoFile })
    else void start(paths)
  }
  const latest = useRef(take)
  latest.current = take

  useEffect(() => {
    let depth = 0
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!isFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const hover = (event: DragEvent) => {
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isFiles(event) ? 'copy' : 'none'
    }
    const leave = (event: DragEvent) => {
      if (isFiles(event)) depth -= 1
      if (depth <= 0 || event.relatedTarget === null) {
        depth = 0
        setOver(false)
      }
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      depth = 0
      setOver(false)
      if (event.dataTransfer) latest.current(event.dataTransfer.files)
    }
    // the mouse moves only when nothing is dragged: for a drag that ended without a word
    const end = () => {
      depth = 0
      setOver(false)
    }
    window.addEventListener('mousemove', end)
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('mousemove', end)
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  if (!over) return null
  return (
    <div className="drop-over" data-testid="drop-over">
      <strong>{text.importing.dropHere}</strong>
      <span>
        {path
          ? text.importing.dropGoesTo(summary?.name ?? fileName(path))
          : text.importing.dropMakes(fileName(suggested))}
      </span>
    </div>
  )
}
