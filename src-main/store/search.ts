import type { Page, ReportId, SearchHit } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { indexQuery, plainForSearch } from './text-words.ts'

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

type Candidate = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly title: string
  readonly path: string
  readonly text: string
}

/**
 * Reports whose text holds all the phrases of a query (spaces between), by body, then year. Right for words of one and
 * two characters: the index only proposes, the text decides.
 *
 * @returns  A line a report: where the first phrase first stands, and how often.
 */
export function searchPage(
  store: Store,
  { query, offset, limit }: { query: string; offset: number; limit: number },
): Page<SearchHit> {
  const phrases = plainForSearch(query).split(/\s+/).filter(Boolean)
  const match = phrases.map(indexQuery).filter(part => part !== null)
  if (match.length === 0) return { total: 0, offset, rows: [] }
  let total = 0
  const rows: SearchHit[] = []
  for (const candidate of candidatesOf(store, match.join(' AND '))) {
    const plain = plainForSearch(candidate.text)
    if (!phrases.every(phrase => plain.includes(phrase))) continue
    if (total >= offset && rows.length < limit) rows.push(hitIn(candidate, plain, phrases[0] as string))
    total += 1
  }
  return { total, offset, rows }
}

function candidatesOf(store: Store, match: string): IterableIterator<Candidate> {
  return prepared<[string], Candidate>(
    store,
    `SELECT r.id AS reportId, coalesce(o.name, '') AS organisation, r.year, r.title, s.path, s.text
     FROM report_words w
     JOIN source s ON s.id = w.rowid
     JOIN report r ON r.source_id = s.id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE w.report_words MATCH ?
     ORDER BY organisation, r.year, s.path`,
  ).iterate(match)
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
