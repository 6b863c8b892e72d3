import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { lastBody } from '#shared/domain/body-line.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type PanelHead, REPORTING } from '#shared/domain/panel.ts'
import { isReportFact } from '#shared/domain/report-fact.ts'
import { SeriesBook } from '../compare/series.ts'
import { revision } from '../store/comparisons.ts'
import { panelTraits } from '../store/panel.ts'
import { brokenIndicators, publishedPlace } from '../store/report-facts.ts'
import { bodyGroups } from './body-groups.ts'
import { showBodies, type WorkedOut, workOut } from './panel-cube.ts'
import { openStore, type Session } from './session.ts'

/** Bodies one window may have. */
const MOST_AT_ONCE = 500

/** `key`: all it was worked out from; `shows`: which of its bodies are shown. */
type OpenPanel = WorkedOut & { readonly key: string; readonly shows: string; readonly head: PanelHead }

export function panelHandlers(
  session: Session,
): Pick<Handlers, 'series.all' | 'panel.open' | 'panel.window' | 'panel.evidence' | 'panel.groups'> {
  const { means } = session
  let read: { readonly forms: Forms; readonly book: SeriesBook } | null = null
  /** With the series of the open study; the forms are the same object for as long as nothing in them changes. */
  const bookNow = () => {
    const { forms } = means
    if (read?.forms !== forms) read = { forms, book: new SeriesBook(forms, forms.series) }
    return read
  }
  let asked = 0
  let open: OpenPanel | null = null

  const panelOf = (panelId: number): OpenPanel => {
    if (open?.head.panelId !== panelId) throw new Failure({ code: 'compare/replaced' })
    return open
  }

  return {
    'series.all': () => bookNow().book.all(),
    'panel.open': async request => {
      const store = openStore(session)
      const { forms, book } = bookNow()
      const { bodies = REPORTING, ...of } = request
      const key = JSON.stringify([store.path, revision(store), of])
      const shows = JSON.stringify(bodies)
      asked += 1
      // one that was asked for in between must not take its place
      if (open?.key === key && open.shows === shows) return open.head
      const panelId = asked
      if (open?.key === key) {
        // other bodies of the same: nothing is worked out anew, and windows of what was shown before are refused
        const head = showBodies(forms, book, { ...open, panelId }, bodies)
        open = { ...open, panelId, shows, head }
        return head
      }
      const made = await workOut(store, forms, book, request, panelId, () => asked !== panelId)
      open = { key, shows, ...made }
      return made.head
    },
    'panel.window': ({ panelId, from, count, sort }) =>
      panelOf(panelId).cube.window(panelId, from, Math.min(count, MOST_AT_ONCE), sort ?? null),
    'panel.evidence': ({ id, reportId }) => {
      const store = openStore(session)
      const behind = [...bookNow().book.indicatorsBehind(id)]
      const isDated = behind.some(one => one === 'fact_days_after_march' || one === 'fact_days_after_due')
      const broken = behind.includes('fact_broken') ? brokenIndicators(store, reportId) : []
      return {
        indicators: [...broken, ...behind.filter(one => !isReportFact(one))],
        range: isDated ? publishedPlace(store, reportId) : null,
      }
    },
    'panel.groups': ({ organisations, by }) => {
      const bodies = organisations.map(lastBody)
      return bodyGroups(bodies, panelTraits(openStore(session), bodies, by), by, means.forms.places)
    },
  }
}
