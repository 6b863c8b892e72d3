import type {
  ListMatch,
  OrganisationFacts,
  OrganisationFilters,
  OrganisationId,
  OrganisationLine,
  OrganisationSort,
  OrganisationView,
  Region,
  Suggestion,
} from '../../domain/organisation.ts'
import type { StepLine } from '../../domain/step.ts'
import type { Page, ReportId } from '../../domain/study.ts'
import type { Wording } from '../../domain/wording.ts'

/** What is asked about the bodies of the study. */
export type OrganisationsApi = {
  /** The bodies of the study. */
  'organisation.page': {
    takes: OrganisationFilters & { sort: OrganisationSort; descending: boolean; offset: number; limit: number }
    gives: Page<OrganisationLine>
  }
  'organisation.read': { takes: { organisationId: OrganisationId }; gives: OrganisationView }
  /** What bodies can be told apart by, with how many have it; null where it is not known. */
  'organisation.choices': {
    takes: Record<never, never>
    gives: {
      regions: readonly (Region & { organisations: number })[]
      withoutRegion: number
      ranks: readonly { value: string | null; organisations: number }[]
      kinds: readonly { value: string | null; organisations: number }[]
      allKinds: readonly { id: string; says: Wording }[]
    }
  }
  /** Divisions of the country whose name has these words. */
  'organisation.regions': { takes: { search: string; limit: number }; gives: readonly Region[] }
  /** Bodies that are likely one, or of which one took over from the other; the surest first. */
  'organisation.suggestions': { takes: { offset: number; limit: number }; gives: Page<Suggestion> }
  /** Several names are one body. */
  'organisation.merge': {
    takes: { from: readonly OrganisationId[]; into: OrganisationId; author?: string }
    gives: StepLine
  }
  /** Two names are not one body: not to be suggested again. */
  'organisation.unlike': { takes: { a: OrganisationId; b: OrganisationId; author?: string }; gives: StepLine }
  /** These reports are of another body; made where none has the name. */
  'organisation.split': { takes: { reportIds: readonly ReportId[]; name: string; author?: string }; gives: StepLine }
  'organisation.edit': {
    takes: { organisationIds: readonly OrganisationId[]; facts: OrganisationFacts; author?: string }
    gives: StepLine
  }
  /** Hold a list of bodies from a file against those of the study. */
  'organisation.matchList': { takes: { path: string }; gives: ListMatch }
  /** Take over all that such a list says, in one step. */
  'organisation.acceptList': { takes: { path: string; author?: string }; gives: StepLine }
  /** One body took over from another; `holds` false takes that back. */
  'organisation.link': {
    takes: { from: OrganisationId; to: OrganisationId; year: number | null; holds: boolean; author?: string }
    gives: StepLine
  }
}
