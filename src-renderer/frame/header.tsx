import { useStudy, useSummary } from '../state/study.tsx'
import { Writes } from '../state/writes.tsx'
import { fileName } from '../text/figures.ts'
import { useText } from '../text/language.tsx'
import { Popover } from '../ui/popover.tsx'
import { ExportMenu } from './export-menu.tsx'
import type { StudyCommands } from './study-commands.ts'
import { StudyMenu } from './study-menu.tsx'

type Props = { readonly commands: StudyCommands; readonly onSearch: () => void }

export function Header({ commands, onSearch }: Props) {
  const text = useText()
  const summary = useSummary()
  const { path } = useStudy()
  const { undo, redo } = commands
  return (
    <header>
      <b>{text.product}</b>
      <Popover
        className="quiet study-name"
        testId="study-menu"
        label={path ? (summary?.name ?? fileName(path)) : text.study.none}
      >
        {close => <StudyMenu commands={commands} path={path} close={close} />}
      </Popover>
      <button type="button" className="search-box" data-testid="search-box" onClick={onSearch}>
        <span>{text.palette.placeholder}</span>
        <span>Ctrl K</span>
      </button>
      <Writes>
        <button
          type="button"
          className="quiet"
          data-testid="undo"
          disabled={!summary?.undo}
          title={summary?.undo ? text.edits.undoHint(commands.describe(summary.undo)) : text.edits.nothingToUndo}
          onClick={undo}
        >
          {text.edits.undo}
        </button>
        <button
          type="button"
          className="quiet"
          data-testid="redo"
          disabled={!summary?.redo}
          title={summary?.redo ? text.edits.redoHint(commands.describe(summary.redo)) : text.edits.nothingToRedo}
          onClick={redo}
        >
          {text.edits.redo}
        </button>
      </Writes>
      <ExportMenu commands={commands} />
    </header>
  )
}
