import type { OwnSeries, OwnSeriesDraft } from '#shared/domain/own-series.ts'
import type { Series, SeriesId } from '#shared/domain/series.ts'
import { useKept } from '../../ui/kept.ts'

/** A series that is not kept yet goes by this. */
export const NEW = 'new'

export const EMPTY: OwnSeriesDraft = {
  label: '',
  unit: '',
  means: '',
  comparability: 'approximate',
  formulas: [{ edition: null, formula: '' }],
}

type Drafts = Readonly<Record<string, OwnSeriesDraft>>

/** What is being written of each series: nothing is lost by looking at another one or at another page. */
export function useDrafts(own: readonly OwnSeries[]) {
  const [drafts, setDrafts] = useKept<Drafts>('series.drafts', {})
  const [chosen, choose] = useKept<SeriesId>('series.chosen', NEW)
  const at = chosen === NEW || own.some(({ id }) => id === chosen) ? chosen : NEW
  const keptOf = (id: SeriesId): OwnSeriesDraft => {
    const found = own.find(one => one.id === id)
    if (!found) return EMPTY
    const { id: _id, ...draft } = found
    return draft
  }
  const isChanged = (id: SeriesId) =>
    drafts[id] !== undefined && JSON.stringify(drafts[id]) !== JSON.stringify(keptOf(id))
  return {
    at,
    choose,
    draft: drafts[at] ?? keptOf(at),
    isChanged,
    write: (part: Partial<OwnSeriesDraft>) =>
      setDrafts(before => ({ ...before, [at]: { ...(before[at] ?? keptOf(at)), ...part } })),
    /** What was written is kept, or not wanted. */
    forget: (id: SeriesId) => setDrafts(({ [id]: _gone, ...others }) => others),
  }
}

/** A sum, difference or quotient in brackets; one name or one call needs none. */
function bracketed(formula: string): string {
  return /^\w+(?:\([^()]*\))?$/.test(formula) ? formula : `(${formula})`
}

/** A series of the program, written as a person would write it: its first definition. */
export function draftOf(series: Series, language: 'zh' | 'en'): OwnSeriesDraft {
  const formulas = (series.definitions[0]?.formulas ?? []).flatMap(one => {
    if ('because' in one) return []
    const formula = 'formula' in one ? one.formula : `${bracketed(one.numerator)} / ${bracketed(one.denominator)}`
    return (one.editions ?? [null]).map(edition => ({ edition, formula }))
  })
  const classes = series.breaks.map(one => one.class)
  return {
    label: '',
    unit: series.unit,
    means: series.means[language],
    comparability: classes.includes('not-comparable')
      ? 'not-comparable'
      : classes.includes('approximate')
        ? 'approximate'
        : 'exact',
    formulas: formulas.length > 0 ? formulas : EMPTY.formulas,
  }
}
