import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { IndicatorId, Template } from '#shared/domain/form.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useFormNames, useForms } from '../../state/forms.ts'
import { useIndicatorChoices } from '../../state/indicator-choices.ts'
import { mainIndicators } from '../../state/main-indicators.ts'
import { useNotices } from '../../state/notice.tsx'
import { useDark } from '../../state/settings.tsx'
import { useStudy } from '../../state/study.tsx'
import { asFileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { useKept } from '../../ui/kept.ts'
import { chartOption } from './chart-option.ts'
import { ChartView, type Picture } from './chart-view.tsx'
import './chart.css'

type Props = { readonly indicator?: IndicatorId; readonly organisations?: readonly string[] }
type Choice = { readonly indicator: IndicatorId | null; readonly organisations: readonly string[] | null }

/** How many organisations are drawn when nothing was chosen. */
const FIRST_SERIES = 8
const MOST_SERIES = 200

/** One indicator over the years, a line an organisation. */
export function ChartPage(props: Props) {
  const text = useText()
  const language = useLanguage()
  const dark = useDark()
  const forms = useForms()
  const names = useFormNames()
  const groups = useIndicatorChoices()
  const choices = useComparisonChoices()
  const { tell, tellFailure } = useNotices()
  const { version } = useStudy()
  const picture = useRef<Picture | null>(null)
  const asked = JSON.stringify(props)
  const [kept, setKept] = useKept<Choice & { asked: string }>('chart.choice', {
    indicator: null,
    organisations: null,
    asked: '',
  })
  const came = props.indicator !== undefined && kept.asked !== asked
  const choice: Choice = came ? { indicator: props.indicator!, organisations: props.organisations ?? null } : kept
  const choose = (part: Partial<Choice>) => setKept({ ...choice, ...part, asked })

  const all = useMemo(() => choices?.organisations.map(({ name }) => name) ?? [], [choices])
  const organisations = choice.organisations ?? all.slice(0, FIRST_SERIES)
  const indicator = choice.indicator ?? firstIndicator(forms)
  const table = useQuery({
    queryKey: ['study', 'chart', indicator, organisations, version],
    queryFn: () =>
      call('compare.table', {
        organisations,
        indicators: [indicator!],
        years: [],
        onlyStated: false,
        offset: 0,
        limit: MOST_SERIES,
      }),
    enabled: indicator !== null && organisations.length > 0,
    placeholderData: before => before,
  })
  const option = useMemo(
    () => table.data && indicator && chartOption({ table: table.data, indicator, names, text, dark }),
    [table.data, indicator, names, text, dark],
  )
  const save = async () => {
    try {
      const suggested = `${asFileName(indicator ? names.indicator(indicator) : text.pages.chart)}.png`
      const path = await call('shell.chooseSave', { suggested, kind: 'picture' })
      const base64 = picture.current?.()
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
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <div className="page" data-testid="chart-page">
      <div className="top">
        <h1>{text.pages.chart}</h1>
        <Choose
          single
          label={indicator ? names.indicator(indicator) : text.columns.indicator}
          groups={groups}
          chosen={new Set(indicator ? [indicator] : [])}
          onChoose={chosen => choose({ indicator: [...chosen][0] ?? null })}
          words={text.choosing}
          testId="chart-indicator"
        />
        <Choose
          label={text.compare.organisations(organisations.length, all.length)}
          groups={[{ title: '', choices: all.map(name => ({ id: name, label: name })) }]}
          chosen={new Set(organisations)}
          onChoose={chosen => choose({ organisations: all.filter(name => chosen.has(name)) })}
          words={text.choosing}
          testId="chart-organisations"
        />
        <span className="space" />
        <button
          type="button"
          className="primary"
          data-testid="save-picture"
          disabled={!option}
          onClick={() => void save()}
        >
          {text.chart.save}
        </button>
      </div>
      {table.error && <p className="empty">{failureText(table.error, language)}</p>}
      {organisations.length === 0 && <p className="empty">{text.compare.nothingChosen}</p>}
      {option && !table.error && organisations.length > 0 && (
        <ChartView option={option} hold={picture} label={indicator ? names.indicator(indicator) : ''} />
      )}
    </div>
  )
}

/** Something to begin with: the first main indicator of the newest form. */
function firstIndicator(forms: readonly Template[]): IndicatorId | null {
  return mainIndicators(forms.slice(-1))[0] ?? null
}
