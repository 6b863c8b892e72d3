import type { Finding } from '#shared/domain/check.ts'
import type { Document, Remark } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { BodyPlace } from '#shared/domain/place.ts'
import type { ParsedReport } from '#shared/domain/reading.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { parseReport } from '../parse/parse-report.ts'
import { placeOfBody } from '../parse/place.ts'
import { markedAs, nameOf } from '../read/encoding.ts'
import { readMhtml } from '../read/mhtml.ts'
import { readDocument } from '../read/read-document.ts'
import { sniff } from '../read/sniff.ts'
import { identityFindings } from '../reconcile/identity-findings.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import type { Instruction } from '../store/instructions.ts'
import { wordsOf } from '../store/text-words.ts'
import { printsOf } from './likeness.ts'
import type { ReadFile } from './pieces.ts'

/** Bytes and what they are called. */
export type Content = { readonly path: string; readonly fileName: string; readonly content: Uint8Array }

const AS_IT_IS: Instruction = { asReport: false, encoding: null }

/**
 * Bytes to everything the file states, and all that can be worked out from it alone.
 *
 * @throws Failure `file/unsupported`, `file/protected`, `file/unreadable` and the like; anything else is a bug in a reader.
 */
export async function readAndParse(
  { path, fileName, content }: Content,
  forms: Forms,
  { asReport, encoding }: Instruction = AS_IT_IS,
): Promise<ReadFile> {
  return whatItStates(await readIn(content, fileName, encoding), path, forms, asReport)
}

/** A document to everything it states, and all that can be worked out from it alone. */
export function whatItStates(document: Document, path: string, forms: Forms, asReport: boolean): ReadFile {
  const parsed = parseReport(document, path, forms, { asReport })
  const kept = {
    format: document.format,
    encoding: document.encoding,
    text: document.text,
    blocks: JSON.stringify(document.blocks),
  }
  const nothing = { remarks: [], findings: [], prints: { values: null, prose: null }, place: null, words: '' }
  if (parsed.kind === 'not-report') return { document: kept, parsed, ...nothing }
  const { report } = parsed
  return {
    document: kept,
    parsed,
    remarks: remarksOf(document, report),
    findings: findingsIn(report, forms),
    prints: printsOf(report, document.text),
    place: placeOf(report, path, forms),
    words: wordsOf(document.text),
  }
}

/** Folders nearest to a file that may be called after a place. */
const FOLDERS = 4

/** Where the body belongs: by its name, and where that is not enough by publisher, title and folders. */
function placeOf({ organisation, title }: ParsedReport, path: string, { places }: Forms): BodyPlace | null {
  if (organisation.best === null) return null
  const folders = path.split(/[\\/]/).slice(-FOLDERS - 1)
  const hints = [title, ...folders, ...organisation.others.map(({ value }) => value)]
  return placeOfBody(organisation.best.value, hints, places)
}

/** Where the format does not settle it, the encoding a person chose is put in place of what the bytes seem to be in. */
export async function readIn(content: Uint8Array, fileName: string, encoding: string | null): Promise<Document> {
  if (encoding === null) return readDocument(content, fileName)
  const { kind } = await sniff(content, fileName)
  if (kind === 'mhtml') return readMhtml(content, fileName, encoding)
  if (kind !== 'html' && kind !== 'text') return readDocument(content, fileName)
  return { ...(await readDocument(markedAs(encoding, content), fileName)), encoding: nameOf(encoding) }
}

/** The parser may have handed the reader's remarks on or not; each is kept once. */
function remarksOf(document: Document, report: ParsedReport): readonly Remark[] {
  const handedOn = new Set(report.remarks.map(remark => JSON.stringify(remark)))
  return [...document.remarks.filter(remark => !handedOn.has(JSON.stringify(remark))), ...report.remarks]
}

function findingsIn(report: ParsedReport, forms: Forms): readonly Finding[] {
  const values = new Map<IndicatorId, CellValue>()
  for (const { indicator, value } of report.readings) if (!values.has(indicator)) values.set(indicator, value)
  const editions = [...new Set([...report.editions, ...report.readings.map(({ edition }) => edition)])]
  const { year, narrative } = report
  return [
    ...reconcile(forms, { year: year.best?.value ?? null, editions, values, narrative }),
    ...identityFindings(forms, report),
  ]
}
