import { markedCells } from '#shared/domain/check.ts'
import {
  type ColumnTemplate,
  columnsOfRow,
  type IndicatorId,
  indicatorId,
  type RowTemplate,
  type TableTemplate,
  type Template,
} from '#shared/domain/form.ts'
import { OWN_EDITION } from '#shared/domain/forms.ts'
import { plainLabel } from '#shared/domain/indicator-name.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import type { FindingLine, Observation, ReportView, Note as WrittenNote } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { isInDoubt } from '../../text/value-text.ts'

/** What was typed and not taken: kept until it is mended or given up. */
export type Refused = { readonly text: string; readonly says: string }

export type FormCell = {
  readonly indicator: IndicatorId
  readonly label: string
  /** Header of its column, where there are several. */
  readonly column: string
  readonly unit: string
  readonly observation: Observation | null
  readonly prose: readonly NarrativeReading[]
  readonly findings: readonly FindingLine[]
  readonly written: WrittenNote | null
  readonly refused: Refused | null
}

/** A line of the form, or what is to be said beneath one. */
export type FormRow =
  | {
      readonly kind: 'line'
      readonly id: string
      readonly label: string
      readonly depth: number
      readonly heading: boolean
      readonly unit: string
      readonly cells: Readonly<Record<string, FormCell>>
    }
  | { readonly kind: 'note'; readonly id: string; readonly notes: readonly Note[] }

export type Note =
  | { readonly kind: 'finding'; readonly finding: FindingLine; readonly cell: FormCell }
  | { readonly kind: 'doubt'; readonly cell: FormCell }
  | { readonly kind: 'refused'; readonly cell: FormCell; readonly refused: Refused }
  | { readonly kind: 'written'; readonly cell: FormCell; readonly written: WrittenNote }

/** `list`: one value a row; `matrix`: several columns. */
export type FormTable = {
  readonly id: string
  readonly layout: 'list' | 'matrix'
  readonly template: TableTemplate
  readonly rows: readonly FormRow[]
}

/** The official form filled with what the report states, in the order of the form. */
export function fillForm(
  view: ReportView,
  forms: readonly Template[],
  refused: ReadonlyMap<IndicatorId, Refused>,
  language: Language,
): readonly FormTable[] {
  const cells = cellFinder(view, refused)
  return tablesShown(view, forms).map(({ form, table }) => ({
    id: `${form.id}.${table.id}`,
    layout: table.columns.length === 1 ? 'list' : 'matrix',
    template: table,
    rows: table.rows.flatMap(row => linesOf(table, row, cells, language)),
  }))
}

/** All that does not agree in a report, and what in the report of the year after does not agree with it, at its own cells. */
export function findingsHere({ findings, later }: Pick<ReportView, 'findings' | 'later'>): readonly FindingLine[] {
  return [...findings, ...later.map(finding => ({ ...finding, indicators: finding.earlier }))]
}

/** What can be looked for: places in a finding, values in doubt, or both. */
export type Sought = 'finding' | 'doubt' | 'any'

/**
 * Values to look at, in the order of the form: those in a finding nobody judged yet, unless it is
 * a mere remark, and those in doubt.
 */
export function placesToLook(tables: readonly FormTable[], sought: Sought = 'any'): readonly IndicatorId[] {
  const seen = new Set<IndicatorId>()
  const isSought = ({ kind }: Note) => (sought === 'any' ? kind === 'finding' || kind === 'doubt' : kind === sought)
  const isOpen = (note: Note) =>
    note.kind !== 'finding' || (note.finding.judged === null && note.finding.level !== 'info')
  for (const { rows } of tables)
    for (const row of rows)
      if (row.kind === 'note')
        for (const note of row.notes) if (isSought(note) && isOpen(note)) seen.add(note.cell.indicator)
  return [...seen]
}

/** Every value of the form in its order. */
export function cellsInOrder(tables: readonly FormTable[]): readonly FormCell[] {
  return tables.flatMap(({ rows }) => rows.flatMap(row => (row.kind === 'line' ? Object.values(row.cells) : [])))
}

export function isDoubtful(cell: FormCell): boolean {
  return cell.observation !== null && cell.observation.edit === null && isInDoubt(cell.observation.value)
}

