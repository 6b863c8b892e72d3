import type { SourceLine } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId, Template } from '#shared/domain/form.ts'
import type { PanelFigureHead, PanelHead, PanelSort, PanelWindow } from '#shared/domain/panel.ts'
import { dataOf, type PanelData } from '#shared/domain/panel-data.ts'
import type { SampleResult } from '#shared/domain/sample.ts'
import type { Series } from '#shared/domain/series.ts'
import type { Arrangement } from '#shared/domain/view.ts'
import type { Language, Wording } from '#shared/domain/wording.ts'

/** Figures worked out of a study: body × year × series, ratio or indicator. */
export type PanelFigures = {
  readonly head: PanelHead
  /** Some bodies, in the order they are to stand in. */
  readonly window: (from: number, count: number) => PanelWindow
  /** How a figure is worked out; null for an indicator of the forms. */
  readonly seriesOf: (id: IndicatorId) => Series | null
}

/** Everything the workbook of a panel is made from. */
export type PanelBook = PanelFigures & {
  readonly title: Wording
  readonly language: Language
  readonly studyName: string
  readonly appVersion: string
  /** When the study was last changed, ISO 8601, UTC. No clock is asked: the same book gives the same bytes. */
  readonly asOf: string
  readonly arrangement: Arrangement
  /** Place of the year that an arrangement of bodies is of. */
  readonly year: number
  /** Order of the bodies; null by name. */
  readonly order: PanelSort | null
  readonly templates: readonly Template[]
  /** What a sample held against the sources came to; null where none was drawn. */
  readonly accuracy: SampleResult | null
  readonly sources: Iterable<SourceLine>
}

/** What the sheets of figures need to know of the book they are in. */
export type FiguresBook = PanelFigures & Pick<PanelBook, 'title' | 'language' | 'studyName' | 'templates'>

/** One body of a panel: where its figures are read. */
export type Body = { readonly name: string; readonly data: PanelData; readonly at: number }

const AT_ONCE = 200

/** Every body, some in memory at a time. */
export function* bodiesOf({ head, window }: PanelFigures): Generator<Body> {
  for (let from = 0; from < head.organisations.length; from += AT_ONCE) {
    const data = dataOf(head, window(from, AT_ONCE))
    for (let at = 0; at < data.bodies; at += 1) yield { name: head.organisations[data.places[at]!]!, data, at }
  }
}

/** What a figure is called: with its definition where it has several. */
export function figureName({ label, definition, definitions }: PanelFigureHead, language: Language): string {
  const chosen =
    definitions.length > 1 ? (definitions.find(({ id }) => id === definition) ?? definitions[0]) : undefined
  if (!chosen) return label[language]
  return language === 'zh' ? `${label.zh}（${chosen.label.zh}）` : `${label.en} (${chosen.label.en})`
}

/** Whether two editions followed one another in the study, and both can state a figure: only then is there a break. */
export function isFollowed(
  { because }: PanelFigureHead,
  between: readonly [EditionId, EditionId],
  { head, templates }: FiguresBook,
): boolean {
  const stating = head.editions.filter(
    (id, place) => templates.some(template => template.id === id) && (because[place] ?? null) === null,
  )
  const [from, to] = between.map(edition => stating.indexOf(edition)) as [number, number]
  return from >= 0 && to === from + 1
}

/** What an edition is called in a sentence. */
export function editionName({ templates, language }: FiguresBook, edition: string): string {
  return templates.find(({ id }) => id === edition)?.short[language] ?? edition
}
