import { figure } from './figures.ts'
import type { zhTaken } from './taken-zh.ts'

/** The words of what reports took over from last year and from each other. */
export const enTaken: typeof zhTaken = {
  taken: {
    arrangement: 'Prose taken over',
    shows: {
      reports: 'Each report',
      bodies: 'Most alike: two bodies',
      years: 'Most alike: two years',
      sums: 'All reports by year',
    },
    show: 'Show',
    part: 'Part',
    whole: 'Whole text',
    year: 'Year',
    everyYear: 'All years',
    search: 'Name of a body',
    never:
      'The prose has not been compared yet. Comparing holds the sentences of each report, figures and years aside, against those of its body’s report of the year before and of other bodies’ reports of the same year.',
    neverShort: 'Not compared yet',
    stale: 'Reports changed since this was compared: what is shown is from before.',
    start: 'Compare',
    again: 'Compare anew',
    madeAt: moment => `Compared ${moment}`,
    progress: {
      reading: (done, of) => `Reading prose ${figure(done)} / ${figure(of)}`,
      comparing: (done, of) => `Comparing prose ${figure(done)} / ${figure(of)}`,
    },
    cancel: 'Cancel',
    empty: 'No such reports.',
    emptyPairs: 'No reports are alike.',
    noPairs: 'No report of the year before',
    noOthers: 'No other body reports on the year',
    columns: {
      characters: 'Characters',
      again: 'From last year',
      elsewhere: 'As others have',
      alike: 'Most alike on the year',
      likeness: 'Likeness',
      one: 'Report',
      other: 'Is like',
    },
    hints: {
      characters: 'Characters of whole sentences, figures and marks aside; headings and tables do not count.',
      again:
        'Share in sentences that the body’s report of the year before has too, figures aside. Opens both side by side.',
      elsewhere: 'Share in sentences that a report of another body on the same year has too, figures aside.',
      alike: 'The report of another body on the same year whose prose is most like it. Opens both side by side.',
      likeness: 'Sentences that both have, of all sentences that either has, by characters, figures aside.',
    },
    sums: {
      reports: 'Reports',
      hint: 'Characters found again in all reports, divided by all their characters; reports without one of the year before are left out.',
    },
  },
}
