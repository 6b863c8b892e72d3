import { formLabel, plainName, standaloneName } from './indicator-name.ts'
import type { SectionKind } from './reading.ts'
import type { Wording } from './wording.ts'

/** Stable name of a statistic, as listed in the templates. Never changes once a study has seen it. */
export type IndicatorId = string & { readonly brand?: 'indicator' }
/** Folder name under resources/templates. */
export type EditionId = string & { readonly brand?: 'edition' }

/** An edition of the official form, as data: resources/templates/<id>/template.json. */
export type Template = {
  readonly id: EditionId
  readonly title: Wording
  /** Short name for column headers, e.g. "2014版". */
  readonly short: Wording
  /** Where the form is one province's own. */
  readonly province?: string
  /** The notice that set the form. */
  readonly source: string
  /** Years reported on for which the form was in force; the edition is chosen by what is found, not by these. */
  readonly years: readonly [first: number, last: number | null]
  /** Kinds of parts of the prose that a report of its years is to have. */
  readonly parts?: readonly SectionKind[]
  readonly tables: readonly TableTemplate[]
}

/**
 * One table of a form. An indicator is a place in it: `cells` spells the id with `{row}` and `{column}`;
 * a row may name its own ids where the form is irregular.
 */
export type TableTemplate = {
  readonly id: string
  readonly title: Wording
  /** Headings, captions and fixed phrases that announce the table. */
  readonly find: readonly string[]
  readonly cells: string
  readonly columns: readonly ColumnTemplate[]
  readonly rows: readonly RowTemplate[]
  readonly unit: string
  /** Its columns often say the same: what a body makes in the first year is published, and all that is public. */
  readonly oftenEqual?: boolean
}

export type ColumnTemplate = {
  readonly id: string
  readonly label: Wording
  /** What it is called away from its table, where the label would not tell. */
  readonly name?: Wording
  /** Header of the group the column stands under, where there is one. */
  readonly under?: Wording
  /** Other wordings seen in published reports. */
  readonly also?: readonly string[]
  /** The ids of this column, where they are not spelled as the table's. */
  readonly cells?: string
  readonly unit?: string
  /** What remarks beside its numbers speak of, and those of no other column: 其中修订16件. */
  readonly remarks?: readonly string[]
  /** `signed`: a change that may be negative. */
  readonly signed?: boolean
}

export type RowTemplate = {
  readonly id: string
  readonly label: Wording
  /** What it is called away from its table, where the label would not tell or stands twice in the form. */
  readonly name?: Wording
  readonly also?: readonly string[]
  /** Id of the row this one is a part of or stands under, in the same table. */
  readonly parent?: string
  readonly unit?: string
  /** A heading that holds no value of its own. */
  readonly heading?: boolean
  /** The row has no printed label: it is the only one of its table. */
  readonly unlabelled?: boolean
  /** Column ids this row has, where not all. */
  readonly only?: readonly string[]
}

/** A place of the form that holds a value. */
export type Indicator = {
  readonly id: IndicatorId
  readonly edition: EditionId
  readonly table: string
  readonly row: string
  readonly column: string
  /** As the form words it, with the number of the row. */
  readonly label: Wording
  /** Where it stands alone: no other figure of the edition is called so. */
  readonly name: Wording
  readonly unit: string
  readonly signed: boolean
}

/** Every place of a form that holds a value, in the order of the form. */
export function indicatorsOf(template: Template): readonly Indicator[] {
  return template.tables.flatMap(table =>
    table.rows
      .filter(row => !row.heading)
      .flatMap(row =>
        columnsOfRow(table, row).map(column => ({
          id: indicatorId(table, row, column),
          edition: template.id,
          table: table.id,
          row: row.id,
          column: column.id,
          label: formLabel(table, row, column),
          name: standaloneName(table, row, column),
          unit: row.unit ?? column.unit ?? table.unit,
          signed: column.signed ?? false,
        })),
      ),
  )
}

export function columnsOfRow(table: TableTemplate, row: RowTemplate): readonly ColumnTemplate[] {
  return row.only ? table.columns.filter(column => row.only!.includes(column.id)) : table.columns
}

export function indicatorId(table: TableTemplate, row: RowTemplate, column: ColumnTemplate): IndicatorId {
  return (column.cells ?? table.cells).replace('{row}', row.id).replace('{column}', column.id)
}

/**
 * Names of everything a figure may be about: the places of the form, and headings that prose gives a total of
 * (不予公开, though the form prints no such sum).
 */
export function namesOf(template: Template): ReadonlyMap<IndicatorId, Wording> {
  const names = new Map(indicatorsOf(template).map(({ id, name }) => [id, name] as const))
  const taken = new Set([...names.values()].map(({ zh }) => zh))
  for (const table of template.tables) {
    const total = table.columns.find(({ id }) => id === 'total')
    for (const row of total ? table.rows.filter(({ heading }) => heading) : []) {
      const [id, name] = [indicatorId(table, row, total as ColumnTemplate), plainName(row)]
      if (!names.has(id) && !taken.has(name.zh)) names.set(id, name)
    }
  }
  return names
}
