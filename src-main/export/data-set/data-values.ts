import type {
  DataCorrection,
  DataOwnRow,
  DataReading,
  DataReport,
  DataStatus,
  ReportCells,
} from '#shared/domain/data-set.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Recipe } from '#shared/domain/recipe.ts'
import { convert } from '../../compare/units.ts'
import { editionWith, type FormCells } from './form-cells.ts'

/** Where a value of a data set comes from. */
export const ORIGINS = ['table', 'derived', 'person', 'prose', 'own_row', 'nowhere'] as const

/** One value as a data set has it. */
export type DataValue = {
  /** Empty in a row that the form does not have. */
  readonly indicator: IndicatorId | ''
  /** What the row is called where the form does not have it. */
  readonly label: string
  readonly edition: EditionId | null
  readonly status: DataStatus
  /** In `unit`; null exactly when the status is not `number`. */
  readonly value: number | null
  readonly unit: string
  readonly text: string
  /** Where the figure stands in another unit than `unit`. */
  readonly ownUnit: string
  readonly origin: (typeof ORIGINS)[number]
  readonly candidates: readonly number[]
  /** Open findings the cell takes part in; null where the form has no cell, in prose and rows of the file's own. */
  readonly openFindings: number | null
  /** What the file states there. */
  readonly reading: DataReading | DataOwnRow | null
  /** What a person said in its place. */
  readonly correction: DataCorrection | null
}

/**
 * The values of one report as a recipe wants them: the cells of its forms in their order, each once, then cells that no
 * form of it has, then its prose and the rows of its own.
 */
export function dataValues(cells: ReportCells, forms: FormCells, recipe: Recipe): readonly DataValue[] {
  const { report } = cells
  const wanted = recipe.indicators.length === 0 ? null : new Set(recipe.indicators)
  const readings = new Map<IndicatorId, DataReading>()
  for (const reading of cells.readings) {
    if (reading.nth === 0 && reading.origin !== 'narrative') readings.set(reading.indicator, reading)
  }
  const corrections = new Map(
    recipe.values === 'raw' ? [] : cells.corrections.map(one => [one.indicator, one] as const),
  )
  const places = forms.cellsOf(report.editions, report.year)
  const inForm = new Set(places.map(({ indicator }) => indicator))
  const beyond = [...new Set([...readings.keys(), ...corrections.keys()])].filter(id => !inForm.has(id)).sort()
  const all = [...places.map(({ indicator }) => indicator), ...beyond]
  const values = (wanted ? all.filter(id => wanted.has(id)) : all).map(id =>
    cellValue(
      id,
      readings.get(id) ?? null,
      corrections.get(id) ?? null,
      cells.openFindings.get(id) ?? 0,
      report,
      forms,
    ),
  )
  const prose = recipe.prose
    ? cells.readings
        .filter(({ indicator, origin }) => origin === 'narrative' && (!wanted || wanted.has(indicator)))
        .map(reading => stated(reading.indicator, null, reading, 'prose', null, reading, null, forms))
    : []
  const own = recipe.ownRows ? cells.ownRows.filter(({ personal }) => recipe.personal || !personal) : []
  return [...values, ...prose, ...own.map(ownValue)]
}

function cellValue(
  indicator: IndicatorId,
  reading: DataReading | null,
  correction: DataCorrection | null,
  openFindings: number,
  report: DataReport,
  forms: FormCells,
): DataValue {
  const edition = reading?.edition ?? editionWith(forms, forms.editionsOf(report.editions, report.year), indicator)
  if (correction) return stated(indicator, edition, correction, 'person', openFindings, reading, correction, forms)
  if (reading) return stated(indicator, edition, reading, originOf(reading), openFindings, reading, null, forms)
  const unit = forms.order.get(indicator)?.unit ?? ''
  const nothing = { label: '', value: null, unit, text: '', ownUnit: '', candidates: [], openFindings }
  return { indicator, edition, status: 'missing', ...nothing, origin: 'nowhere', reading: null, correction: null }
}

function originOf({ origin }: DataReading): 'table' | 'derived' {
  return origin === 'derived' ? 'derived' : 'table'
}

/** What stands in a cell, in the unit of its indicator: money is converted, other counts are the same in any unit. */
function stated(
  indicator: IndicatorId,
  edition: EditionId | null,
  said: Pick<DataReading, 'kind' | 'number' | 'text' | 'unit'>,
  origin: DataValue['origin'],
  openFindings: number | null,
  reading: DataReading | null,
  correction: DataCorrection | null,
  forms: FormCells,
): DataValue {
  const unit = forms.order.get(indicator)?.unit ?? said.unit
  const isSame = said.number === null || said.unit === unit
  const value = isSame ? said.number : convert(said.number ?? 0, said.unit, unit)
  return {
    indicator,
    label: '',
    edition,
    status: said.number !== null && value === null ? 'other_unit' : said.kind,
    value,
    unit,
    text: said.text,
    ownUnit: said.kind === 'number' && said.unit !== unit ? said.unit : '',
    origin,
    candidates: !correction && reading ? reading.candidates : [],
    openFindings,
    reading,
    correction,
  }
}

function ownValue(row: DataOwnRow): DataValue {
  return {
    indicator: '',
    label: row.label,
    edition: null,
    status: row.kind,
    value: row.number,
    unit: row.unit,
    text: row.text,
    ownUnit: '',
    origin: 'own_row',
    candidates: row.candidates,
    openFindings: null,
    reading: row,
    correction: null,
  }
}
