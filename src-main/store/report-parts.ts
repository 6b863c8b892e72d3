import type { Block, Format, Remark, RemarkStage } from '#shared/domain/document.ts'
import type { ParsedReport, Section, Stated } from '#shared/domain/reading.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import { evidenceOrNone } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

type SourceColumns = { text: string; blocks: string; format: Format; encoding: string | null; sha256: string }

/** The extracted text of a report with its blocks. */
export function sourceOf(store: Store, reportId: ReportId): ReportView['source'] {
  const row = prepared<[number], SourceColumns>(
    store,
    `SELECT s.text, s.blocks, s.format, s.encoding, s.sha256
     FROM report r
     JOIN source s ON s.id = r.source_id
     WHERE r.id = ?`,
  ).get(reportId) as SourceColumns
  return { ...row, blocks: JSON.parse(row.blocks) as readonly Block[] }
}

type ClaimColumns = {
  readonly about: 'organisation' | 'year' | 'published'
  readonly value: string
  readonly by: string
  readonly stands: number
  readonly start: number | null
  readonly end: number | null
  readonly quote: string | null
  readonly page: number | null
}

/** What the file says about who, what year and when; what was believed comes first. */
export function claimsOf(store: Store, reportId: ReportId): ReportView['claims'] {
  return prepared<[number], ClaimColumns>(
    store,
    `SELECT about, value, said_by AS "by", stands, start_at AS start, end_at AS end, quote, page
     FROM claim
     WHERE report_id = ?
     ORDER BY about, nth`,
  )
    .all(reportId)
    .map(({ about, value, by, stands, ...evidence }) => ({
      about,
      value,
      by,
      evidence: evidenceOrNone(evidence),
      stands: stands === 1,
    }))
}

/** The same with how sure each is, for the checks. */
export function identityOf(store: Store, reportId: ReportId): Pick<ParsedReport, 'organisation' | 'year'> {
  const rows = prepared<[number], { about: string; value: string; by: string; confidence: number; stands: number }>(
    store,
    `SELECT about, value, said_by AS "by", confidence, stands
     FROM claim
     WHERE report_id = ? AND about IN ('organisation', 'year')
     ORDER BY about, nth`,
  ).all(reportId)
  const statedOf = <T>(about: string, read: (value: string) => T): Stated<T> => {
    const claims = rows
      .filter(row => row.about === about)
      .map(({ value, by, confidence, stands }) => ({
        stands,
        claim: { value: read(value), evidence: null, by, confidence },
      }))
    const best = claims.find(({ stands }) => stands === 1)
    return { best: best?.claim ?? null, others: claims.filter(each => each !== best).map(({ claim }) => claim) }
  }
  return { organisation: statedOf('organisation', String), year: statedOf('year', Number) }
}

export function sectionsOf(store: Store, reportId: ReportId): readonly Section[] {
  return prepared<[number], Section>(
    store,
    `SELECT kind, heading, depth, start_at AS start, end_at AS end
     FROM section
     WHERE report_id = ?
     ORDER BY nth`,
  ).all(reportId)
}

type RemarkColumns = { stage: RemarkStage; says: string; start: number | null; end: number | null }

export function remarksOf(store: Store, reportId: ReportId): readonly Remark[] {
  return prepared<[number], RemarkColumns>(
    store,
    'SELECT stage, says, start_at AS start, end_at AS end FROM remark WHERE report_id = ? ORDER BY nth',
  )
    .all(reportId)
    .map(({ stage, says, start, end }) =>
      start === null || end === null ? { stage, says } : { stage, says, start, end },
    )
}
