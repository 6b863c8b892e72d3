import { useMemo } from 'react'
import { indicatorsOf } from '#shared/domain/form.ts'
import { useLanguage, useText } from '../text/language.tsx'
import type { ChoiceGroup } from '../ui/choose.tsx'
import { nationalFirst, useForms } from './forms.ts'

/** Every indicator of every edition, under the table it stands in. One id is offered once, under its first national edition. */
export function useIndicatorChoices(): readonly ChoiceGroup[] {
  const forms = useForms()
  const language = useLanguage()
  const text = useText()
  return useMemo(() => {
    const seen = new Set<string>()
    return nationalFirst(forms).flatMap(form => {
      const indicators = indicatorsOf(form).filter(({ id }) => !seen.has(id))
      for (const { id } of indicators) seen.add(id)
      const groups = form.tables.map(table => ({
        title: `${form.short[language]} · ${table.title[language]}`,
        choices: indicators
          .filter(indicator => indicator.table === table.id)
          .map(({ id, name, unit }) => ({ id, label: name[language], note: text.unit(unit) })),
      }))
      return groups.filter(group => group.choices.length > 0)
    })
  }, [forms, language, text])
}
