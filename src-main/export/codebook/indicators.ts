import { DATA_STATUSES, STATUS_NAMES } from '#shared/domain/data-set.ts'
import { type IndicatorId, indicatorsOf } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Language } from '#shared/domain/wording.ts'
import { variableName } from '../data-set/variable-names.ts'
import type { CodebookSection, CodebookSubject, Say } from './codebook.ts'
import { usesOf } from './crosswalk.ts'

/** Every indicator: what it is called, where it stands, what rests on it, how many values of each kind there are. */
export function indicatorsSection({ forms, recipe, indicators, counts }: CodebookSubject, say: Say): CodebookSection {
  const { language } = recipe
  const uses = usesOf(forms)
  const all = [...new Set([...indicators, ...counts.indicators])]
  return {
    title: say('指标', 'Indicators'),
    says: [
      say(
        '各类型的个数按所选报告统计；“更正”是其中由人改过的。',
        'Kinds are counted over the chosen reports; “corrected” says how many of them people changed.',
      ),
    ],
    table: {
      columns: [
        say('编号', 'Id'),
        say('宽表列名', 'Column in wide'),
        say('名称', 'Name'),
        say('定义（各版表中的位置）', 'Definition (place in each edition)'),
        say('单位', 'Unit'),
        say('版本', 'Editions'),
        say('贯通系列与比率', 'Series and ratios'),
        ...DATA_STATUSES.map(status => STATUS_NAMES[status][language]),
        say('更正', 'Corrected'),
      ],
      rows: all.map(id => {
        const places = placesOf(forms, id, language)
        const counted = counts.of(id)
        return [
          id,
          variableName(id),
          (forms.indicators.get(id)?.name ?? forms.names.get(id))?.[language] ?? id,
          places.map(({ says }) => says).join(say('；', '; ')),
          forms.indicators.get(id)?.unit ?? '',
          places.map(({ edition }) => edition).join(', '),
          (uses.get(id) ?? []).join(', '),
          ...DATA_STATUSES.map(status => counted[status]),
          counts.correctedOf(id),
        ]
      }),
    },
  }
}

/** Where an indicator stands in each edition that has it, as the form words it. */
function placesOf({ templates }: Forms, id: IndicatorId, language: Language) {
  return templates.flatMap(template => {
    const found = indicatorsOf(template).find(indicator => indicator.id === id)
    const table = template.tables.find(one => one.id === found?.table)
    if (!found || !table) return []
    const says = `${template.short[language]} › ${table.title[language]} › ${found.label[language]}`
    return [{ edition: template.id, says }]
  })
}
