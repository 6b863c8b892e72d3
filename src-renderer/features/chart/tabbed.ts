import type { PanelData } from '#shared/domain/panel-data.ts'
import type { Language } from '#shared/domain/wording.ts'
import { bodiesOf } from './frame.ts'

/** The numbers behind a picture as text that a spreadsheet takes: tab-separated, ratios as plain numbers, nothing where there is none. */
export function asTabbed(data: PanelData, language: Language, heads: readonly [string, string]): string {
  const { organisations, years, figures } = data.head
  const lines = bodiesOf(data).flatMap(body =>
    figures.map((figure, nth) => [
      organisations[body]!,
      figure.label[language],
      ...years.map((_, at) => data.number(body, at, nth) ?? ''),
    ]),
  )
  return [[...heads, ...years], ...lines].map(line => line.join('\t')).join('\r\n')
}
