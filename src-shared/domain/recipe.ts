import type { IndicatorId } from './form.ts'
import type { Language } from './wording.ts'

export const SHAPES = ['long', 'wide'] as const
export const DATA_FORMATS = ['csv', 'parquet'] as const
export const PROGRAMS = ['stata', 'r', 'spss'] as const

/**
 * What to take out of a study, and how: kept in the study or in a file, and written again with the same bytes from the
 * same study. As JSON it begins with `"recipe": "nianbao-export"`.
 */
export type Recipe = {
  readonly recipe: 'nianbao-export'
  readonly version: 1
  /** Rows of single values, or a row a report. */
  readonly shapes: readonly (typeof SHAPES)[number][]
  readonly formats: readonly (typeof DATA_FORMATS)[number][]
  /** Programs for which a file is written that loads and labels the CSV. */
  readonly programs: readonly (typeof PROGRAMS)[number][]
  readonly codebook: boolean
  /** As people corrected them, or as the files state them. */
  readonly values: 'corrected' | 'raw'
  /** Where each value was read and how it was corrected, in further columns of the long data set. */
  readonly evidence: boolean
  /** Also figures stated in prose, in the long data set. */
  readonly prose: boolean
  /** Also rows that the form does not have, in the long data set. */
  readonly ownRows: boolean
  /** Also names and telephone numbers of persons. */
  readonly personal: boolean
  /** Of labels. */
  readonly language: Language
  /** Only the report that stands for its body and year, or all. */
  readonly reports: 'standing' | 'all'
  /** Names of bodies, years, indicators; empty for all. */
  readonly organisations: readonly string[]
  readonly years: readonly number[]
  readonly indicators: readonly IndicatorId[]
}

/** What became of an export. */
export type Exported = {
  readonly folder: string
  readonly files: readonly string[]
  readonly reports: number
  /** Of the long data set, or of the wide one where only that was written. */
  readonly rows: number
  /** Of the study: the same as long as it holds the same. */
  readonly fingerprint: string
}

/** What is written unless another choice is made. */
export const USUAL_RECIPE: Recipe = {
  recipe: 'nianbao-export',
  version: 1,
  shapes: ['long', 'wide'],
  formats: ['csv'],
  programs: ['stata', 'r', 'spss'],
  codebook: true,
  values: 'corrected',
  evidence: false,
  prose: false,
  ownRows: false,
  personal: false,
  language: 'zh',
  reports: 'standing',
  organisations: [],
  years: [],
  indicators: [],
}
