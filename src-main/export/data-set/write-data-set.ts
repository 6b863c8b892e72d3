import { DATA_STATUSES, type DataReport, type ReportCells, STATUS_NAMES } from '#shared/domain/data-set.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Recipe } from '#shared/domain/recipe.ts'
import type { Wording } from '#shared/domain/wording.ts'
import type { TableCell } from '../table/csv.ts'
import type { OutFolder } from '../table/out-file.ts'
import { type DataColumn, type LongColumn, longColumns } from './columns.ts'
import { type Counts, openCounts } from './counts.ts'
import { openCsvSink, type RowSink } from './csv-sink.ts'
import { type DataValue, dataValues } from './data-values.ts'
import { openFingerprint } from './fingerprint.ts'
import { formCells } from './form-cells.ts'
import { openParquetSink } from './parquet-sink.ts'
import type { DataFile } from './syntax/data-file.ts'
import { rScript } from './syntax/r.ts'
import { spssSyntax } from './syntax/spss.ts'
import { stataScript } from './syntax/stata.ts'
import { type WideIndicator, wideColumns, wideRow } from './wide-rows.ts'

/** What data sets are written from. */
export type DataSource = {
  readonly forms: Forms
  /** Indicators of the wide data set, were all wanted. */
  readonly indicators: readonly IndicatorId[]
  /** Every report of the study, in order; quotes only where they are wanted. */
  readonly reports: Iterable<ReportCells>
}

/** What was written, and what is known of the study now that all of it passed. */
export type WrittenData = {
  readonly reports: number
  /** Of the long data set, or of the wide one where only that was written. */
  readonly rows: number
  readonly fingerprint: string
  readonly counts: Counts
  readonly indicators: readonly IndicatorId[]
  /** The data sets, with their columns and rows. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly DataColumn[]; readonly rows: number }[]
}

const SCRIPTS = { stata: ['do', stataScript], r: ['R', rScript], spss: ['sps', spssSyntax] } as const

/**
 * Write the data sets of a recipe into a folder, in one pass over the study: memory does not grow with it. Stops after
 * each report, so that whoever runs it can do something else in between.
 */
export function* writeDataSet(
  { forms, indicators, reports }: DataSource,
  recipe: Recipe,
  folder: OutFolder,
): Generator<undefined, WrittenData, undefined> {
  const cellsOfForms = formCells(forms.templates)
  const wanted = recipe.indicators.length === 0 ? indicators : indicators.filter(id => recipe.indicators.includes(id))
  const wideIndicators = wanted.map((id): WideIndicator => ({ id, name: nameOf(forms, id), unit: unitOf(forms, id) }))
  const longOf = longColumns(recipe, ({ indicator, label }) =>
    indicator === '' ? { zh: label, en: label } : nameOf(forms, indicator),
  )
  const tables: Table[] = []
  if (recipe.shapes.includes('long')) tables.push(openTable(folder, recipe, 'long', longOf, longRows(longOf)))
  if (recipe.shapes.includes('wide')) {
    const rowsOf: RowsOf = (report, stated, take) => take(wideRow(report, stated, wideIndicators))
    tables.push(openTable(folder, recipe, 'wide', wideColumns(wideIndicators), rowsOf))
  }
  const fingerprint = openFingerprint()
  const counts = openCounts()
  const isWanted = chooser(recipe)
  let chosen = 0
  for (const cells of reports) {
    fingerprint.add(cells)
    if (isWanted(cells)) {
      const stated = dataValues(cells, cellsOfForms, recipe)
      counts.add(stated)
      for (const table of tables) table.take(cells.report, stated)
      chosen += 1
    }
    yield
  }
  for (const table of tables) table.end()
  const rows = tables[0]?.rows() ?? 0
  const known = tables.map(table => ({ name: table.name, columns: table.columns, rows: table.rows() }))
  return { reports: chosen, rows, tables: known, fingerprint: fingerprint.digest(), counts, indicators: wanted }
}

type RowsOf = (report: DataReport, values: readonly DataValue[], take: (row: readonly TableCell[]) => void) => void

/** A data set in all the formats wanted. */
type Table = {
  readonly name: string
  readonly columns: readonly DataColumn[]
  take(report: DataReport, values: readonly DataValue[]): void
  end(): void
  rows(): number
}

/** One row filled again and again: there are millions of them. */
function longRows(columns: readonly LongColumn[]): RowsOf {
  const row: TableCell[] = columns.map(() => null)
  const places = [...columns.entries()]
  const [ofReport, ofValue] = [places.filter(([, one]) => one.isOfReport), places.filter(([, one]) => !one.isOfReport)]
  return (report, values, take) => {
    const [first] = values
    if (!first) return
    for (const [at, column] of ofReport) row[at] = column.of(first, report)
    for (const value of values) {
      for (const [at, column] of ofValue) row[at] = column.of(value, report)
      take(row)
    }
  }
}

function openTable(
  folder: OutFolder,
  recipe: Recipe,
  name: string,
  columns: readonly DataColumn[],
  rowsOf: RowsOf,
): Table {
  const csv = recipe.formats.includes('csv') ? openCsvSink(folder.file(`${name}.csv`), columns) : null
  const sinks: RowSink[] = csv ? [csv] : []
  if (recipe.formats.includes('parquet')) {
    sinks.push(openParquetSink(folder.file(`${name}.parquet`), columns, aboutColumns(columns, recipe)))
  }
  let rows = 0
  return {
    name,
    columns,
    rows: () => rows,
    take(report, values) {
      rowsOf(report, values, row => {
        for (const sink of sinks) sink.row(row)
        rows += 1
      })
    },
    end() {
      for (const sink of sinks) sink.end()
      const { language } = recipe
      if (csv) writeScripts(folder, recipe, { name, columns, widths: csv.widths, rows, language })
    },
  }
}

/** What the columns and kinds of values are called, for whoever looks into the file itself. */
function aboutColumns(columns: readonly DataColumn[], { language }: Recipe): Readonly<Record<string, string>> {
  return {
    'nianbao.columns': JSON.stringify(Object.fromEntries(columns.map(({ name, label }) => [name, label[language]]))),
    'nianbao.kinds': JSON.stringify(
      Object.fromEntries(DATA_STATUSES.map(status => [status, STATUS_NAMES[status][language]])),
    ),
  }
}

function writeScripts(folder: OutFolder, { programs }: Recipe, data: DataFile): void {
  for (const program of programs) {
    const [ending, script] = SCRIPTS[program]
    const file = folder.file(`${data.name}.${ending}`)
    file.text(script(data))
    file.end()
  }
}

function chooser({ reports, organisations, years }: Recipe): (cells: ReportCells) => boolean {
  const [bodies, wantedYears] = [new Set(organisations), new Set(years)]
  return ({ report }) =>
    (reports === 'all' || report.standing) &&
    (bodies.size === 0 || bodies.has(report.organisation)) &&
    (wantedYears.size === 0 || (report.year !== null && wantedYears.has(report.year)))
}

function nameOf(forms: Forms, id: IndicatorId): Wording {
  return forms.indicators.get(id)?.name ?? forms.names.get(id) ?? { zh: id, en: id }
}

function unitOf(forms: Forms, id: IndicatorId): string {
  return forms.indicators.get(id)?.unit ?? ''
}
