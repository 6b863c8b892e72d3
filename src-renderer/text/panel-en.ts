import type { zhPanel } from './panel-zh.ts'

/** Why there is no number, in words. */
export const enPanel: typeof zhPanel = {
  lacks: {
    blank: 'Blank in the source, or “/”, “—”, “无”',
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
}
