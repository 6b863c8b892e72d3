import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Arrangement, Gone, SavedView, ViewShows } from '#shared/domain/view.ts'
import { comparisonRequest, panelRequest } from '#shared/domain/view-request.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Store } from '../store/open.ts'
import { exportComparison } from './comparison-export.ts'
import { exportPanel } from './panel-export.ts'
import { savedViews } from './views.ts'
import type { WorkbookWatch, Written } from './workbook-file.ts'

/**
 * Write what a kept view shows to a workbook, the same as the window writes once the view is opened.
 *
 * @returns  With what the view names and the study has no longer: the rest is written.
 * @throws Failure `view/no-such-name`, `view/several`, `view/too-new`, `view/no-workbook`,
 *                 `compare/nothing-chosen`, and as `exportComparison` and `exportPanel`.
 */
export async function exportView(
  store: Store,
  forms: Forms,
  name: string,
  to: { readonly path: string; readonly language: Language },
  watch?: WorkbookWatch,
): Promise<Written & { readonly path: string; readonly gone: readonly Gone[] }> {
  const { shows, gone } = viewNamed(savedViews(store, forms), name.trim())
  if (shows === null) throw new Failure({ code: 'view/too-new', name })
  if (!hasWorkbook(shows)) throw new Failure({ code: 'view/no-workbook', name })
  const written = await exportShown(store, forms, shows, to, watch)
  return { ...written, gone }
}

type Shown = Extract<ViewShows, { layout: 'table' | Arrangement }>

/** Whether a view is a comparison or a panel: prose and what was taken over are lists, charts are pictures. */
function hasWorkbook(shows: ViewShows | null): shows is Shown {
  return shows?.page === 'compare' && shows.layout !== 'prose' && shows.layout !== 'taken'
}

async function exportShown(
  store: Store,
  forms: Forms,
  shows: Shown,
  to: { readonly path: string; readonly language: Language },
  watch?: WorkbookWatch,
): Promise<Written & { readonly path: string }> {
  if (shows.layout === 'table') {
    const request = comparisonRequest(shows.choice, forms.templates)
    if (!request) throw new Failure({ code: 'compare/nothing-chosen' })
    return exportComparison(store, { forms }, request, to, watch)
  }
  const { layout: arrangement, choice, sort } = shows
  const request = panelRequest(choice, arrangement)
  if (!request) throw new Failure({ code: 'compare/nothing-chosen' })
  return exportPanel(store, { forms }, { ...request, arrangement, year: choice.year, sort, ...to }, watch)
}

/** Two views may be called alike; which of them is meant is not guessed. */
function viewNamed(views: readonly SavedView[], name: string): SavedView {
  const [found, ...more] = views.filter(view => view.name === name)
  if (!found) {
    const known = new Set(views.filter(({ shows }) => hasWorkbook(shows)).map(view => view.name))
    throw new Failure({ code: 'view/no-such-name', name, known: [...known] })
  }
  if (more.length > 0) throw new Failure({ code: 'view/several', name, count: more.length + 1 })
  return found
}
