import { skipToken, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { fullestYear, type PanelHead } from '#shared/domain/panel.ts'
import type { Arrangement, BodyOrder } from '#shared/domain/view.ts'
import { panelRequest } from '#shared/domain/view-request.ts'
import { call, failureText } from '../../api.ts'
import { useOpenChart } from '../../state/open-chart.ts'
import { askedAnew } from '../../state/panel.ts'
import { usePanelChoice } from '../../state/panel-choice.ts'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { PanelGrid } from './panel-grid.tsx'
import { PanelTools } from './panel-tools.tsx'
import { PartActs } from './part-acts.tsx'

/** The picture of a whole arrangement. */
const KINDS = { years: 'trend', bodies: 'ranking', panel: 'heat' } as const

type Props = {
  readonly arrangement: Arrangement
  readonly tools: React.ReactNode
  readonly onTotal: (total: number) => void
}

/** Series, ratios and indicators of many bodies, in one of three arrangements. */
export function PanelPart({ arrangement, tools, onTotal }: Props) {
  const text = useText()
  const language = useLanguage()
  const { version } = useStudy()
  const [choice, setChoice] = usePanelChoice()
  const ofOneYear = arrangement === 'bodies'
  const request = useMemo(() => panelRequest(choice, arrangement), [choice, arrangement])
  const figure = useRef(0)
  const setFigure = useCallback((nth: number) => {
    figure.current = nth
  }, [])
  const [sort, setSort] = useState<BodyOrder | null>(null)
  const order = useCallback(
    (next: BodyOrder | null) => setSort(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next)),
    [],
  )
  const openChart = useOpenChart()
  const draw = ({ organisations, years, figures }: PanelHead) => {
    const { id, definition } = figures[figure.current] ?? figures[0]!
    openChart({ kind: KINDS[arrangement], figures: [{ id, definition }], organisations, year: years[year] ?? null })
  }
  const nothing = request === null
  const head = useQuery({
    queryKey: ['study', 'panel-head', request, version],
    queryFn: request === null ? skipToken : () => call('panel.open', request),
    ...askedAnew,
    // the engine forgets a panel for the next one: of a page that was left there is nothing to come back to
    gcTime: 0,
    placeholderData: before => before,
  })
  const shown = head.data
  const years = shown?.years ?? []
  const asked = choice.year === null ? -1 : years.indexOf(choice.year)
  const chosen = asked === -1 ? fullestYear(head.data) : asked
  // the bodies of a year come with it: until they are there the year before stays, and rows are read once
  const settled = useRef(chosen)
  if (!head.isPlaceholderData) settled.current = chosen
  const year = settled.current
  return (
    <>
      <div className="compare-tools panel-tools">
        {tools}
        <PanelTools
          choice={choice}
          onChoice={part => setChoice({ ...choice, ...part })}
          years={years}
          year={chosen}
          ofOneYear={ofOneYear}
        />
      </div>
      <PartActs
        shows={{ page: 'compare', layout: arrangement, choice, sort }}
        onDraw={shown && !nothing ? () => draw(shown) : null}
      />
      {shown && !nothing && shown.silent.bodies > 0 && (
        <p className="panel-silent" data-testid="panel-silent">
          {text.panel.silent(shown.silent, ofOneYear ? (years[year] ?? null) : null)}{' '}
          <button
            type="button"
            className="link"
            data-testid="panel-show-silent"
            onClick={() => setChoice({ ...choice, silent: !shown.silent.areShown })}
          >
            {text.panel.showSilent(shown.silent.areShown)}
          </button>
        </p>
      )}
      {nothing && <p className="empty">{text.panel.choose}</p>}
      {!nothing && head.error && <p className="empty">{failureText(head.error, language)}</p>}
      {!nothing && head.data && !head.error && head.data.years.length > 0 && (
        <PanelGrid
          head={head.data}
          arrangement={arrangement}
          year={year}
          ranks={ofOneYear && choice.ranks}
          onTotal={onTotal}
          onFigure={setFigure}
          onSort={order}
        />
      )}
    </>
  )
}
