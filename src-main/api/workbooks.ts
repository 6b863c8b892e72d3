import type { Handlers } from '#shared/contract/api.ts'
import { exportComparison } from './comparison-export.ts'
import { exportPanel } from './panel-export.ts'
import { openStore, type Session } from './session.ts'
import type { WorkbookWatch } from './workbook-file.ts'

/** Workbooks of what is compared: how far they are is announced, and they can be given up. */
export function workbookHandlers(
  session: Session,
): Pick<Handlers, 'compare.export' | 'panel.export' | 'workbook.cancel'> {
  const running = new Set<{ cancelled: boolean }>()

  async function watched<Result>(write: (watch: WorkbookWatch) => Promise<Result>): Promise<Result> {
    const own = { cancelled: false }
    running.add(own)
    try {
      return await write({
        hear: (done, of) => session.means.announce('workbook.progress', { done, of }),
        isCancelled: () => own.cancelled,
      })
    } finally {
      running.delete(own)
    }
  }

  return {
    'compare.export': ({ path, language, ...request }) =>
      watched(watch => exportComparison(openStore(session), session.means, request, { path, language }, watch)),
    'panel.export': asked => watched(watch => exportPanel(openStore(session), session.means, asked, watch)),
    'workbook.cancel': () => {
      for (const own of running) own.cancelled = true
      return {}
    },
  }
}
