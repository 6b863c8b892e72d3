import type { SectionKind } from '#shared/domain/reading.ts'
import type { Page, ReportId, SearchFilters, SearchHit } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { EVERYTHING, isEverything, narrowed, sectionText } from './search-filters.ts'
import { prepared } from './statements.ts'
import { indexQuery, isSettledByIndex, phrasesOf, plainForSearch } from './text-words.ts'
import { takingTurns } from './turns.ts'

/** Units of text shown before and after a hit. */
const BEFORE = 24
const AFTER = 60

/** Put the words of a report's text into the index, in place of earlier ones. Call in the transaction of the report. */
export function saveWords(store: Store, sourceId: number, words: string, isNew: boolean): void {
  if (!isNew) forgetWords(store, sourceId)
  prepared<[number, string]>(store, 'INSERT INTO report_words (rowid, words) VALUES (?, ?)').run(sourceId, words)
}

/** Take a report's text out of the index. */
export function forgetWords(store: Store, sourceId: number): void {
  prepared<[number]>(store, 'DELETE FROM report_words WHERE rowid = ?').run(sourceId)
}

/**
 * Reports whose text holds all the phrases of a query (spaces between), by body, then year. Right for words of one and
 * two characters: where the index only proposes, the text decides.
 */
export async function findReports(
  store: Store,
  query: string,
  filters: SearchFilters = EVERYTHING,
): Promise<readonly ReportId[]> {
  const phrases = phrasesOf(query)
  const match = phrases.map(indexQuery).filter(part => part !== null)
  if (match.length === 0) return []
  const turn = takingTurns(store)
  const proposed = await proposedFor(store, match.join(' AND '), turn)
  const doubtful = phrases.filter(phrase => !isSettledByIndex(phrase))
  const found = doubtful.length === 0 ? proposed : await holding(store, proposed, doubtful, turn)
  const ordered = await inOrder(store, new Set(found), turn)
  return isEverything(filters) ? ordered : narrowed(store, ordered, phrases, filters, turn)
}

/** A line for each of these reports that is still there: where the first phrase first stands, and how often. */
export async function* hitsIn(
  store: Store,
  query: string,
  reports: readonly ReportId[],
  section: SectionKind | null = null,
): AsyncGenerator<SearchHit, void, void> {
  const [phrase] = phrasesOf(query)
  if (phrase === undefined) return
  const candidate = prepared<[number], Candidate>(
    store,
    `SELECT r.id AS reportId, coalesce(o.name, '') AS organisation, r.year, r.title, s.path, s.text
     FROM report r
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE r.id = ?`,
  )
  const turn = takingTurns(store)
  for (const reportId of reports) {
    await turn()
    const found = candidate.get(reportId)
    if (!found) continue
    const plain = section === null ? plainForSearch(found.text) : sectionText(store, reportId, section)
    if (plain?.includes(phrase)) yield hitIn(found, plain, phrase)
  }
}

/** A page of reports that `findReports` found. */
export async function hitPage(
  store: Store,
  query: string,
  found: readonly ReportId[],
  { offset, limit }: { offset: number; limit: number },
  section: SectionKind | null = null,
): Promise<Page<SearchHit>> {
  const rows: SearchHit[] = []
  for await (const hit of hitsIn(store, query, found.slice(offset, offset + limit), section)) rows.push(hit)
  return { total: found.length, offset, rows }
}

type Candidate = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly title: string
  readonly path: string
  readonly text: string
}

/** Sources looked up with one statement: few milliseconds each. */
const [INDEX_STEP, TEXT_STEP, BODY_STEP] = [2_000, 40, 300]

