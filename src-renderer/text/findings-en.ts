import { VERDICT_NAMES, type Verdict } from '#shared/domain/verdict.ts'
import { figure, moment } from './figures.ts'
import type { zhFindings } from './findings-zh.ts'

const verdicts: Readonly<Record<Verdict, string>> = {
  publisher: VERDICT_NAMES.publisher.en,
  misread: VERDICT_NAMES.misread.en,
  fine: VERDICT_NAMES.fine.en,
}

export const enFindings: typeof zhFindings = {
  verdicts,
  findings: {
    all: 'All',
    says: 'What does not agree',
    empty: 'Everything agrees.',
    emptyOpen: 'All of these are judged. To see them, change “Open” above to “All”.',
    emptyFiltered: 'None match. Try fewer conditions.',
    allChecks: 'All checks',
    checks: 'Checks',
    counts: (open, judged) => `${figure(open)} open, ${figure(judged)} judged`,
    progress: (judged, all) => `${figure(judged)} of ${figure(all)} judged`,
    checked: (checked, reports) => `${figure(checked)} of ${figure(reports)} reports checked`,
    states: { all: 'All', open: 'Open', judged: 'Judged', changed: 'Open again: numbers changed', ...verdicts },
    state: 'Verdict',
    year: 'Year',
    anyYear: 'Any year',
    region: 'Division',
    anyRegion: 'Any division',
    noRegion: 'Division not known',
    organisation: 'Part of a body’s name',
    openAgain: 'Numbers changed, open again',
    judgedBefore: before =>
      `When the numbers were ${before.left} and ${before.right}, ${before.author || 'someone'} judged on ${moment(before.madeAt)}: ${before.verdict}${before.note ? ` (${before.note})` : ''}`,
    judgedBy: by => [`${by.author || 'unnamed'} ${moment(by.madeAt)}`, by.note].filter(Boolean).join(': '),
    note: 'Note',
    noteHint: 'N to write a note, then 1, 2, 3 to judge',
    noteFor: 'Note kept with the verdict',
    nothingSelected: 'Choose a row and press 1, 2, 3 to judge; Shift+↓ or Space for several; Enter opens the report.',
    selected: count => `${figure(count)} chosen`,
    reopen: 'Open again',
    judge: 'Judge',
    ofYear: year => `The report for ${year}: `,
    later: 'Year after',
    laterHint: 'Open the report of the year after, whose figures do not agree with these',
    earlier: 'Year before',
    earlierHint: 'Open the report of the year before at its figures',
    ofReport: 'The whole report',
    done: (count, verdict) => `${count > 1 ? `${figure(count)} findings: ` : ''}“${verdict}”. It can be undone`,
    reopened: count => `${count > 1 ? `${figure(count)} findings are` : 'The finding is'} open again. It can be undone`,
    short: { publisher: 'File wrong', misread: 'Misread', fine: 'Fine' },
    keys: {
      publisher: 'Verdict: the file is wrong',
      misread: 'Verdict: we misread it',
      fine: 'Verdict: nothing is wrong',
      reopen: 'Open the finding again',
    },
  },
}