function tablesShown(view: ReportView, forms: readonly Template[]) {
  const { editions, year } = view.report
  const found = forms.filter(form => editions.includes(form.id))
  // a province's own form is shown only where it was found
  const inForce = forms.filter(
    ({ province, years: [first, last] }) =>
      province === undefined && year !== null && year >= first && (!last || year <= last),
  )
  const placesOf = (forms: readonly Template[]) => forms.flatMap(form => form.tables.map(table => ({ form, table })))
  const all = placesOf(found.length > 0 ? found : inForce)
  // single values of one's own can be filled in anywhere, whole rows where the report has them
  const has = new Set(view.observations.map(({ indicator }) => indicator))
  const own = placesOf(forms.filter(({ id }) => id === OWN_EDITION)).filter(
    ({ table }) =>
      table.columns.length === 1 ||
      table.rows.some(row => columnsOfRow(table, row).some(column => has.has(indicatorId(table, row, column)))),
  )
  if (found.length < 2) return [...all, ...own]
  // tables of several editions stand in the order of the source
  const starts = new Map<string, number>()
  for (const { edition, indicator, read } of view.observations)
    starts.set(`${edition}/${indicator}`, read?.evidence.start ?? Number.POSITIVE_INFINITY)
  const startOf = ({ form, table }: (typeof all)[number]) =>
    Math.min(
      ...table.rows.flatMap(row =>
        columnsOfRow(table, row).flatMap(column => starts.get(`${form.id}/${indicatorId(table, row, column)}`) ?? []),
      ),
    )
  const inOrder = all
    .map(place => ({ ...place, start: startOf(place) }))
    .filter(({ start }) => start !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.start - b.start)
  return [...inOrder, ...own]
}

type FindCell = (indicator: IndicatorId, names: Pick<FormCell, 'label' | 'column' | 'unit'>) => FormCell

function cellFinder(view: ReportView, refused: ReadonlyMap<IndicatorId, Refused>): FindCell {
  const observations = new Map(view.observations.map(observation => [observation.indicator, observation]))
  const prose = new Map<IndicatorId, readonly NarrativeReading[]>()
  for (const reading of view.narrative) prose.set(reading.indicator, [...(prose.get(reading.indicator) ?? []), reading])
  const findings = new Map<IndicatorId, readonly FindingLine[]>()
  for (const finding of findingsHere(view))
    for (const indicator of markedCells(finding)) findings.set(indicator, [...(findings.get(indicator) ?? []), finding])
  return (indicator, names) => ({
    indicator,
    ...names,
    observation: observations.get(indicator) ?? null,
    prose: prose.get(indicator) ?? [],
    findings: findings.get(indicator) ?? [],
    written: view.notes.find(note => note.indicator === indicator) ?? null,
    refused: refused.get(indicator) ?? null,
  })
}

function linesOf(table: TableTemplate, row: RowTemplate, find: FindCell, language: Language): readonly FormRow[] {
  const columns = row.heading ? [] : columnsOfRow(table, row)
  const cells = Object.fromEntries(
    columns.map(column => [
      column.id,
      find(indicatorId(table, row, column), {
        label: labelOf(table, row, column, language),
        column: column.label[language],
        unit: row.unit ?? column.unit ?? table.unit,
      }),
    ]),
  )
  const notes = Object.values(cells).flatMap(notesOf)
  const line: FormRow = {
    kind: 'line',
    id: row.id,
    label: row.label[language],
    depth: depthOf(table, row),
    heading: (row.heading ?? false) && (table.columns.length > 1 || !row.parent),
    unit: row.heading ? '' : (row.unit ?? table.unit),
    cells,
  }
  return notes.length > 0 ? [line, { kind: 'note', id: `${row.id}/notes`, notes }] : [line]
}

/** What the cell is called where it stands alone. */
function labelOf(table: TableTemplate, row: RowTemplate, column: ColumnTemplate, language: Language): string {
  if (table.columns.length === 1) return plainLabel(row.label[language])
  const above = row.unlabelled ? column.under : row.label
  return [above && plainLabel(above[language]), column.label[language]].filter(Boolean).join(' · ')
}

function notesOf(cell: FormCell): readonly Note[] {
  return [
    ...(cell.refused ? [{ kind: 'refused', cell, refused: cell.refused } as const] : []),
    ...(isDoubtful(cell) ? [{ kind: 'doubt', cell } as const] : []),
    ...cell.findings
      .filter(finding => finding.indicators[0] === cell.indicator)
      .map(finding => ({ kind: 'finding', finding, cell }) as const),
    ...(cell.written ? [{ kind: 'written', cell, written: cell.written } as const] : []),
  ]
}

function depthOf(table: TableTemplate, row: RowTemplate): number {
  const parent = row.parent && table.rows.find(({ id }) => id === row.parent)
  return parent ? 1 + depthOf(table, parent) : 0
}
