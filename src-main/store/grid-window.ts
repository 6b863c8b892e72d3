import type { Level } from '#shared/domain/check.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import { GRID_MARKS } from '#shared/domain/grid.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import { lines } from './cells.ts'
import { kindCode, NO_VALUE } from './grid-column.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

export type WindowColumn = { readonly indicator: IndicatorId; readonly unit: string }

/** The cells of some reports, row by row, as `GridPage` has them; `NO_VALUE` where nothing is stated or filled in. */
export type GridWindow = {
  readonly numbers: Float64Array
  readonly kinds: Uint8Array
  readonly marks: Uint8Array
  readonly textAt: Uint32Array
  readonly texts: readonly string[]
}

type Figure = [IndicatorId, ValueKind, number | null, string, string, string | null, number]

export function readGridWindow(
  store: Store,
  reports: readonly ReportId[],
  columns: readonly WindowColumn[],
): GridWindow {
  const width = columns.length
  const placeOf = new Map(columns.map(({ indicator }, place) => [indicator, place] as const))
  const numbers = new Float64Array(reports.length * width).fill(Number.NaN)
  const kinds = new Uint8Array(reports.length * width).fill(NO_VALUE)
  const marks = new Uint8Array(reports.length * width)
  const texts = new Map<number, string>()

  const put = (row: number, [indicator, kind, number, text, unit, printedUnit]: Figure, mark: number) => {
    const place = placeOf.get(indicator)
    if (place === undefined) return
    const at = row * width + place
    numbers[at] = number ?? Number.NaN
    kinds[at] = kindCode(kind)
    marks[at] = mark
    const own = printedUnit ?? unit
    if (kind !== 'number' && kind !== 'blank') texts.set(at, text)
    else if (kind === 'number' && own !== columns[place]?.unit) texts.set(at, own)
    else texts.delete(at)
  }
  for (const [row, report] of reports.entries()) {
    for (const figure of statedOf(store, report)) put(row, figure, figure[6] ? GRID_MARKS.derived : 0)
    for (const figure of editedOf(store, report)) put(row, figure, GRID_MARKS.corrected)
    for (const [indicator, level] of findingsAt(store, report)) {
      const place = placeOf.get(indicator)
      if (place !== undefined) marks[row * width + place]! |= GRID_MARKS[level]
    }
  }
  return { numbers, kinds, marks, textAt: Uint32Array.from(texts.keys()), texts: [...texts.values()] }
}

function statedOf(store: Store, report: ReportId): readonly Figure[] {
  return prepared<[number], Figure>(
    store,
    `SELECT indicator, kind, number, text, unit, printed_unit, origin = 'derived'
     FROM observation
     WHERE report_id = ? AND in_prose = 0 AND nth = 0`,
  )
    .raw()
    .all(report)
}

/** The newest correction of each cell; one that lets what the file states hold again is none. */
function editedOf(store: Store, report: ReportId): readonly Figure[] {
  const edits = prepared<[number], Figure | [IndicatorId, null]>(
    store,
    `SELECT indicator, kind, number, text, unit, printed_unit, 0
     FROM standing_edit
     WHERE report_id = ?
     ORDER BY id`,
  )
    .raw()
    .all(report)
  const newest = new Map(edits.map(edit => [edit[0], edit] as const))
  return [...newest.values()].filter((edit): edit is Figure => edit[1] !== null)
}

/** What nobody has judged yet. A sum of many parts marks the sum alone: a mark on every cell would say nothing. */
function findingsAt(store: Store, report: ReportId): readonly (readonly [IndicatorId, Level])[] {
  return prepared<[number], [IndicatorId, Level]>(
    store,
    `SELECT i.indicator, f.level
     FROM finding f
     JOIN finding_indicator i ON i.finding_id = f.id
     WHERE f.report_id = ? AND f.verdict IS NULL
       AND (i.nth = 0 OR NOT EXISTS (SELECT 1 FROM finding_indicator n WHERE n.finding_id = f.id AND n.nth = 3))`,
  )
    .raw()
    .all(report)
}

/** Whose report it is, on what year and in which editions; where nobody is named, its title or the name of its file. */
export type GridHead = {
  readonly organisation: string
  readonly year: number
  readonly editions: readonly EditionId[]
  readonly standing: number
}

/** The heads of some reports; of one that is gone meanwhile, an empty one. */
export function readGridHeads(store: Store, reports: readonly ReportId[]): readonly GridHead[] {
  return reports.map(report => {
    const head = prepared<[number], [string, number, number, string | null]>(
      store,
      `SELECT coalesce(o.name, nullif(r.title, ''), s.file_name), coalesce(r.year, 0), r.standing,
              (SELECT group_concat(e.edition, char(10) ORDER BY e.nth) FROM report_edition e WHERE e.report_id = r.id)
       FROM report r
       JOIN source s ON s.id = r.source_id
       LEFT JOIN organisation o ON o.id = r.organisation_id
       WHERE r.id = ?`,
    )
      .raw()
      .get(report)
    if (!head) return { organisation: '', year: 0, editions: [], standing: 0 }
    const [organisation, year, standing, editions] = head
    return { organisation, year, standing, editions: lines(editions) }
  })
}
