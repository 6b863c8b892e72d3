import { useCallback, useMemo, useState } from 'react'
import type { PanelFigureHead, PanelHead, PanelTogether } from '#shared/domain/panel.ts'
import { dataOf } from '#shared/domain/panel-data.ts'
import type { Arrangement, BodyOrder } from '#shared/domain/view.ts'
import { call } from '../../api.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { useOpenChart } from '../../state/open-chart.ts'
import { isReplaced } from '../../state/panel.ts'
import { figureOf, panelGrid } from '../../state/panel-sort.ts'
import { usePlace } from '../../state/place.tsx'
import { useStudy } from '../../state/study.tsx'
import { figure } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { type Asked, PagedGrid } from '../../ui/paged-grid.tsx'
import { shownNumber } from './panel-cells.tsx'
import { panelColumns } from './panel-columns.tsx'
import { countRows, type PanelRow, rowsFor, rowsOfBody } from './panel-rows.ts'

type Props = {
  readonly head: PanelHead
  readonly arrangement: Arrangement
  readonly year: number
  readonly ranks: boolean
  readonly onTotal: (total: number) => void
  /** The figure that the person is at: of the row the keyboard is on, or that bodies are sorted by. */
  readonly onFigure: (nth: number) => void
  readonly onSort: (sort: BodyOrder | null) => void
}

/** A panel as rows and columns; under it what its bodies come to together. */
export function PanelGrid({ head, arrangement, year, ranks, onTotal, onFigure, onSort }: Props) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { tellFailure } = useNotices()
  const openChart = useOpenChart()
  const [row, setRow] = useState<PanelRow | null>(null)
  const ask = useCallback(
    async ({ offset, limit, sort }: Asked) => {
      const each = rowsOfBody(head, arrangement)
      const from = Math.floor(offset / each)
      const count = Math.ceil((offset + limit) / each) - from
      const figure = sort && figureOf(sort.column)
      if (arrangement === 'bodies') {
        onFigure(figure ?? 0)
        onSort(sort && figure !== null ? { figure: head.figures[figure]!.id, descending: sort.descending } : null)
      }
      const window = await call('panel.window', {
        panelId: head.panelId,
        from,
        count,
        sort: sort && figure !== null ? { figure, year, descending: sort.descending } : null,
      })
      const data = dataOf(head, window)
      const rows = [...window.places.keys()].flatMap(at => rowsFor(data, at, arrangement, year))
      return {
        total: countRows(head, arrangement),
        rows: rows.slice(offset - from * each, offset - from * each + limit),
      }
    },
    [head, arrangement, year, onFigure, onSort],
  )
  const columns = useMemo(
    () => panelColumns({ head, arrangement, ranks, year, text, language, edition: names.editions }),
    [head, arrangement, ranks, year, text, language, names],
  )
  const open = async (row: PanelRow, column: string) => {
    if (column === 'chart') return openChart(chartOfRow(head, row))
    const at = column.startsWith('year-') ? head.years.indexOf(Number(column.slice(5))) : (figureOf(column) ?? -1)
    const cell = row.cells[at]
    if (!cell?.report) return
    const { indicators, range } = await call('panel.evidence', {
      id: head.figures[cell.figure]!.id,
      reportId: cell.report,
    })
    go({ page: 'report', reportId: cell.report, indicator: indicators[0] ?? null, ...(range ? { range } : {}) })
  }
  return (
    <>
      <PagedGrid<PanelRow>
        ask={ask}
        version={version}
        columns={columns}
        rowId={row => row.id}
        language={language}
        testId={panelGrid(arrangement)}
        empty={text.compare.empty}
        headerHeight={42}
        onTrouble={thrown => {
          // the panel that takes its place is on its way
          if (!isReplaced(thrown)) tellFailure(thrown)
        }}
        onTotal={onTotal}
        onRow={row => {
          setRow(row)
          if (row?.figure != null) onFigure(row.figure)
        }}
        opensAtClick={column => column === 'chart' || column.startsWith('year-') || figureOf(column) !== null}
        onOpen={(row, column) => void open(row, column).catch(tellFailure)}
      />
      <Together head={head} arrangement={arrangement} year={year} nth={row?.figure ?? 0} />
    </>
  )
}

/** One figure of one body over the years; where a row has many figures, all that a picture has room for. */
function chartOfRow({ organisations, figures }: PanelHead, { body, figure }: PanelRow) {
  const bodies = [organisations[body]!]
  const asked = figures.map(({ id, definition }) => ({ id, definition }))
  if (figure !== null)
    return { kind: 'trend', figures: asked.slice(figure, figure + 1), organisations: bodies } as const
  return { kind: 'multiples', figures: asked.slice(0, FIGURES_OF_BODY), organisations: bodies } as const
}

/** As many lines as small multiples draw. */
const FIGURES_OF_BODY = 4

type TogetherProps = {
  readonly head: PanelHead
  readonly arrangement: Arrangement
  readonly year: number
  readonly nth: number
}

/** All bodies together: by year for the figure of the row the keyboard is on, or by figure for the year shown. */
function Together({ head, arrangement, year, nth }: TogetherProps) {
  const text = useText()
  const language = useLanguage()
  if (arrangement === 'panel') return null
  const columns =
    arrangement === 'years'
      ? head.years.map((name, at) => ({
          name: String(name),
          figure: head.figures[nth]!,
          of: head.figures[nth]!.together[at]!,
        }))
      : head.figures.map(figure => ({ name: figure.label[language], figure, of: figure.together[year]! }))
  const words = text.panel.together
  const lines: readonly (readonly [string, (of: PanelTogether) => number | null])[] = [
    [words.sum, of => of.sum],
    [words.mean, of => of.mean],
    [words.median, of => of.median],
    [words.pooled, of => of.pooled],
  ]
  const isRatio = (unit: string) => unit === '%'
  return (
    <div className="together" data-testid="together">
      <table>
        <thead>
          <tr>
            <th>{arrangement === 'years' ? head.figures[nth]!.label[language] : head.years[year]}</th>
            {columns.map(({ name }) => (
              <th key={name} className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, take]) => (
            <tr key={name} title={name === words.pooled ? text.panel.pooledHint : undefined}>
              <td>{name}</td>
              {columns.map(({ name: column, figure, of }) => {
                // A sum of ratios means nothing.
                const number = name === words.sum && isRatio(figure.unit) ? null : take(of)
                return (
                  <td key={column} className="number">
                    {number === null
                      ? '–'
                      : shownNumber(figure, name === words.sum ? number : toHundredths(number, figure))}
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <td>{words.count}</td>
            {columns.map(({ name, of }) => (
              <td key={name} className="number">
                {figure(of.numbers)} / {figure(of.lacking)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** What is divided has places that nobody reads; shares are shown in tenths of a percent anyway. */
function toHundredths(number: number, { unit }: PanelFigureHead): number {
  return unit === '%' ? number : Math.round(number * 100) / 100
}
