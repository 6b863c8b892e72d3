import { figure } from './figures.ts'
import type { zhPanel } from './panel-zh.ts'

/** The words of panels: why there is no number, how figures changed, what bodies come to together. */
export const enPanel: typeof zhPanel = {
  lacks: {
    blank: 'Blank in the source',
    slash: '“/” in the source',
    dash: '“—” in the source',
    none: '“无” (none) in the source',
    'blank-before': 'Blank the year before',
    missing: 'The form has the cell, the file does not show it',
    'in-doubt': 'The reading is in doubt: settle it on the report page',
    text: 'The source has words here',
    'not-in-form': 'Not in the form of that year',
    'no-report': 'No report on that year',
    'other-unit': 'In a unit that cannot be converted',
    'zero-denominator': 'The denominator is 0',
    'no-formula': 'No formula for the form of that year',
    'too-large': 'Too large',
  },
  panel: {
    arrangement: 'Layout',
    arrangements: {
      table: 'Years side by side · indicators of the forms',
      years: 'Years side by side · series and ratios',
      bodies: 'Bodies side by side',
      panel: 'Panel (body × year)',
    },
    figures: count => `Figures: ${figure(count)}`,
    choose: 'Choose what to compare under “figures”.',
    year: 'Year',
    figure: 'Figure',
    rank: 'Rank',
    share: 'Share',
    showRanks: 'Ranks and shares',
    change: 'Change',
    relative: 'Change %',
    became: { new: 'from 0', gone: 'to 0', same: 'same', changed: '' },
    notComparable: 'not comparable',
    approximate: 'Different forms, approximately comparable: ',
    ownForm: 'A form of the province, perhaps defined otherwise.',
    blanks: 'Blank cells added nothing to the sum.',
    rests: {
      corrected: 'Rests on a corrected value',
      inFinding: 'Rests on a value in a finding',
      inDoubt: 'Rests on a reading in doubt',
    },
    together: { sum: 'Sum', mean: 'Mean', median: 'Median', pooled: 'Pooled ratio', count: 'With / without a number' },
    pooledHint: 'Numerators and denominators are each summed before they are divided; not the mean of the ratios.',
    open: 'Click for the source',
    source: 'Source',
  },
}
