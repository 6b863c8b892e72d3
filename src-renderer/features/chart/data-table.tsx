import type { PanelData } from '#shared/domain/panel-data.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { bodiesOf, shown } from './frame.ts'

/** The numbers behind a picture: a row a body and figure, a column a year. */
export function DataTable({ data }: { readonly data: PanelData }) {
  const language = useLanguage()
  const text = useText()
  const { organisations, years, figures } = data.head
  return (
    <div className="chart-table" data-testid="chart-table">
      <table>
        <thead>
          <tr>
            <th>{text.chart.organisation}</th>
            <th>{text.columns.indicator}</th>
            {years.map(year => (
              <th key={year} className="number">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bodiesOf(data).flatMap(body =>
            figures.map((figure, nth) => (
              <tr key={`${organisations[body]} ${figure.id} ${figure.definition}`}>
                <td>{organisations[body]}</td>
                <td>{figure.label[language]}</td>
                {years.map((year, at) => {
                  const number = data.number(body, at, nth)
                  const lack = data.lack(body, at, nth)
                  return (
                    <td key={year} className="number" title={lack ? text.lacks[lack] : undefined}>
                      {number === null ? '–' : shown(figure, number)}
                    </td>
                  )
                })}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
