import { readFileSync } from 'node:fs'
import type { Document } from '#shared/domain/document.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Parsed, ParsedReport } from '#shared/domain/reading.ts'
import { loadForms } from '../src-main/forms.ts'
import { parseReport } from '../src-main/parse/parse-report.ts'
import { readDocument } from '../src-main/read/read-document.ts'

export const forms: Forms = loadForms()

/** Read and parse bytes as the import does. */
export async function readAndParse(bytes: Uint8Array, path: string): Promise<{ document: Document; parsed: Parsed }> {
  const document = await readDocument(bytes, path)
  return { document, parsed: parseReport(document, path, forms) }
}

export async function readAndParseFile(path: string): Promise<{ document: Document; parsed: Parsed }> {
  return readAndParse(readFileSync(path), path)
}

/** The report in a file that is expected to be one. */
export function reportOf(parsed: Parsed): ParsedReport {
  if (parsed.kind !== 'report') throw new Error(`not a report: ${parsed.why.says}`)
  return parsed.report
}
