import { LEVEL_NAMES } from '#shared/domain/check.ts'
import { enChart } from './chart-en.ts'
import { enData } from './data-en.ts'
import { figure } from './figures.ts'
import { enFiles } from './files-en.ts'
import { enFindings } from './findings-en.ts'
import { enGuide } from './guide-en.ts'
import { enHistory } from './history-en.ts'
import { enLooking } from './looking-en.ts'
import { enOrganisations } from './organisations-en.ts'
import { enPanel } from './panel-en.ts'
import { enPictures } from './pictures-en.ts'
import { plural } from './plural.ts'
import { enSeries } from './series-en.ts'
import { bytes } from './sizes.ts'
import { enStudy } from './study-en.ts'
import { enTaken } from './taken-en.ts'
import { enTaking } from './taking-en.ts'
import { enTeaching } from './teaching-en.ts'
import { enViews } from './views-en.ts'
import type { Text } from './zh-CN.ts'

/** The words of the window in plain English. */
export const en: Text = {
  product: 'Nianbao',
  close: 'Close',
  back: 'Back',
  unit: unit => UNITS[unit] ?? unit,
  head: label => label.replace(/\b(Busi|Re|Organi|organi|Insti|insti)(?=nesses|search|sations|tutions)/g, '$1\u00ad'),
  quoted: quote => `“${quote.trim()}”`,
  pages: {
    import: 'Import',
    reports: 'Reports',
    data: 'Data',
    compare: 'Compare',
    chart: 'Chart',
    views: 'Views',
    findings: 'Checks',
    duplicates: 'Duplicates',
    organisations: 'Bodies',
    search: 'Full text',
    files: 'Files',
    history: 'History',
    guide: 'Guide',
    settings: 'Settings',
  },
  status: {
    counts: summary =>
      `${plural(summary.reports, 'report')} · ${plural(summary.values, 'value')} · ${plural(summary.findings, 'open finding')} · ${figure(summary.inDoubt)} in doubt · ${figure(summary.corrected)} corrected`,
    noStudy: 'No study is open',
  },
  firstRun: {
    sentence:
      'Drop annual reports on government information disclosure here. Nianbao reads their figures and shows, for each one, the words or the table cell it comes from.',
    drop: 'Drop a folder here',
    goesTo: name => `A study “${name}” will be made; your files stay as they are`,
    samples: 'Try the samples',
    samplesHint: 'A few reports of invented bodies, with something to find in them.',
    offline: 'Everything happens on this computer, without a network.',
  },
  importing: {
    chooseFolder: 'Choose folder…',
    chooseFiles: 'Choose files…',
    formats: 'Text, web pages, Word and PDF may be mixed; folders within folders are read too',
    scanning: 'Counting files',
    count: (done, of) => `Importing ${figure(done)} of ${figure(of)}`,
    rate: (rate, left) =>
      `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second${left === null ? '' : ` · ${duration(left)} left`}`,
    cancel: 'Cancel',
    dropHere: 'Let go to import',
    dropHasNoFile:
      'What was dropped is no file of this computer (but a picture of a web page, say). Save it to a folder and drop that.',
    dropGoesTo: name => `into “${name}”`,
    dropMakes: name => `into a new study “${name}”`,
    doneLine: summary =>
      `${summary.cancelled ? 'Import cancelled' : 'Import done'}: ${summary.imported} read${summary.known ? `, ${summary.known} known already` : ''}${summary.notReports ? `, ${summary.notReports} not ${summary.notReports === 1 ? 'a report' : 'reports'}` : ''}${summary.failed ? `, ${summary.failed} could not be read` : ''}.`,
    showSummary: 'Details',
    showReports: 'To the reports',
    nothingYet: 'Nothing has been imported into this study yet.',
    noneOfKind: 'There are none of this kind.',
    took: seconds => `Took ${duration(seconds)}`,
    wasCancelled: 'cancelled; what had been read is saved',
    kinds: { all: 'All', imported: 'Read', known: 'Known', 'not-report': 'Not a report', failed: 'Failed' },
    notReports: {
      empty: 'The file has no text',
      'no-text-layer': 'Only pictures, no text that can be read',
      'blank-form': 'Only an empty form; nothing is filled in',
      interpretation: 'An interpretation of the report, not the report itself',
      notice: 'A notice, not the report itself',
      news: 'News, not the report itself',
      'work-plan': 'A work plan, not an annual report',
      quarterly: 'Statistics of a quarter or month, not an annual report',
      'no-figures-no-title': 'Neither the title nor the figures of an annual report',
    },
    importedLine: outcome =>
      [
        [outcome.organisation || 'body not recognised', outcome.year ?? 'year not recognised'].join(' · '),
        plural(outcome.values, 'value'),
        outcome.inDoubt > 0 && `${outcome.inDoubt} in doubt`,
        outcome.findings > 0 && `${outcome.findings} to look at`,
      ]
        .filter(Boolean)
        .join(', '),
    knownLine: 'The same content is in the study already; it was not read again',
  },
  library: {
    count: reports => plural(reports, 'report'),
    search: 'Find by body, title or file name',
    empty: 'There are no reports yet. Drop a folder on the window, or',
    noMatch: search => `No report matches “${search}”.`,
    proseOnly: 'Prose only',
  },
  columns: {
    organisation: 'Body',
    year: 'Year',
    edition: 'Form',
    values: 'Values',
    inDoubt: 'In doubt',
    findings: 'Findings',
    corrected: 'Corrected',
    published: 'Published',
    file: 'File',
    outcome: 'Outcome',
    says: 'What it says',
    level: 'Level',
    indicator: 'Indicator',
    unit: 'Unit',
    time: 'Time',
    act: 'Act',
    before: 'Before',
    after: 'After',
    reason: 'Reason',
    author: 'By',
    state: 'State',
    stands: '',
  },
  levels: { error: LEVEL_NAMES.error.en, warning: LEVEL_NAMES.warning.en, info: LEVEL_NAMES.info.en },
  origins: {
    table: 'Read from a table',
    derived: 'Worked out from the table’s own sums',
    narrative: 'Read from the prose',
    corrected: 'Corrected by a person',
  },
  kinds: {
    number: 'number',
    blank: 'blank in the source',
    slash: 'printed “/”',
    dash: 'printed “—”',
    none: 'printed “无” (none)',
    text: 'text in the source',
    unreadable: 'unreadable in the source',
    ambiguous: 'digits run together; several readings',
  },
  report: {
    source: 'Source',
    inspector: 'Where the value comes from',
    moveLine: 'Width of the two panes',
    contradictions: count => plural(count, 'contradiction'),
    warnings: count => `${count} to look at`,
    doubtful: count => `${count} in doubt`,
    corrected: count => `${count} corrected`,
    previousPlace: 'Previous',
    nextPlace: 'Next',
    missing: 'Not found in the file',
    inDoubt: 'in doubt',
    confidence: percent => `${percent}% sure`,
    page: page => (page === undefined ? '' : `page ${page}`),
    fileSays: 'The file says',
    proseSays: 'The prose says',
    doubtSays: printed => `“${printed}” can be read in several ways:`,
    otherNumber: 'Enter for another number',
    editAgain: 'Edit again',
    giveUp: 'Give up',
    localRows: 'Rows added locally',
    personal: 'personal details',
    proseFigures: 'Figures in the prose',
    about: 'about',
    noForm:
      'No table was recognised and the year is unknown, so no form can be drawn. Figures from the prose are below.',
    proseOnly: 'The file has no table. This is the form of its year; it can be filled in from the prose.',
    nothingSelected: 'Select a value to see where it comes from',
    reason: 'Reason',
    reasonHint: 'Saved with the next correction; may be left empty',
    claims: { organisation: 'Body', year: 'Year', published: 'Published' },
    remarks: count => plural(count, 'remark'),
  },
  compare: {
    rows: rows => plural(rows, 'row'),
    organisations: (chosen, all) => (chosen === all ? `All ${all} bodies` : `Bodies ${chosen} of ${all}`),
    indicators: (chosen, totals) => (totals ? `${chosen} main indicators` : plural(chosen, 'indicator')),
    onlyTotals: 'Main indicators only',
    onlyStated: 'Only rows with values',
    change: 'Change',
    changeShare: 'Change %',
    changeKinds: { last: 'Last two years', each: 'Year by year', none: 'None' },
    plot: 'Plot',
    nothingChosen: 'Choose at least one body, one year and one indicator.',
    empty: 'These bodies and years state nothing for these indicators.',
    breakHint: (before, after) => `${before} and ${after} differ and cannot be compared as they are`,
    bodyThen: name => `The body of this year: ${name}`,
    noReport: 'No report for this year',
    noChange: 'One of the two years has no number here, or the units differ: there is no change to show',
    noShare: 'The earlier number is 0 or below: there is no percentage',
    missing: 'The form has this value, the file does not show it',
    notInForm: 'Not in this edition of the form',
    inFinding: level => `${level}: open it to see why`,
    fileName: 'Annual reports compared.xlsx',
  },
  legend: {
    doubt: 'in doubt',
    corrected: 'corrected',
    blank: 'blank in source',
    printed: 'as printed',
    missing: 'not found in file',
    notInForm: 'not in this edition',
    break: 'form or body changes here',
  },
  exporting: {
    writing: 'Writing the Excel file…',
    written: file => `${plural(file.rows, 'row')} written to ${file.path} (${bytes(file.bytes)})`,
  },
  palette: {
    title: 'Find',
    placeholder: 'Find a report, body, indicator, command',
    chartOf: 'chart',
  },
  ...enData,
  ...enChart,
  ...enPanel,
  ...enTaken,
  ...enGuide,
  ...enFiles,
  ...enFindings,
  ...enStudy,
  ...enHistory,
  ...enOrganisations,
  ...enLooking,
  ...enPictures,
  ...enTeaching,
  ...enViews,
  ...enSeries,
  ...enTaking,
  mishap: {
    says: 'This page broke and cannot be shown. The study is not affected, and corrections are kept. Try again, or go to another page first.',
    again: 'Try again',
  },
  choosing: { search: 'Type to find', all: 'All', none: 'None', noMatch: 'Nothing matches' },
  settings: {
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the computer', light: 'Light', dark: 'Dark' },
    author: 'Your name',
    authorHint: 'Stands beside your corrections',
    keys: 'Keys',
    keyList: [
      ['Ctrl+K', 'find reports, indicators, commands'],
      ['Alt+1 … 9, 0, D, G, J, V', 'change page'],
      ['Alt+←', 'back'],
      ['Ctrl+Z / Ctrl+Y', 'undo / redo'],
      ['Ctrl+E', 'export'],
      ['Ctrl+O / Ctrl+N', 'open / new study'],
      ['F8 / F7', 'next / previous place to look at'],
      ['Enter / F2', 'edit the value'],
      ['Delete', 'make it blank'],
      ['1 … 9', 'choose a reading, when in doubt'],
      ['Ctrl+Enter', 'take the number from the prose'],
      ['F1', 'show or hide where it comes from'],
      ...enData.data.keys,
    ],
    about: 'Program',
    engine: engine =>
      `Nianbao ${engine.version} · parser ${engine.parser} · Node ${engine.node}${engine.sqlite ? ` · SQLite ${engine.sqlite}` : ''}`,
  },
}

function duration(seconds: number): string {
  if (seconds < 1) return 'less than a second'
  if (seconds < 90) return `${Math.round(seconds)} s`
  return `${Math.round(seconds / 60)} min`
}

const UNITS: Readonly<Record<string, string>> = {
  条: 'items',
  件: 'cases',
  次: 'times',
  篇: 'articles',
  个: 'number',
  项: 'items',
  人: 'persons',
  人次: 'persons',
  元: 'yuan',
  万元: '10k yuan',
}
