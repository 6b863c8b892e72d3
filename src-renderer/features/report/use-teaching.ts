import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IndicatorId, Template } from '#shared/domain/form.ts'
import { OWN_EDITION } from '#shared/domain/forms.ts'
import { plainLabel } from '#shared/domain/indicator-name.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import type { NewTarget, TaughtTarget, TeachOffer } from '#shared/domain/teaching.ts'
import { call } from '../../api.ts'
import { useForms } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useLanguage, useText } from '../../text/language.tsx'

/** What a row may be said to be. */
export type TeachChoice = {
  readonly id: string
  readonly label: string
  readonly search: string
  readonly target: TaughtTarget
}
export type TeachGroup = {
  readonly title: string
  readonly choices: readonly TeachChoice[]
  /** What the report lacks, or what one made oneself. */
  readonly isLikely: boolean
}

export function useOffer(reportId: ReportId, row: number) {
  return useQuery({
    queryKey: ['study', 'teach-offer', reportId, row],
    queryFn: () => call('teach.offer', { reportId, row }),
    gcTime: 0,
  })
}

/** Rows of the same edition with as many columns: those this report lacks first, then the rest, then one's own. */
export function useTeachChoices(view: ReportView, offer: TeachOffer | undefined): readonly TeachGroup[] {
  const forms = useForms()
  const text = useText()
  const language = useLanguage()
  return useMemo(() => {
    if (!offer) return []
    const stated = new Set(view.observations.filter(({ read }) => read !== null).map(({ indicator }) => indicator))
    const all = choicesOf(forms, offer, stated)
    const labelled = (group: (typeof all)[number]) => ({
      id: group.id,
      label: plainLabel(group.label[language]),
      search: `${group.label.zh} ${group.label.en} ${group.id}`.toLowerCase(),
      target: group.target,
    })
    const of = (title: string, place: (typeof all)[number]['place']) => ({
      title,
      isLikely: place === 'missing' || place === 'own',
      choices: all.filter(choice => choice.place === place).map(labelled),
    })
    return [
      of(text.teaching.missingHere, 'missing'),
      of(text.teaching.own, 'own'),
      of(text.teaching.otherRows, 'same'),
      of(text.teaching.otherTables, 'other'),
    ].filter(({ choices }) => choices.length > 0)
  }, [forms, offer, view, text, language])
}

function choicesOf(forms: readonly Template[], offer: TeachOffer, stated: ReadonlySet<IndicatorId>) {
  return forms
    .filter(({ id }) => id === offer.edition || id === OWN_EDITION)
    .flatMap(form =>
      form.tables
        .filter(({ columns }) => columns.length === offer.columns)
        .flatMap(table =>
          table.rows
            .filter(({ heading, unlabelled, only }) => !heading && !unlabelled && !only)
            .map(row => {
              const isOwn = form.id === OWN_EDITION
              const first = table.columns[0]!
              const id = (first.cells ?? table.cells).replace('{row}', row.id).replace('{column}', first.id)
              const place = isOwn
                ? ('own' as const)
                : table.id !== offer.table
                  ? ('other' as const)
                  : stated.has(id)
                    ? ('same' as const)
                    : ('missing' as const)
              const target: TaughtTarget = isOwn
                ? { kind: 'own', id: row.id }
                : { kind: 'row', table: table.id, row: row.id }
              return { id: `${table.id}/${row.id}`, label: row.label, target, place }
            }),
        ),
    )
}

/** Teach, and say what comes of it. */
export function useTeach(reportId: ReportId, row: number, label: string, done: () => void) {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  return (target: NewTarget, as: string) =>
    void call('teach.row', { reportId, row, target, author }).then(({ step, reports }) => {
      done()
      tell({
        kind: 'done',
        says: text.teaching.started(label, as, reports),
        action: {
          label: text.edits.undo,
          run: () => void call('step.undo', { stepId: step.id, author }).catch(tellFailure),
        },
      })
    }, tellFailure)
}
