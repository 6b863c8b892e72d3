import type { EditionId, IndicatorId } from './form.ts'
import type { Origin, Scope } from './reading.ts'
import type { ReportId } from './study.ts'
import { VALUE_KINDS, type ValueKind } from './value.ts'
import type { Wording } from './wording.ts'

/**
 * What can stand at a place of a data set: a value of some kind, or none because the file does not show the cell
 * (`missing`), because the form has no such cell (`not_in_form`), or because the figure is in a unit that cannot be
 * told in the one of its column (`other_unit`).
 */
export const DATA_STATUSES = [...VALUE_KINDS, 'missing', 'not_in_form', 'other_unit'] as const
export type DataStatus = (typeof DATA_STATUSES)[number]

/** What each status is called. */
export const STATUS_NAMES: Readonly<Record<DataStatus, Wording>> = {
  number: { zh: '有数', en: 'a number' },
  blank: { zh: '空白', en: 'blank in the source' },
  slash: { zh: '“/”', en: '"/" in the source' },
  dash: { zh: '横线', en: 'a dash in the source' },
  none: { zh: '“无”', en: '"无" (none) in the source' },
  text: { zh: '文字', en: 'other text in the source' },
  unreadable: { zh: '无法辨认', en: 'unreadable' },
  ambiguous: { zh: '数字无法断定', en: 'ambiguous digits' },
  missing: { zh: '表中有此格，文件未见', en: 'in the form, not shown by the file' },
  not_in_form: { zh: '该版表无此格', en: 'not in this edition of the form' },
  other_unit: { zh: '单位无法换算', en: 'in a unit that cannot be converted' },
}

/** Why there is no number, as numbers: all of `DATA_STATUSES` but the first, in their order. */
export const MISSING_STATUSES = DATA_STATUSES.filter(status => status !== 'number')

/** A report as data sets name it. */
export type DataReport = {
  readonly id: ReportId
  readonly sha256: string
  readonly fileName: string
  readonly title: string
  /** Empty where the file does not say. */
  readonly organisation: string
  readonly region: string | null
  readonly rank: string | null
  readonly kind: string | null
  readonly year: number | null
  readonly scope: Scope
  readonly published: string | null
  readonly standing: boolean
  readonly editions: readonly EditionId[]
}

/** A figure as the file states it. */
export type DataReading = {
  readonly indicator: IndicatorId
  /** Null in prose. */
  readonly edition: EditionId | null
  /** 0 for the one that counts; the file may state a figure several times. */
  readonly nth: number
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
  readonly unit: string
  readonly origin: Origin
  readonly approximate: boolean
  readonly confidence: number
  /** What an ambiguous text may be, best first. */
  readonly candidates: readonly number[]
  readonly start: number
  readonly end: number
  readonly page: number | null
  readonly quote: string
}

/** What a person says of a cell, in place of what the file states. */
export type DataCorrection = {
  readonly indicator: IndicatorId
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
  readonly unit: string
  readonly reason: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
}

/** A value in a row that the form does not have. */
export type DataOwnRow = {
  readonly label: string
  readonly unit: string
  /** Names or telephone numbers of persons. */
  readonly personal: boolean
  readonly nth: number
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
  readonly candidates: readonly number[]
  readonly start: number
  readonly end: number
  readonly page: number | null
  readonly quote: string
}

/** Everything of one report that a data set may hold. */
export type ReportCells = {
  readonly report: DataReport
  readonly readings: readonly DataReading[]
  /** Those that stand, one a cell. */
  readonly corrections: readonly DataCorrection[]
  readonly ownRows: readonly DataOwnRow[]
  /** How many open findings are about a cell; those of the report of the year after too. Cells in none are left out. */
  readonly openFindings: ReadonlyMap<IndicatorId, number>
}
