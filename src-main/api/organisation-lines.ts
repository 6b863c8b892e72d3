import type { OrganisationLine, Region } from '#shared/domain/organisation.ts'
import type { Places } from '#shared/domain/place.ts'
import { regionName } from '../parse/place.ts'
import type { OrganisationRow } from '../store/organisation-page.ts'

/** A division in words. */
export function regionOf(code: string, places: Places): Region {
  return { code, name: regionName(code, places) }
}

/** A body with its divisions in words. */
export function toLine({ region, candidates, ...row }: OrganisationRow, places: Places): OrganisationLine {
  return {
    ...row,
    region: region === null ? null : regionOf(region, places),
    candidates: region === null ? candidates.map(code => regionOf(code, places)) : [],
  }
}
