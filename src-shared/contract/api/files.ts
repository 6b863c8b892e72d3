import type { PdfDataKind, SourcePages } from '../../domain/source-pages.ts'
import type {
  DuplicateGroup,
  ImportOutcome,
  ImportSummary,
  NoteHit,
  Page,
  ReportId,
  RivalComparison,
  SearchFilters,
  SearchHit,
  StudyFile,
} from '../../domain/study.ts'

/** What is asked about the files of a study: reading them, what came of each, and the words in them. */
export type FilesApi = {
  /** Files and folders, as dropped. Returns at once; progress is announced. */
  'import.start': { takes: { paths: readonly string[] }; gives: { importId: number } }
  'import.cancel': { takes: { importId: number }; gives: Record<never, never> }
  /** What became of each file of the last import. */
  'import.outcomes': {
    takes: { kind: ImportOutcome['kind'] | 'all'; offset: number; limit: number }
    gives: Page<ImportOutcome> & { summary: ImportSummary | null }
  }
  /** Read a file as a report whatever it looks like; holds for these bytes from now on. Announced like an import. */
  'import.asReport': { takes: { path: string; author?: string }; gives: { importId: number } }

  /** The files of the study and what came of them, by path. */
  'source.page': {
    takes: { offset: number; limit: number; outcome?: StudyFile['outcome'] }
    gives: Page<StudyFile>
  }
  /** Read files again in another encoding, null for the program's own choice; holds from now on. Announced like an import. */
  'source.readAgain': {
    takes: { sourceIds: readonly number[]; encoding: string | null; author?: string }
    gives: { importId: number }
  }
  /** The beginning of a file's text as it would be in another encoding; `doubtful` counts characters that no text has. */
  'source.preview': {
    takes: { sourceId: number; encoding: string | null }
    gives: { text: string; encoding: string | null; doubtful: number }
  }
  /** The pages of a report's PDF and where its text stands on them; the file is read again for it. */
  'source.pages': { takes: { reportId: ReportId }; gives: SourcePages }
  /** The bytes of a report's file from `from` on, a part at a time, and how many there are in all. */
  'source.bytes': { takes: { reportId: ReportId; from: number }; gives: { bytes: Uint8Array; total: number } }
  /** What drawing a PDF needs beside the file; null when there is none of that name. */
  'source.pdfData': { takes: { kind: PdfDataKind; name: string }; gives: { bytes: Uint8Array | null } }

  /** Reports that are likely the same one. */
  'duplicates.page': { takes: { offset: number; limit: number }; gives: Page<DuplicateGroup> }
  /** The files that claim the same body and year as this report, side by side, with the values in which they differ. */
  'duplicates.compare': { takes: { reportId: ReportId }; gives: RivalComparison }
  /** Let this one of its group stand, and the others not. */
  'duplicates.choose': { takes: { reportId: ReportId; reason: string; author?: string }; gives: DuplicateGroup }

  /** Reports whose text holds these words. */
  'search.page': {
    takes: { query: string; offset: number; limit: number; filters?: SearchFilters }
    gives: Page<SearchHit>
  }
  /** Notes that hold these words, newest first. */
  'search.notes': {
    takes: { query: string; offset: number; limit: number; filters?: SearchFilters }
    gives: Page<NoteHit>
  }
}
