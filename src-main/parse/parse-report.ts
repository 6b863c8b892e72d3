import type { Document } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Evidence, NotReport, Parsed, ParsedReport } from '#shared/domain/reading.ts'
import { type Clean, clean, rawSpan } from '../clean/clean.ts'
import { type Identity, readIdentity } from './identity.ts'
import { layOut } from './layout.ts'
import { lexiconOf } from './lexicon.ts'
import { readNarrative, readSections } from './prose.ts'
import { readTables } from './tables.ts'

/** Goes up with every change in what is read, so that files read by an older parser can be read again. */
export const PARSER_VERSION = '1'

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
  const tables = readTables(layout, lexicon, forms, cite)
  const identity = readIdentity(layout, tables.inTables, path, forms, cite)
  const edition = tables.editions[0] ?? editionOfYear(identity.year.best?.value ?? null, forms)
  const narrative = readNarrative(
    layout,
    tables.inTables,
    forms,
    { edition, year: identity.year.best?.value ?? null },
    cite,
  )
  const report: ParsedReport = {
    ...identity,
    editions: tables.editions,
    readings: tables.readings,
    local: tables.local,
    narrative,
    sections: readSections(document, layout, tables.inTables, forms, cite),
    remarks: [...document.remarks, ...layout.remarks, ...tables.remarks],
  }
  const why = asReport ? null : whyNot(report, identity, cleaned.text, forms)
  return why === null ? { kind: 'report', report } : { kind: 'not-report', why }
}

function citeFrom(cleaned: Clean) {
  return (start: number, end: number, page?: number): Evidence => {
    const span = rawSpan(cleaned, start, end)
    return { ...span, quote: cleaned.raw.slice(span.start, span.end), ...(page === undefined ? {} : { page }) }
  }
}

/** For prose alone: the form in force, the oldest before there was one. */
function editionOfYear(year: number | null, forms: Forms): EditionId {
  const inForce = forms.templates.findLast(({ years }) => year !== null && years[0] <= year)
  return (inForce ?? forms.templates[0])?.id ?? ''
}

/** Null when the file is a report; otherwise the reason, in words. */
function whyNot(report: ParsedReport, identity: Identity, text: string, forms: Forms): NotReport | null {
  const stated = report.readings.filter(({ value }) => value.kind !== 'blank').length
  const named = forms.wordings.notReport.find(({ pattern }) => new RegExp(pattern).test(identity.title))
  if (named && stated < 10) return { reason: named.reason, says: named.says.zh }
  if (report.readings.length > 0 && stated === 0 && report.narrative.length === 0) {
    return { reason: 'blank-form', says: '只有空白的表，没有填数' }
  }
  if (stated > 0) return null
  const titled = identity.title !== '' || /信息公开/.test(text)
  if (!titled) return { reason: 'no-figures-no-title', says: '没有年度报告的标题，也没有报告的统计表' }
  if (report.narrative.length === 0 && report.sections.length < 2) {
    return { reason: 'no-figures-no-title', says: '没有统计表，正文里也没有找到报告的数或章节' }
  }
  return null
}

function notReport(reason: NotReport['reason'], says: string): Parsed {
  return { kind: 'not-report', why: { reason, says } }
}
