import { useMemo, useRef, useState } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import { mainIndicators } from '#shared/domain/main-indicators.ts'
import type { PanelData } from '#shared/domain/panel-data.ts'
import type { ChartChoice } from '#shared/domain/view.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useFormNames, useForms } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { FIRST_CHART } from '../../state/open-chart.ts'
import { usePanel } from '../../state/panel.ts'
import { usePlace } from '../../state/place.tsx'
import { useDark } from '../../state/settings.tsx'
import { ViewMenu } from '../../state/view-menu.tsx'
import { asFileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { CHARTED, useKept } from '../../ui/kept.ts'
import { FIGURES_OF } from './chart-choice.ts'
import { ChartTools } from './chart-tools.tsx'
import { ChartView, type Picture } from './chart-view.tsx'
import { DataTable } from './data-table.tsx'
import { draw } from './draw.ts'
import { fullestYear, type Spot, statedYears } from './frame.ts'
import { inkOf } from './ink.ts'
import { asTabbed } from './tabbed.ts'
import { useBodyGroups } from './use-groups.ts'
import './chart.css'

type Props = { readonly indicator?: IndicatorId; readonly organisations?: readonly string[] }

/** How many organisations are drawn when nothing was chosen. */
const FIRST_BODIES = 8

/** Figures of bodies over the years, as a picture. */
export function ChartPage(props: Props) {
  const text = useText()
  const language = useLanguage()
  const dark = useDark()
  const names = useFormNames()
  const { go } = usePlace()
  const { tell, tellFailure } = useNotices()
  const picture = useRef<Picture | null>(null)
  const [asTable, setAsTable] = useState(false)
  const [choice, choose] = useChartChoice(props)
  const all = useComparisonChoices()?.organisations
  const organisations = choice.organisations ?? all?.slice(0, FIRST_BODIES).map(({ name }) => name) ?? []
  const [least, most] = FIGURES_OF[choice.kind]
  const figures = choice.figures.slice(0, most)
  const ready = organisations.length > 0 && figures.length >= least
  const panel = usePanel(ready ? { organisations, years: [], figures } : null)
  const data = panel.data
  const years = useMemo(
    () =>
      data
        ? statedYears(
            data,
            data.head.figures.map((_, nth) => nth),
          )
        : [],
    [data],
  )
  const year = data
    ? (yearPlace(data, choice.year) ??
      fullestYear(
        data,
        data.head.figures.map((_, nth) => nth),
      ))
    : 0
  const groupBy = choice.kind === 'box' ? choice.groupBy : null
  const groups = useBodyGroups(data ?? null, groupBy)
  const option = useMemo(() => {
    if (!data || years.length === 0 || (groupBy !== null && groups === null)) return null
    const ink = inkOf(dark, choice.palette)
    return draw({ data, choice, year, groups, ink, text, language, edition: names.editions })
  }, [data, years, choice, year, groupBy, groups, dark, text, language, names])
  const name = choice.title || data?.head.figures[0]?.label[language] || text.pages.chart

  const open = async ([body, at, nth]: Spot) => {
    const reportId = data?.report(body, at)
    const id = data?.head.figures[nth]?.id
    if (!reportId || id === undefined) return
    const { indicators, range } = await call('panel.evidence', { id, reportId })
    go({ page: 'report', reportId, indicator: indicators[0] ?? null, ...(range ? { range } : {}) })
  }
  const save = async (kind: 'picture' | 'drawing') => {
    const suggested = `${asFileName(name)}.${kind === 'picture' ? 'png' : 'svg'}`
    const path = await call('shell.chooseSave', { suggested, kind })
    const base64 = kind === 'picture' ? picture.current?.png() : picture.current?.svg()
    if (path === null || !base64) return
    const saved = await call('shell.savePicture', { path, base64 })
    tell({
      kind: 'done',
      says: text.chart.saved(saved.path),
      action: {
        label: text.study.showInFolder,
        run: () => void call('shell.showInFolder', { path: saved.path }).catch(tellFailure),
      },
    })
  }
  const copy = async () => {
    if (!data) return
    await navigator.clipboard.writeText(asTabbed(data, language, [text.chart.organisation, text.columns.indicator]))
    tell({ kind: 'done', says: text.chart.copied })
  }
  return (
    <div className="page" data-testid="chart-page">
      <div className="top">
        <h1>{text.pages.chart}</h1>
        <ViewMenu shows={{ page: 'chart', choice }} />
        <span className="space" />
        <button type="button" data-testid="chart-as-table" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.chart.asChart : text.chart.asTable}
        </button>
        {asTable ? (
          <button type="button" data-testid="copy-data" onClick={() => void copy().catch(tellFailure)}>
            {text.chart.copyTable}
          </button>
        ) : (
          <>
            <button
              type="button"
              data-testid="save-drawing"
              disabled={!option}
              onClick={() => void save('drawing').catch(tellFailure)}
            >
              {text.chart.svg}
            </button>
            <button
              type="button"
              className="primary"
              data-testid="save-picture"
              disabled={!option}
              onClick={() => void save('picture').catch(tellFailure)}
            >
              {text.chart.png}
            </button>
          </>
        )}
      </div>
      <ChartTools
        choice={choice}
        onChoice={choose}
        organisations={organisations}
        data={data ?? null}
        years={years}
        year={year}
      />
      {organisations.length === 0 && <p className="empty">{text.compare.nothingChosen}</p>}
      {figures.length < least && <p className="empty">{text.chart.tooFew(least)}</p>}
      {choice.figures.length > most && <p className="chart-note">{text.chart.tooMany(most)}</p>}
      {ready && panel.error && <p className="empty">{failureText(panel.error, language)}</p>}
      {ready && data && !panel.error && years.length === 0 && <p className="empty">{text.chart.nothing}</p>}
      {ready && data && asTable && <DataTable data={data} />}
      {ready && option && !panel.error && !asTable && (
        <ChartView option={option} hold={picture} label={name} onOpen={spot => void open(spot).catch(tellFailure)} />
      )}
    </div>
  )
}

/** What was chosen last, unless a row of another page was sent here. */
function useChartChoice(props: Props): [ChartChoice, (part: Partial<ChartChoice>) => void] {
  const forms = useForms()
  const first = mainIndicators(forms.slice(-1))[0]
  const [kept, setKept] = useKept<ChartChoice & { asked: string }>(CHARTED, { ...FIRST_CHART, asked: '' })
  const asked = JSON.stringify(props)
  const came = props.indicator !== undefined && kept.asked !== asked
  const sent: Partial<ChartChoice> = came
    ? {
        kind: 'trend',
        figures: [{ id: props.indicator!, definition: null }],
        organisations: props.organisations ?? null,
        title: '',
      }
    : {}
  const figures = kept.figures.length === 0 && first !== undefined ? [{ id: first, definition: null }] : kept.figures
  const { asked: _asked, ...before } = kept
  const choice: ChartChoice = { ...before, figures, ...sent }
  return [choice, part => setKept({ ...choice, ...part, asked })]
}

function yearPlace(data: PanelData, year: number | null): number | null {
  const place = year === null ? -1 : data.head.years.indexOf(year)
  return place === -1 ? null : place
}
