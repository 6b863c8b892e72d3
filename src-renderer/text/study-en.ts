import { figure, moment } from './figures.ts'
import type { zhStudy } from './study-zh.ts'

/** The words about studies as files: opening, copying, backups, what is wrong with one. */
export const enStudy: typeof zhStudy = {
  study: {
    none: 'No study yet',
    open: 'Open study…',
    create: 'New study…',
    copy: 'Save a copy…',
    merge: 'Merge another study…',
    about: 'Description and backups',
    showInFolder: 'Show in folder',
    recent: 'Recent',
    notThere: 'not there',
    copied: path => `The copy was saved: ${path}`,
    copying: 'Saving a copy…',
  },
  condition: {
    readOnly: {
      file: 'This study file is read-only: it can be looked at and exported, but changes will not be saved.',
      folder:
        'The folder of this study cannot be written: it can be looked at and exported, but changes will not be saved.',
      damaged: '',
    },
    greyed: {
      file: 'The study file is read-only: nothing can be changed.',
      folder: 'The folder of the study cannot be written: nothing can be changed.',
      damaged: 'The study is damaged: it can only be looked at.',
    },
    damaged: saved =>
      `The study file is damaged; it was not touched. This is what could be read: ${figure(saved.reports)} reports, ${figure(saved.corrections)} corrections. It can only be looked at.`,
    damagedMore: saved =>
      `${figure(saved.unreadable)} places could not be read${saved.orphans > 0 ? `; ${figure(saved.orphans)} rows lost what they belong to` : ''}.`,
    offer: backup =>
      `The newest good backup: ${moment(backup.madeAt)}, ${figure(backup.reports ?? 0)} reports, ${figure(backup.corrections ?? 0)} corrections.`,
    noBackup: 'No good backup was found. Save what could be read as a new study and go on with that.',
    restore: 'Restore this backup',
    saveRead: 'Save what was read…',
    lostLog:
      'The study was not closed properly, and the log beside the file is gone or torn: the last few changes may be missing. Check what was changed last.',
    synced: service =>
      `This study lies in a folder that ${service} syncs, which may replace the file while it is being written and damage it. Better keep the study elsewhere and put only copies or backups there; if it must be here, let it sync after Nianbao is closed, and never open it on two computers at once.`,
    moveCopy: 'Save a copy elsewhere…',
    understood: 'Understood',
  },
  care: {
    title: 'Study',
    where: 'File',
    fields: { title: 'Title', description: 'Description', notes: 'Notes' },
    hints: {
      title: 'A name for the study, such as “Civil affairs in Henan 2008–2023”',
      description: 'Scope, sources, definitions: what a citation must say',
      notes: 'Anything; kept with the study',
    },
    lastChange: last => `${last.author || 'unsigned'} ${moment(last.madeAt)}`,
    earlier: texts => `${texts} earlier ${texts === 1 ? 'version' : 'versions'}`,
    backups: 'Backups',
    backupNow: 'Back up now',
    backingUp: 'Backing up…',
    backedUp: path => `Backed up: ${path}`,
    folder: folder => `Kept in ${folder}`,
    rule: 'Made when the study is first opened on a day, before merging and before restoring, and each is checked. The last 5 are kept, one a week for 8 weeks, and the newest made before a restoring.',
    none: 'No backup yet. Once there are reports, one is made when the study is first opened on a day.',
    columns: { madeAt: 'Time', kind: 'Why', reports: 'Reports', corrections: 'Corrections', size: 'Size' },
    kinds: {
      daily: 'daily',
      manual: 'by hand',
      upgrade: 'before an upgrade',
      bulk: 'before a bulk change',
      merge: 'before merging',
      restore: 'before restoring',
    },
    unreadable: 'unreadable',
    restore: 'Restore',
    confirm: backup =>
      `Put the backup of ${moment(backup.madeAt)} in the place of the study? How it is now is backed up first, so this can be undone.`,
    confirmYes: 'Restore',
    confirmNo: 'Leave it',
    restoring: 'Restoring…',
    restored: backup => `The backup of ${moment(backup.madeAt)} was restored.`,
    undoRestore: 'Undo restoring',
    undone: 'The restoring was undone; the study is as it was before.',
  },
  merging: {
    title: name => `Merge “${name}” into this study`,
    looking: 'Comparing the two studies…',
    cancel: 'Do not merge',
    nothing: 'That study has nothing that is not here already. There is nothing to merge.',
    brings: brings =>
      `Brings ${figure(brings.newFiles)} files (${figure(brings.newReports)} of them reports) and ${figure(brings.newSteps)} steps such as corrections, verdicts and notes, each under its own name and time. Both have ${figure(brings.sharedFiles)} files.`,
    conflicts: conflicts =>
      `${figure(conflicts)} things were changed in both, each differently. Decide them one by one; what is not chosen stays in the history.`,
    all: { mine: 'All mine', theirs: 'All theirs', both: 'Keep all' },
    choices: { mine: 'Mine', theirs: 'Theirs', both: 'Mine, theirs as a note' },
    kinds: {
      edit: 'Correction',
      verdict: 'Verdict',
      choice: 'Which report stands',
      note: 'Note',
      checked: 'Checked',
      organisation: 'Organisation',
      view: 'View',
      series: 'Own series',
      sample: 'held against the source',
    },
    nothingSaid: 'nothing said',
    unsigned: 'unsigned',
    open: conflicts => `${figure(conflicts)} still to be decided`,
    backupFirst: 'A backup is made first; merging can be undone',
    start: 'Merge',
    merging: 'Merging…',
    done: brought => `Merged: ${figure(brought.newFiles)} files, ${figure(brought.newSteps)} steps.`,
    undo: 'Undo merging',
    undone: 'The merging was undone; the study is as it was before.',
  },
}
