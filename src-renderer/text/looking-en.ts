import { moment } from './figures.ts'
import type { zhLooking } from './looking-zh.ts'

const WHYS: Readonly<Record<string, string>> = {
  各行各列的合计都对得上: 'all sums of rows and columns hold',
  本行合计对得上: 'the sum of the row holds',
  数字可以这样断开: 'the digits can be parted so',
}

/** Looking through a report: confirming, notes, marking as checked, and the keys for it. */
export const enLooking: typeof zhLooking = {
  looking: {
    confirmed: by => `${by.author || 'unnamed'} ${moment(by.madeAt)}: held against the source, read rightly`,
    nothingToAccept: 'There is no reading here to accept. Press Enter and type the value.',
    note: 'Note',
    noteHint: 'Enter saves; saved empty, it is taken away',
    noteOn: where => `Note on “${where}”`,
    noteBy: by => `${by.author || 'unnamed'} ${moment(by.madeAt)}`,
    noteOnReport: 'Note on the whole report',
    editNote: 'Edit',
    writeReportNote: 'Note',
    check: 'Mark as checked',
    checked: 'Checked',
    checkedBy: by => `Marked as checked by ${by.author || 'unnamed'} ${moment(by.madeAt)}; F9 again takes it up anew`,
    checkHint: 'Done with this report (F9)',
    reread: 'Checked, read otherwise since',
    rereadHint: by =>
      `Marked as checked by ${by.author || 'unnamed'} ${moment(by.madeAt)}; the file was read again since, with other values`,
    nextReport: 'Next unchecked',
    allChecked: 'All reports are checked.',
    checkedDone: 'Marked as checked.',
    uncheckedDone: 'Taken up again.',
    help: 'Keys',
    inSelection: count =>
      count === 0
        ? 'Nothing was read from here'
        : count === 1
          ? '1 value was read from here'
          : `${count} values were read from here`,
    why: why => WHYS[why] ?? why.replace(/^正文说 /, 'the prose says '),
    keys: {
      nextPlace: 'Next place to look at (finding or doubt)',
      previousPlace: 'Previous place to look at',
      nextFinding: 'Next finding',
      previousFinding: 'Previous finding',
      nextDoubt: 'Next value in doubt',
      previousDoubt: 'Previous value in doubt',
      accept: 'Accept: in doubt the first candidate, else confirm the reading',
      correct: 'Correct the value',
      blank: 'Correct to blank',
      candidate: 'In doubt, choose a candidate by its number',
      prose: 'Take the number of the prose',
      note: 'Write a note on the cell',
      reportNote: 'Write a note on the whole report',
      check: 'Mark as checked; again takes it up anew',
      nextReport: 'Next unchecked report',
      rivals: 'See several files of the same report side by side',
      teach: 'Teach what a row beyond the form is',
      pictures: 'Of a PDF, switch between its pages and its text',
      boxes: 'On the pages: go to the boxes, walk by arrow keys; Enter again selects the value',
      zoom: 'On the pages: larger, smaller, fit width',
      inspect: 'Show or hide how a value came about',
      help: 'Show or hide the keys',
    },
  },
}
