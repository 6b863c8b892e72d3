import type { SectionKind } from '#shared/domain/reading.ts'
import type { NoteHit, Page, ReportId, SearchFilters } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { phrasesOf, plainForSearch } from './text-words.ts'

/** Reports looked up with one statement: few milliseconds each. */
const STEP = 300

/** Lets everything through. */
export const EVERYTHING: SearchFilters = { organisation: '', from: null, to: null, section: null }

/** Whether nothing would be kept out. */
export function isEverything({ organisation, from, to, section }: SearchFilters): boolean {
  return organisation.trim() === '' && from === null && to === null && section === null
}

/** Those of these reports that the filters let through, in their order. */
export async function narrowed(
  store: Store,
  reports: readonly ReportId[],
  phrases: readonly string[],
  { organisation, from, to, section }: SearchFilters,
  turn: () => Promise<void>,
): Promise<readonly ReportId[]> {
  const passing = prepared<{ reports: string; organisation: string; from: number | null; to: number | null }, number>(
    store,
    `SELECT r.id
     FROM json_each(@reports) asked
     JOIN report r ON r.id = asked.value
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE (@organisation = '' OR instr(coalesce(o.name, ''), @organisation) > 0)
       AND (@from IS NULL OR r.year >= @from) AND (@to IS NULL OR r.year <= @to)
     ORDER BY asked.key`,
  ).pluck()
  const found: ReportId[] = []
  for (let at = 0; at < reports.length; at += STEP) {
    await turn()
    const part = JSON.stringify(reports.slice(at, at + STEP))
    found.push(...passing.all({ reports: part, organisation: organisation.trim(), from, to }))
  }
  if (section === null) return found
  const within: ReportId[] = []
  for (const reportId of found) {
    await turn()
    const text = sectionText(store, reportId, section)
    if (text !== null && phrases.every(phrase => text.includes(phrase))) within.push(reportId)
  }
  return within
}

/**
 * The text of a report with everything blotted out that is not in parts of this kind: places stay what they are.
 *
 * @returns Null when it has no such part.
 */
export function sectionText(store: Store, reportId: ReportId, section: SectionKind): string | null {
  const parts = prepared<[number, string], { start: number; end: number }>(
    store,
    'SELECT start_at AS start, end_at AS "end" FROM section WHERE report_id = ? AND kind = ? ORDER BY start_at',
  ).all(reportId, section)
  if (parts.length === 0) return null
  const text = prepared<[number], string>(
    store,
    'SELECT s.text FROM report r JOIN source s ON s.id = r.source_id WHERE r.id = ?',
  )
    .pluck()
    .get(reportId)
  if (text === undefined) return null
  let plain = ''
  for (const { start, end } of parts) {
    plain = plain.padEnd(start, '\n') + plainForSearch(text.slice(Math.max(start, plain.length), end))
  }
  return plain
}

/** A page of the notes that hold all phrases of a query, newest first. An empty query finds every note. */
export function notePage(
  store: Store,
  query: string,
  { organisation, from, to }: SearchFilters,
  { offset, limit }: { offset: number; limit: number },
): Page<NoteHit> {
  const phrases = phrasesOf(query)
  const all = prepared<{ organisation: string; from: number | null; to: number | null }, NoteHit>(
    store,
    `SELECT n.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, c.path, n.indicator, n.text,
            s.author, s.made_at AS madeAt
     FROM standing_note n
     JOIN step s ON s.id = n.step_id
     JOIN report r ON r.id = n.report_id
     JOIN source c ON c.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE (@organisation = '' OR instr(coalesce(o.name, ''), @organisation) > 0)
       AND (@from IS NULL OR r.year >= @from) AND (@to IS NULL OR r.year <= @to)
     ORDER BY n.id DESC`,
  ).all({ organisation: organisation.trim(), from, to })
  const found = all.filter(({ text }) => {
    const plain = plainForSearch(text)
    return phrases.every(phrase => plain.includes(phrase))
  })
  return { total: found.length, offset, rows: found.slice(offset, offset + limit) }
}
