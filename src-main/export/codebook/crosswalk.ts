import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Comparability, EditionFormula, SeriesDefinition, SeriesId } from '#shared/domain/series.ts'
import type { Language, Wording } from '#shared/domain/wording.ts'
import { SeriesBook } from '../../compare/series.ts'
import type { CodebookSection } from './codebook.ts'

const COMPARABLE: Readonly<Record<Comparability, Wording>> = {
  exact: { zh: '可直接比', en: 'comparable' },
  approximate: { zh: '近似可比', en: 'approximately comparable' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
}

/** The series and ratios that rest on each indicator. */
export function usesOf(forms: Forms): ReadonlyMap<IndicatorId, readonly SeriesId[]> {
  const book = new SeriesBook(forms, forms.series)
  const uses = new Map<IndicatorId, SeriesId[]>()
  for (const { id: series } of forms.series) {
    for (const indicator of book.indicatorsBehind(series)) {
      const known = uses.get(indicator)
      if (known) known.push(series)
      else uses.set(indicator, [series])
    }
  }
  return uses
}

/** How series run through the editions: formulas, and how far two editions may be compared and why not. */
export function crosswalkSection({ series }: Forms, language: Language): CodebookSection {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return {
    title: say('对照表：贯通系列与比率', 'Crosswalk: series and ratios'),
    says: [
      say(
        '公式里的名字是上面的指标编号，或前面的系列；fact_ 开头的是整份报告的情况，如公布日期、正文。',
        'Names in the formulas are ids of the indicators above, or of series before; those in fact_ are of the report as a whole, such as its date and its prose.',
      ),
    ],
    table: {
      columns: [
        say('编号', 'Id'),
        say('名称', 'Name'),
        say('含义', 'Meaning'),
        say('单位', 'Unit'),
        say('各版公式', 'Formula by edition'),
        say('版本之间', 'Between editions'),
        say('出处', 'Source'),
      ],
      rows: series.map(({ id, label, means, unit, definitions, breaks, source }) => [
        id,
        label[language],
        means[language],
        unit,
        definitions.map(definition => formulasOf(definition, definitions.length > 1, language)).join('\n'),
        breaks
          .map(({ between, class: how, why }) => `${between.join('→')} ${COMPARABLE[how][language]}: ${why[language]}`)
          .join('\n'),
        source,
      ]),
    },
  }
}

function formulasOf({ label, formulas }: SeriesDefinition, isNamed: boolean, language: Language): string {
  const lines = formulas.map(formula => `${formula.editions?.join(', ') ?? '*'}: ${shown(formula, language)}`)
  return [...(isNamed ? [`[${label[language]}]`] : []), ...lines].join('\n')
}

function shown(formula: EditionFormula, language: Language): string {
  if ('because' in formula) return `— ${formula.because[language]}`
  return 'formula' in formula ? formula.formula : `(${formula.numerator}) ÷ (${formula.denominator})`
}
