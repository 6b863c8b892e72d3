import type { Handlers } from '#shared/contract/api.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { type Located, locate } from '../import/locate.ts'
import { pdfData, pdfPages } from '../import/pdf-pages.ts'
import { sourceOfReport } from '../store/sources.ts'
import { openStore, type Session } from './session.ts'

/** Bytes of one answer: few enough that no process on the way is held up by copying them. */
const PART = 2 * 1_048_576

/** The file of a report, to be drawn page by page. */
export function sourcePagesHandlers(
  session: Session,
): Pick<Handlers, 'source.pages' | 'source.bytes' | 'source.pdfData'> {
  /** The file that is being handed out part by part. */
  let inHand: { readonly sha256: string; readonly located: Promise<Located> } | null = null
  const contentOf = async (reportId: ReportId) => {
    const { path, sha256, text } = sourceOfReport(openStore(session), reportId)
    const asked = inHand?.sha256 === sha256 ? inHand : { sha256, located: locate(path, sha256) }
    inHand = asked
    const letGo = () => {
      if (inHand === asked) inHand = null
    }
    const { content } = await asked.located.catch((thrown: unknown) => {
      letGo()
      throw thrown
    })
    return { path, text, content, letGo }
  }
  return {
    'source.pages': async ({ reportId }) => {
      const { path, text, content } = await contentOf(reportId)
      return pdfPages({ path, content, text })
    },
    'source.bytes': async ({ reportId, from }) => {
      const { content, letGo } = await contentOf(reportId)
      const bytes = new Uint8Array(content.subarray(from, from + PART))
      if (from + bytes.length >= content.length) letGo()
      return { bytes, total: content.length }
    },
    'source.pdfData': async ({ kind, name }) => ({ bytes: await pdfData(kind, name) }),
  }
}
