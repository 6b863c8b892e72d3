import { figure } from './figures.ts'
import type { zhTeaching } from './teaching-zh.ts'

const reportsOf = (reports: number) => (reports === 1 ? '1 report' : `${figure(reports)} reports`)

/** Teaching what a row is that the form does not have, and indicators of one's own; prose against table. */
export const enTeaching: typeof zhTeaching = {
  teaching: {
    teach: 'Teach what it is…',
    title: label => `What is “${label}”?`,
    concerned: reports =>
      `${reportsOf(reports)} of the study print this row at the same place and will be read again. Corrections and notes stay; it can be undone.`,
    search: 'Type a few characters of an indicator, in either language',
    missingHere: 'Not found in this report',
    otherRows: 'Other rows of the same table (stated in this report already: not taken here)',
    otherTables: 'Other tables',
    own: 'Own indicators',
    makeNew: label => `New indicator “${label}”…`,
    noMatch: 'No such indicator. You can make a new one.',
    name: 'Name',
    unit: 'Unit',
    group: 'Group',
    groupHint: 'one that is there, or a new name',
    id: 'Id',
    idHint: 'may be left out; lower-case letters, digits, underscores',
    make: reports => `Make it, and read ${reportsOf(reports)} again`,
    back: 'Back',
    started: (label, as, reports) =>
      `“${label}” is read as “${as}” from now on. ${reportsOf(reports)} being read again.`,
    done: reports => `${reportsOf(reports)} read again by what was taught.`,
    nothingToTeach: 'This report has no rows beyond the form.',
  },
  rivals: {
    chip: files => `${figure(files)} files of this report`,
    hint: 'See side by side what differs, and choose which stands (Alt+B)',
    title: files => `${figure(files)} files of the same body and year`,
    same: (differ, same) =>
      differ === 0
        ? `all ${figure(same)} values are the same`
        : `${figure(differ)} values differ, ${figure(same)} are the same`,
    none: 'No other file is of the same body and year.',
  },
  prose: {
    take: number => `The prose is right: ${number}`,
    why: 'The prose is right',
    keepBoth: 'Keep both, with a note',
  },
}
