import { figure } from './figures.ts'
import type { zhFiles } from './files-zh.ts'
import { plural } from './plural.ts'
import { bytes } from './sizes.ts'

/** The words about files, about reports that are likely the same, and about searching the full text. */
export const enFiles: typeof zhFiles = {
  files: {
    count: files => plural(files, 'file'),
    outcomes: {
      all: 'All',
      report: 'Read',
      'not-report': 'Not a report',
      failed: 'Failed',
    },
    empty: 'There are no files yet. Drop a folder on the window: what was read and what was not will be listed here.',
    noneOfKind: 'There are no files of this kind.',
    columns: {
      format: 'Format',
      encoding: 'Encoding',
      size: 'Size',
      importedAt: 'Imported',
    },
    formats: {
      text: 'Text',
      markdown: 'Markdown',
      csv: 'CSV',
      html: 'Web page',
      mhtml: 'Web archive',
      docx: 'Word',
      doc: 'Old Word',
      pdf: 'PDF',
      xlsx: 'Excel',
      xls: 'Old Excel',
      rtf: 'RTF',
    },
    size: bytes,
    selected: files => `${plural(files, 'file')} ticked`,
    nothingSelected: 'Arrow keys select a file; Space ticks it, Shift+↑↓ ticks several',
    encoding: 'Encoding…',
    asReport: files => (files > 1 ? `Read ${figure(files)} as reports all the same` : 'Read as a report all the same'),
    asReportHint: 'Reads it as if it were a report; holds for the same file from now on',
    unselect: 'Untick all',
    openReport: 'Open report',
  },
  encodings: {
    title: 'Encoding',
    automatic: 'Automatic',
    automaticIs: encoding => `Automatic (${encoding})`,
    names: {
      'utf-8': 'UTF-8',
      gb18030: 'GB18030 (GBK, GB2312)',
      big5: 'Big5 (traditional)',
      'utf-16le': 'UTF-16 LE',
      'utf-16be': 'UTF-16 BE',
    },
    now: 'in use',
    preview: 'Beginning of the file',
    previewOf: name => `Beginning of ${name}`,
    reading: 'Reading…',
    doubtful: characters =>
      characters === 0
        ? 'Every character of this passage is known.'
        : `${plural(characters, 'character')} of this passage ${characters === 1 ? 'is' : 'are'} unknown, marked below.`,
    readAgain: files => (files > 1 ? `Read ${figure(files)} files in this encoding` : 'Read again in this encoding'),
    keeps:
      'Values are read anew in this encoding; corrections by people stay. A corrected report stays as it is if it cannot be read as a report this way.',
    others: files => `${plural(files, 'other ticked file')} will be read again too.`,
    leftOut: files => `${plural(files, 'file')} more, neither text nor web pages, stay as they are.`,
    notText: 'This format states its encoding itself. Only text, web pages and CSV need a choice.',
  },
  duplicates: {
    count: groups => plural(groups, 'group'),
    hint: 'Of each group only the one with ● is compared and exported; the others are kept and can take its place',
    why: {
      'same-place': 'same body and year',
      'same-values': 'same values',
      'near-prose': 'nearly the same prose',
    },
    empty:
      'No report is there twice. Two reports of one body and year, or one page saved twice, would be listed here for you to choose from.',
    columns: { stands: 'In use', folder: 'Folder', title: 'Title', importedAt: 'Imported' },
    stands: 'in use',
    chosen: 'in use · chosen',
    use: 'Use this one',
    reasonHint: 'Saved with the next choice; may be left empty',
    done: file => `${file} is used now.`,
    more: groups => `Show more: ${plural(groups, 'group')} left`,
    keys: '↑↓ move · Space use this one · Enter open report',
    unknownBody: 'body not recognised',
  },
  search: {
    placeholder: 'Words to find, with spaces between them',
    hint: 'Looks through the text of every report; one or two characters will do. With several words, all must be there.',
    noMatch: query => `No report says “${query}”.`,
    count: reports => `in ${plural(reports, 'report')}`,
    columns: { snippet: 'Text', times: 'Times' },
    inAllText: query => `Find “${query.trim()}” in the text of all reports`,
  },
}
