import type { zhData } from './data-zh.ts'
import { figure } from './figures.ts'
import { enPanel } from './panel-en.ts'

export const enData: typeof zhData = {
  data: {
    keys: [
      ['Alt+D', 'the data page'],
      ['Shift+arrows', 'data: select a range'],
      ['Ctrl+C / Ctrl+V', 'data: copy and paste, to and from Excel'],
      ['Ctrl+Shift+C', 'data: copy with the heads'],
      ['Ctrl+D', 'data: fill down'],
      ['Ctrl+F / F3', 'data: find, find next'],
      ['Alt+↓', 'data: filter and sort by this column'],
      ['Ctrl+Enter', 'data: open the report'],
      ['F6', 'data: leave the grid'],
    ],
    rows: rows => (rows === 1 ? '1 row' : `${figure(rows)} rows`),
    empty: 'No reports yet. Drop a folder on the window.',
    noneLeft: 'No report passes the filters above. Remove one to see more.',
    notStanding: 'There is another report of this body and year, and that one is compared',
    absent: { missing: 'not found', 'not-in-form': 'not in form', 'not-known': enPanel.lacks },
    columnsOf: columns => `${figure(columns)} indicators`,
    filter: 'Filter',
    filterHint: 'Filter and sort (Alt+↓ in a cell)',
    setsLabel: 'Sets',
    others: 'Others too',
    othersHint: 'Where a body has several reports of a year, list those that are not compared too',
    filters: {
      column: 'By',
      condition: 'Which',
      value: 'Value',
      holds: 'Holds',
      upTo: 'up to',
      between: 'between',
      add: 'Add',
      wholeReport: 'Whole report',
      upwards: 'Smallest first',
      downwards: 'Largest first',
      remove: 'Remove',
      none: 'Remove all',
      renew: 'Filter and sort again',
      renewHint: 'After changes the rows are still where they were',
      and: ' and ',
      or: ' or ',
      all: 'Reports not compared too',
      sorted: (column, descending) => `By ${column}, ${descending ? 'largest' : 'smallest'} first`,
      kinds: {
        number: 'is a number',
        blank: 'is blank',
        slash: 'is “/”',
        dash: 'is “—”',
        none: 'is “无”',
        text: 'is text',
        unreadable: 'cannot be read',
        ambiguous: 'has digits run together',
        missing: 'was not found',
        'not-in-form': 'is not in this form',
        'not-known': 'is not known',
      },
      statuses: {
        read: 'as read, nothing against it',
        corrected: 'corrected',
        'in-doubt': 'in doubt',
        missing: 'not found in the file',
        contradicting: 'contradicting',
      },
      reportStatuses: {
        read: 'Reports with nothing corrected, in doubt or found',
        corrected: 'Reports with corrections',
        'in-doubt': 'Reports with values in doubt',
        missing: 'Reports that lack something',
        contradicting: 'Reports that contradict themselves',
      },
    },
    sets: {
      main: 'Main indicators',
      ofForm: form => `All of the ${form}`,
      all: 'All indicators',
      size: columns => `${figure(columns)} indicators`,
      name: 'Name of the set',
      nameHint: columns => `Name these ${figure(columns)} indicators`,
      keep: 'Keep',
      drop: name => `Delete the set “${name}”`,
      dropped: name => `Deleted the set “${name}”.`,
      share: 'Copy as text',
      shared: columns => `${figure(columns)} indicators copied as text that can be sent to others.`,
      receive: 'Paste a set that you were sent',
      received: (name, columns, unknown) =>
        `Received the set “${name}”, ${figure(columns)} indicators${unknown > 0 ? `; ${figure(unknown)} more are not known here and were left out` : ''}.`,
      notShared: 'This text is no set of indicators. Ask for it again with “Copy as text”.',
      noneKnown: 'No indicator of this set is known here; it was not taken.',
      unnamed: 'Received indicators',
      noneHere: name => `None of the indicators of “${name}” can be chosen here.`,
      someHere: (name, taken, left) =>
        `${figure(taken)} of “${name}” are chosen; ${figure(left)} more cannot be chosen here.`,
    },
    find: {
      placeholder: 'Find in the grid Ctrl+F',
      hint: 'Find a body, a year, a value or a text; Enter for the next, Shift+Enter for the one before',
      looking: (row, rows) => `Looking, ${figure(row)} of ${figure(rows)} rows`,
      nothing: 'Not found',
      stop: 'Stop',
    },
    line: {
      corrected: 'corrected',
      inDoubt: 'in doubt',
      blank: 'blank',
      printed: 'as printed',
      missing: 'not found',
      notInForm: 'not in this form',
      notKnown: 'of the whole report: not known, hover for why',
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
          return 'Body, year, form and what is known of reports as a whole cannot be changed here. Select columns of figures only. Nothing was changed.'
        case 'unreadable':
          return `“${refused.text}” is neither a number nor blank, “/”, “—” or “无” (${where}${refused.cells > 1 ? `; ${figure(refused.cells)} cells like this` : ''}). Nothing was changed.`
        case 'not-fillable':
          return `${where} has no certain figure to fill with. Nothing was changed.`
      }
    },
  },
}
