import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type OwnSeries, type OwnSeriesDraft, ownAsSeries, restingOn, troubleIn } from '#shared/domain/own-series.ts'
import { PANEL_LACKS } from '#shared/domain/panel.ts'
import type { SeriesId } from '#shared/domain/series.ts'
import { SeriesBook } from '../compare/series.ts'
import type { Store } from '../store/open.ts'
import { addOwnSeries, changeOwnSeries, dropOwnSeries, ownSeries, ownSeriesOf } from '../store/own-series.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import type { Said } from '../store/steps.ts'
import { workOut } from './panel-cube.ts'
import { openStore, type Session } from './session.ts'

/** A draft that is only tried bears a name that no series is ever given. */
const TRIED: SeriesId = 'my_'

/** Series and ratios of a person's own: written as formulas, kept as steps. */
export function ownSeriesHandlers(
  session: Session,
): Pick<Handlers, 'ownSeries.all' | 'ownSeries.try' | 'ownSeries.keep' | 'ownSeries.drop'> {
  const { means } = session
  let tried = 0
  const act = <Result>(author: string | undefined, work: (store: Store, said: Said) => Result): Result => {
    const store = openStore(session)
    const said = { reason: '', author: author ?? means.author, now: means.now() }
    const result = allOrNothing(store, () => work(store, said))
    means.announce('study.changed', { reason: 'series' })
    return result
  }

  return {
    'ownSeries.all': () => ownSeries(openStore(session)),
    'ownSeries.try': async ({ draft, seriesId, organisation }) => {
      const store = openStore(session)
      const forms = formsWithout(means.forms, ownSeries(store), seriesId)
      refuseUnreadable(forms, draft)
      tried += 1
      const now = tried
      const book = new SeriesBook(forms, [...forms.series, ...asOne(forms, draft)])
      const request = {
        organisations: [organisation],
        years: [],
        figures: [{ id: TRIED, definition: null }],
        bodies: { reportingOn: 'any', withSilent: true },
      } as const
      const { head, cube } = await workOut(store, forms, book, request, 0, () => now !== tried)
      const { numbers, lacks, editions } = cube.window(0, 0, 1, null)
      return head.years.map((year, at) => ({
        year,
        edition: head.editions[editions[at] ?? 255] ?? null,
        number: Number.isNaN(numbers[at]) ? null : (numbers[at] ?? null),
        lack: PANEL_LACKS[lacks[at] ?? 0] ?? null,
      }))
    },
    'ownSeries.keep': ({ seriesId, draft, author }) =>
      act(author, (store, said) => {
        const kept = tidy(draft)
        if (kept.label === '') throw new Failure({ code: 'series/unnamed' })
        refuseUnreadable(formsWithout(means.forms, ownSeries(store), seriesId), kept)
        if (seriesId === null) return { seriesId: addOwnSeries(store, kept, said) }
        changeOwnSeries(store, ownSeriesOf(store, seriesId), kept, said)
        return { seriesId }
      }),
    'ownSeries.drop': ({ seriesId, author }) =>
      act(author, (store, said) => stepLine(store, dropOwnSeries(store, ownSeriesOf(store, seriesId), said))),
  }
}

/** What a series may name: neither itself nor what rests on it. */
function formsWithout(forms: Forms, own: readonly OwnSeries[], seriesId: SeriesId | null): Forms {
  if (seriesId === null) return forms
  const resting = restingOn(seriesId, own)
  return { ...forms, series: forms.series.filter(({ id }) => !resting.has(id)) }
}

function knownIn({ indicators, series }: Forms): ReadonlySet<string> {
  return new Set([...indicators.keys(), ...series.map(({ id }) => id)])
}

function asOne(forms: Forms, draft: OwnSeriesDraft) {
  return ownAsSeries([{ ...tidy(draft), id: TRIED }], forms.templates, knownIn(forms))
}

/** @throws Failure `series/no-formula`, `series/bad-formula`. */
function refuseUnreadable(forms: Forms, draft: OwnSeriesDraft): void {
  const kept = tidy(draft)
  if (kept.formulas.length === 0) throw new Failure({ code: 'series/no-formula' })
  const found = troubleIn(kept, knownIn(forms))
  if (found) throw new Failure({ code: 'series/bad-formula', formula: kept.formulas[found.nth]?.formula ?? '' })
}

/** Formulas that are not written are left out: the edition states nothing. */
function tidy(draft: OwnSeriesDraft): OwnSeriesDraft {
  const { label, unit, means, comparability, formulas } = draft
  const written = formulas.filter(({ formula }) => formula.trim() !== '')
  return {
    label: label.trim().slice(0, LONGEST),
    unit: unit.trim().slice(0, LONGEST),
    means: means.trim(),
    comparability,
    formulas: written.map(({ edition, formula }) => ({ edition, formula: formula.trim() })),
  }
}

const LONGEST = 200
