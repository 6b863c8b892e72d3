import { arrangementShown } from '../state/panel-choice.ts'
import { usePlace } from '../state/place.tsx'
import { useStudy, useSummary } from '../state/study.tsx'
import { useTakeList } from '../state/take-list.ts'
import { useText } from '../text/language.tsx'
import { Menu, Popover } from '../ui/popover.tsx'
import { useShownList } from '../ui/shown-list.ts'
import type { StudyCommands } from './study-commands.ts'

const BUTTON = 'export-menu'

/** Open the menu by its key: the same on every page. */
export function openExportMenu(): void {
  document.querySelector<HTMLElement>(`[data-testid=${BUTTON}]`)?.click()
}

/** What can be taken away: the list on the page, and what the whole study gives. */
export function ExportMenu({ commands }: { readonly commands: StudyCommands }) {
  const text = useText()
  const { place, go } = usePlace()
  const { state } = useStudy()
  const summary = useSummary()
  const list = useShownList()
  const take = useTakeList()
  const title = titleOf(place.page, text.pages) ?? text.taking.title
  const comparison = { label: text.taking.comparison, testId: 'export-workbook', run: commands.exportTable }
  const panel = { label: text.taking.panel, testId: 'export-panel', run: commands.exportPanel }
  /** What the page shows comes first. */
  const items = () => {
    if (place.page !== 'compare') return [...ofPage, comparison, panel]
    return arrangementShown() === null ? [comparison, panel, ...ofPage] : [panel, comparison, ...ofPage]
  }
  const ofPage = list
    ? (['workbook', 'csv', 'clipboard'] as const).map(to => ({
        label: text.taking[to],
        testId: `take-${to}`,
        run: () => void take(list, to, title),
      }))
    : [{ label: text.taking.nothingHere, disabled: true, run: () => undefined }]
  const ofStudy = [
    { label: text.taking.data, testId: 'take-data', run: () => go({ page: 'export', part: 'data' }) },
    { label: text.taking.sampleItem, testId: 'take-sample', run: () => go({ page: 'export', part: 'sample' }) },
  ]
  return (
    <span title={text.taking.menuHint}>
      <Popover
        align="right"
        className={place.page === 'compare' ? 'primary' : undefined}
        testId={BUTTON}
        label={text.taking.menu}
        disabled={state !== 'open' || summary?.reports === 0}
      >
        {close => <Menu items={[...items(), ...ofStudy]} close={close} />}
      </Popover>
    </span>
  )
}

function titleOf(page: string, names: Readonly<Record<string, string>>): string | undefined {
  return names[page]
}