/** Sources whose words answer a query of the index. */
async function proposedFor(store: Store, match: string, turn: () => Promise<void>): Promise<readonly number[]> {
  const last = prepared<[], number>(store, 'SELECT coalesce(max(id), 0) FROM source').pluck().get() ?? 0
  const within = prepared<[string, number, number], number>(
    store,
    'SELECT rowid FROM report_words WHERE report_words MATCH ? AND rowid BETWEEN ? AND ?',
  ).pluck()
  const found: number[] = []
  for (let from = 1; from <= last; from += INDEX_STEP) {
    await turn()
    for (const sourceId of within.all(match, from, from + INDEX_STEP - 1)) found.push(sourceId)
  }
  return found
}

/** Those of these sources whose text holds all phrases. */
async function holding(
  store: Store,
  sources: readonly number[],
  phrases: readonly string[],
  turn: () => Promise<void>,
): Promise<readonly number[]> {
  // Chinese characters are searched as they stand, so SQLite can look for them and no text need come out of it.
  const chinese = phrases.filter(phrase => CHINESE.test(phrase))
  const others = phrases.filter(phrase => !CHINESE.test(phrase))
  const held = prepared<[string, string], { id: number; text: string }>(
    store,
    `SELECT s.id, ${others.length === 0 ? "''" : 's.text'} AS text
     FROM json_each(?) asked
     JOIN source s ON s.id = asked.value
     WHERE NOT EXISTS (SELECT 1 FROM json_each(?) phrase WHERE instr(s.text, phrase.value) = 0)`,
  )
  const found: number[] = []
  for (let at = 0; at < sources.length; at += TEXT_STEP) {
    await turn()
    for (const { id, text } of held.all(JSON.stringify(sources.slice(at, at + TEXT_STEP)), JSON.stringify(chinese))) {
      const plain = others.length === 0 ? '' : plainForSearch(text)
      if (others.every(phrase => plain.includes(phrase))) found.push(id)
    }
  }
  return found
}

const CHINESE = /^[\u3400-\u9fff\uf900-\ufaff]+$/

/** The reports of these sources by body, year and when they were imported; those of unknown bodies first. */
async function inOrder(
  store: Store,
  sources: ReadonlySet<number>,
  turn: () => Promise<void>,
): Promise<readonly ReportId[]> {
  type Row = { readonly reportId: ReportId; readonly sourceId: number }
  const found: ReportId[] = []
  const take = (rows: readonly Row[]) => {
    for (const { reportId, sourceId } of rows) if (sources.has(sourceId)) found.push(reportId)
  }
  const nameless = prepared<[number, number], Row>(
    store,
    `SELECT id AS reportId, source_id AS sourceId
     FROM report
     WHERE organisation_id IS NULL
     ORDER BY year, id
     LIMIT ? OFFSET ?`,
  )
  for (let at = 0, rows: readonly Row[] = []; at === 0 || rows.length === INDEX_STEP; at += INDEX_STEP) {
    await turn()
    rows = nameless.all(INDEX_STEP, at)
    take(rows)
  }
  const lastName = prepared<[string, number], string | null>(
    store,
    'SELECT max(name) FROM (SELECT name FROM organisation WHERE name > ? ORDER BY name LIMIT ?)',
  ).pluck()
  const named = prepared<[string, string], Row>(
    store,
    `SELECT r.id AS reportId, r.source_id AS sourceId
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     WHERE o.name > ? AND o.name <= ?
     ORDER BY o.name, r.year, r.id`,
  )
  for (let after = '', until = lastName.get(after, BODY_STEP); until != null; until = lastName.get(after, BODY_STEP)) {
    await turn()
    take(named.all(after, until))
    after = until
  }
  return found
}

function hitIn({ text, ...report }: Candidate, plain: string, phrase: string): SearchHit {
  const start = plain.indexOf(phrase)
  const end = start + phrase.length
  const [from, to] = [Math.max(0, start - BEFORE), Math.min(text.length, end + AFTER)]
  return {
    ...report,
    start,
    end,
    count: plain.split(phrase).length - 1,
    snippet: {
      before: oneLine(text.slice(from, start)),
      hit: text.slice(start, end),
      after: oneLine(text.slice(end, to)),
    },
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
