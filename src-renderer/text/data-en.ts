import type { zhData } from './data-zh.ts'
import { figure } from './figures.ts'

export const enData: typeof zhData = {
  data: {
    rows: rows => (rows === 1 ? '1 row' : `${figure(rows)} rows`),
    empty: 'No reports yet. Drop a folder on the window.',
    noneLeft: 'No report passes the filters above. Remove one to see more.',
    notStanding: 'There is another report of this body and year, and that one is compared',
    absent: { missing: 'not found', 'not-in-form': 'not in form' },
    line: {
      corrected: 'corrected',
      inDoubt: 'in doubt',
      blank: 'blank',
      printed: 'as printed',
      missing: 'not found',
      notInForm: 'not in this form',
      counting: share => `Adding up ${Math.floor(share * 100)}%`,
      cells: (rows, columns) => `${figure(rows)} rows × ${figure(columns)} columns`,
      sum: 'Sum',
      count: 'Numbers',
      mean: 'Mean',
    },
    copied: (rows, columns) => `Copied ${figure(rows)} rows × ${figure(columns)} columns.`,
    pasted: (changed, cells) =>
      `Pasted ${figure(cells)} cells, ${figure(changed)} changed. Ctrl+Z undoes it in one step.`,
    filled: changed => `Filled down, ${figure(changed)} cells changed. Ctrl+Z undoes it in one step.`,
    cleared: changed => `${figure(changed)} cells made blank. Ctrl+Z undoes it in one step.`,
    nothingChanged: 'These cells say so already; nothing was changed.',
    tooMuchToCopy: (cells, most) =>
      `${figure(cells)} cells are selected; at most ${figure(most)} can be copied at once. For all of them use Export Excel.`,
    tooMuchToWrite: (cells, most) =>
      `${figure(cells)} cells are selected; at most ${figure(most)} can be changed at once. Nothing was changed.`,
    refused: (refused, where) => {
      switch (refused.why) {
        case 'uneven':
          return 'The rows on the clipboard have different numbers of columns. Nothing was changed.'
        case 'rows':
          return `${figure(refused.rows)} rows are to be placed, and there are ${figure(refused.room)} from here down. Nothing was changed.`
        case 'columns':
          return `${figure(refused.columns)} columns are to be placed, and there are ${figure(refused.room)} from here on. Nothing was changed.`
        case 'head':
          return 'Body, year and form cannot be changed here. Select columns of figures only. Nothing was changed.'
        case 'unreadable':
          return `“${refused.text}” is neither a number nor blank, “/”, “—” or “无” (${where}${refused.cells > 1 ? `; ${figure(refused.cells)} cells like this` : ''}). Nothing was changed.`
        case 'not-fillable':
          return `${where} has no certain figure to fill with. Nothing was changed.`
      }
    },
  },
}
