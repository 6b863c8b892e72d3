import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import { call } from '../api.ts'
import { useFigureChoices } from '../state/panel.ts'
import { useStudy } from '../state/study.tsx'
import { useText } from '../text/language.tsx'

export type Command = { readonly id: string; readonly label: string; readonly hint: string; readonly run: () => void }

type Props = {
  readonly commands: readonly Command[]
  readonly openReport: (reportId: number) => void
  readonly openIndicator: (indicator: IndicatorId) => void
  readonly searchText: (query: string) => void
  readonly close: () => void
}

const MOST_INDICATORS = 12

/** Ctrl K: type a few characters of a report, a body or a command. */
export function Palette({ commands, openReport, openIndicator, searchText, close }: Props) {
  const text = useText()
  const { state } = useStudy()
  const figures = useFigureChoices()
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const reports = useQuery({
    queryKey: ['study', 'palette', search],
    queryFn: () => call('report.page', { offset: 0, limit: 12, search, sort: 'organisation', descending: false }),
    enabled: state === 'open' && search.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const wanted = search.trim().toLowerCase()
  const found: readonly Command[] = [
    ...commands.filter(command => command.label.toLowerCase().includes(wanted)),
    ...(wanted === '' ? [] : (reports.data?.rows ?? [])).map(report => ({
      id: `report-${report.id}`,
      label: [report.organisation || report.title || report.fileName, report.year].filter(Boolean).join(' · '),
      hint: report.fileName,
      run: () => openReport(report.id),
    })),
    ...(wanted === '' || state !== 'open'
      ? []
      : figures.flatMap(({ title, choices }) =>
          choices
            .filter(({ label }) => label.toLowerCase().includes(wanted))
            .map(({ id, label }) => ({
              id: `indicator-${id}`,
              label: `${text.palette.chartOf} · ${label}`,
              hint: title,
              run: () => openIndicator(id),
            })),
        )
    ).slice(0, MOST_INDICATORS),
    ...(wanted === '' || state !== 'open'
      ? []
      : [
          {
            id: 'search-text',
            label: text.search.inAllText(search),
            hint: '',
            run: () => searchText(search.trim()),
          },
        ]),
  ]
  const chosen = Math.min(at, found.length - 1)
  const run = (command: Command | undefined) => {
    if (!command) return
    close()
    command.run()
  }
  return (
    <dialog ref={dialog} className="palette" data-testid="palette" aria-label={text.palette.title} onClose={close}>
      <input
        type="text"
        placeholder={text.palette.placeholder}
        aria-label={text.palette.placeholder}
        data-testid="palette-input"
        value={search}
        onChange={event => {
          setSearch(event.target.value)
          setAt(0)
        }}
        onKeyDown={event => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) {
            event.preventDefault()
            setAt((chosen + step + found.length) % Math.max(found.length, 1))
          }
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[chosen])
        }}
      />
      <div className="palette-list" role="listbox" aria-label={text.palette.title}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the field above
          <div
            key={command.id}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            ref={item => {
              if (index === chosen) item?.scrollIntoView({ block: 'nearest' })
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <small>{command.hint}</small>
          </div>
        ))}
        {found.length === 0 && <p className="muted">{text.choosing.noMatch}</p>}
      </div>
    </dialog>
  )
}
