import type { Document } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Evidence, NotReport, Parsed, ParsedReport } from '#shared/domain/reading.ts'
import { type Clean, clean, rawSpan } from '../clean/clean.ts'
import { readIdentity, readScope } from './identity.ts'
import { layOut } from './layout.ts'
import { lexiconOf } from './lexicon.ts'
import { readNarrative } from './narrative.ts'
import { readSections } from './sections.ts'
import { findTables, settleTables } from './tables.ts'
import { whyNot } from './why-not.ts'

/** Goes up with every change in what is read, so that files read by an older parser can be read again. */
export const PARSER_VERSION = '4'

/**
 * The whole way from a document to what it states: clean → layout → tables → identity → prose.
 *
 * Pure and total. What cannot be understood becomes a remark, not an exception; what is not a report says why.
 *
 * @param path      Only a last resort for the year.
 * @param asReport  A person says that it is a report: then only a file without any text is none.
 */
export function parseReport(
  document: Document,
  path: string,
  forms: Forms,
  { asReport }: { readonly asReport: boolean } = { asReport: false },
): Parsed {
  const cleaned = clean(document.text)
  if (cleaned.text.trim() === '') return notReport('empty', '文件里没有文字')
  const cite = citeFrom(cleaned)
  const lexicon = lexiconOf(forms)
  const layout = layOut(document, cleaned, lexicon)
  const { headline, ...identity } = readIdentity(layout, path, forms, cite)
  const year = identity.year.best?.value ?? null
  const organisation = identity.organisation.best?.value ?? null
  const tables = findTables(layout, lexicon, forms, { cite, year })
  const { inTables, editions, local, taught } = tables
  const edition = editions[0] ?? editionOfYear(year, forms)
  const narrative = readNarrative(layout, inTables, forms, { edition, year, organisation }, cite)
  const { readings, remarks } = settleTables(tables, narrative, forms, cite)
  const report: ParsedReport = {
    ...identity,
    scope: readScope(layout, inTables),
    editions,
    readings,
    local,
    taught,
    narrative,
    sections: readSections(document, layout, inTables, forms, cite),
    remarks: [...document.remarks, ...layout.remarks, ...remarks],
  }
  const why = asReport ? null : whyNot(report, headline, forms)
  return why === null ? { kind: 'report', report } : { kind: 'not-report', why }
}

function citeFrom(cleaned: Clean) {
  return (start: number, end: number, page?: number): Evidence => {
    const span = rawSpan(cleaned, start, end)
    return {
      ...span,
      quote: cleaned.raw.slice(span.start, span.end),
      ...(page === undefined ? {} : { page }),
    }
  }
}

/** For prose alone: the form in force, the oldest before there was one. */
function editionOfYear(year: number | null, forms: Forms): EditionId {
  const inForce = forms.templates.findLast(({ years }) => year !== null && years[0] <= year)
  return (inForce ?? forms.templates[0])?.id ?? ''
}

function notReport(reason: NotReport['reason'], says: string): Parsed {
  return { kind: 'not-report', why: { reason, says } }
}
