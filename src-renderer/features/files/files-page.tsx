import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StudyFile } from '#shared/domain/study.ts'
import { call } from '../../api.ts'
import { useImporting } from '../../state/importing.tsx'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { FILES_SHOWN, useKept } from '../../ui/kept.ts'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf } from './columns.ts'
import { EncodingPanel } from './encoding-panel.tsx'
import { canChooseEncoding } from './encodings.ts'
import { SHOWN, type Shown, useFileActs, useFileCounts } from './use-files.ts'
import './files.css'
import { Writes } from '../../state/writes.tsx'

/** Every file of the study and what came of it; how it is to be read can be said here. */
export function FilesPage() {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const { progress } = useImporting()
  const counts = useFileCounts()
  const { readAgain, asReports } = useFileActs()
  const [shown, setShown] = useKept<Shown>(FILES_SHOWN, 'all')
  const [choosing, setChoosing] = useState(false)
  const [row, setRow] = useState<StudyFile | null>(null)
  const [ticked, setTicked] = useState<readonly StudyFile[]>([])
  const grid = useRef<GridApi<StudyFile> | null>(null)
  const ask = useCallback(
    ({ offset, limit }: Asked) =>
      call('source.page', shown === 'all' ? { offset, limit } : { offset, limit, outcome: shown }),
    [shown],
  )
  const columns = useMemo(() => columnsOf(text, language, choosing), [text, language, choosing])
  const untick = useCallback(() => {
    grid.current?.deselectAll()
    setTicked([])
  }, [])
  const meant = ticked.length > 0 ? ticked : row ? [row] : []
  const notReports = meant.filter(({ outcome }) => outcome === 'not-report')
  const looked = row && meant.some(({ id }) => id === row.id) ? row : meant[0]
  useEffect(() => {
    if (!looked) setChoosing(false)
  }, [looked])
  const backToGrid = () => {
    setChoosing(false)
    const cell = grid.current?.getFocusedCell()
    if (cell) grid.current?.setFocusedCell(cell.rowIndex, cell.column)
  }

  return (
    <div className="page" data-testid="files-page">
      <div className="top">
        <h1>{text.pages.files}</h1>
        <span className="space" />
        {SHOWN.map(each => (
          <button
            type="button"
            key={each}
            aria-pressed={each === shown}
            data-testid={`files-${each}`}
            onClick={() => {
              setTicked([])
              setRow(null)
              setShown(each)
            }}
          >
            {text.files.outcomes[each]} {counts?.[each] ?? ''}
          </button>
        ))}
      </div>
      <div className="bar-line">
        <span data-testid="files-ticked">
          {ticked.length > 0 ? text.files.selected(ticked.length) : text.files.nothingSelected}
        </span>
        {ticked.length > 0 && (
          <button type="button" className="link" data-testid="files-untick" onClick={untick}>
            {text.files.unselect}
          </button>
        )}
        <span className="space" />
        <button
          type="button"
          data-testid="choose-encoding"
          aria-expanded={choosing}
          disabled={!meant.some(canChooseEncoding)}
          title={meant.length > 0 && !meant.some(canChooseEncoding) ? text.encodings.notText : undefined}
          onClick={() => setChoosing(!choosing)}
        >
          {text.files.encoding}
        </button>
        <Writes>
          <button
            type="button"
            data-testid="as-report"
            disabled={notReports.length === 0 || progress !== null}
            title={text.files.asReportHint}
            onClick={() => void asReports(notReports).then(untick)}
          >
            {text.files.asReport(notReports.length)}
          </button>
        </Writes>
        <button
          type="button"
          disabled={!row}
          onClick={() => row && void call('shell.showInFolder', { path: row.path }).catch(tellFailure)}
        >
          {text.study.showInFolder}
        </button>
      </div>
      <div className="files-body">
        <PagedGrid<StudyFile>
          key={shown}
          ask={ask}
          version={version}
          columns={columns}
          rowId={file => String(file.id)}
          language={language}
          testId="files-grid"
          empty={shown === 'all' ? text.files.empty : text.files.noneOfKind}
          onTrouble={tellFailure}
          onRow={setRow}
          onTicked={setTicked}
          onGrid={api => {
            grid.current = api
          }}
          opensAtClick={column => column === 'file'}
          onOpen={file => {
            if (file.reportId !== null) go({ page: 'report', reportId: file.reportId, indicator: null })
          }}
        />
        {choosing && looked && (
          <EncodingPanel
            file={looked}
            files={meant}
            readAgain={(files, encoding) =>
              void readAgain(files, encoding).then(begun => {
                if (begun) backToGrid()
              })
            }
            close={backToGrid}
          />
        )}
      </div>
    </div>
  )
}
