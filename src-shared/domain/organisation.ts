import type { Rank } from './place.ts'
import type { StepId } from './step.ts'
import type { ReportId } from './study.ts'

export type OrganisationId = number & { readonly brand?: 'organisation' }

/** A division as people know it: 江苏省淮安市洪泽区. */
export type Region = { readonly code: string; readonly name: string }

/** A public body in a list. */
export type OrganisationLine = {
  readonly id: OrganisationId
  readonly name: string
  /** Other names it was read or given under. */
  readonly otherNames: readonly string[]
  readonly region: Region | null
  /** Divisions its name may mean, where that is not settled. */
  readonly candidates: readonly Region[]
  readonly rank: Rank | null
  /** Id of a kind of body. */
  readonly kind: string | null
  readonly reports: number
  /** Years with a report that stands, oldest first. */
  readonly years: readonly number[]
}

/** What says that two names are one body, or speaks against it. */
export const LIKENESSES = [
  'contained',
  'near-name',
  'named-in-report',
  'same-folder',
  'same-publisher',
  'same-place',
  'years-complement',
  'years-clash',
] as const
export type Likeness = (typeof LIKENESSES)[number]

/** Two bodies that are likely one, or of which one likely took over from the other. */
export type Suggestion = {
  readonly kind: 'merge' | 'succession'
  /** The name to give up, or the body that came before. */
  readonly from: OrganisationLine
  readonly into: OrganisationLine
  /** Of a succession: the year of the reform. */
  readonly year: number | null
  readonly evidence: readonly { readonly by: Likeness; readonly says: string }[]
}

/** One report of a body, as its page lists it. */
export type OrganisationReport = {
  readonly reportId: ReportId
  readonly year: number | null
  readonly title: string
  readonly path: string
  /** The name in the report. */
  readonly readName: string
  readonly standing: boolean
}

/** A body with all that is known of it. */
export type OrganisationView = {
  readonly organisation: OrganisationLine
  readonly reports: readonly OrganisationReport[]
  /** Steps that merged names into it, newest first. */
  readonly merges: readonly { readonly stepId: StepId; readonly name: string; readonly madeAt: string }[]
  readonly links: readonly OrganisationLink[]
}

/** One body took over from another. */
export type OrganisationLink = {
  readonly from: { readonly id: OrganisationId; readonly name: string }
  readonly to: { readonly id: OrganisationId; readonly name: string }
  readonly year: number | null
}

/** What to show of the bodies; what is left out does not limit. */
export type OrganisationFilters = {
  readonly search?: string
  /** A division: those in it count too. `none` for bodies without. */
  readonly region?: string
  readonly rank?: Rank | 'none'
  readonly kind?: string
}

export type OrganisationSort = 'name' | 'region' | 'rank' | 'kind' | 'reports'

/** What a person may set of a body; null gives back what name and reports tell. */
export type OrganisationFacts = {
  readonly name?: string
  readonly region?: string | null
  readonly rank?: Rank | null
  readonly kind?: string | null
}

/** One line of a list of bodies from a file. */
export type ListedBody = {
  readonly row: number
  readonly name: string
  readonly otherNames: readonly string[]
  readonly region: Region | null
  readonly rank: Rank | null
  readonly kind: string | null
}

/** A list held against the study. */
export type ListMatch = {
  /** What the columns were taken for; `null` for those passed over. */
  readonly columns: readonly { readonly header: string; readonly as: ListColumn | null }[]
  readonly matched: readonly {
    readonly listed: ListedBody
    /** The bodies of the study it is: several are merged. */
    readonly organisations: readonly { readonly id: OrganisationId; readonly name: string }[]
    /** Whether accepting would change anything. */
    readonly changes: boolean
  }[]
  readonly unmatchedListed: readonly ListedBody[]
  readonly unmatched: readonly { readonly id: OrganisationId; readonly name: string }[]
}

export type ListColumn = 'name' | 'otherNames' | 'code' | 'region' | 'rank' | 'kind'
