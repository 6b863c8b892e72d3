/** A correction as its sentence needs it. */
export type ChangedCell = { readonly where: string; readonly before: string | null; readonly after: string | null }

/** A file that became a report, as its line needs it. */
export type Made = {
  readonly organisation: string
  readonly year: number | null
  readonly values: number
  readonly findings: number
  readonly inDoubt: number
}
