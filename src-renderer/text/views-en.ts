import { figure } from './figures.ts'
import type { zhViews } from './views-zh.ts'

/** The words about views kept by name. */
export const enViews: typeof zhViews = {
  views: {
    menu: 'Views',
    current: name => `View · ${name}`,
    name: 'Name of the view',
    nameHint: 'A name for what is shown now',
    keep: 'Keep as view',
    kept: name => `The view “${name}” is kept; it follows the data.`,
    renew: name => `Change “${name}” to what is shown now`,
    renewed: name => `“${name}” is now what is shown.`,
    arrange: 'Arrange views…',
    count: views => figure(views),
    empty:
      'There are no views yet. Set up a comparison, a chart or the grid, press “Views” and give it a name: it can be opened again at any time.',
    hint: 'Enter opens, F2 renames, Alt+↑ Alt+↓ change the order, Delete deletes.',
    heads: { name: 'Name', shows: 'What it shows', note: 'Note' },
    columns: count => `${figure(count)} columns`,
    note: name => `Note on “${name}”`,
    noteHint: 'Write a note',
    rename: 'Rename',
    drop: 'Delete',
    drag: 'Drag to change the order',
    dropped: name => `The view “${name}” is deleted.`,
    tooNew: name => `The view “${name}” was kept by a later version of Nianbao, and this one cannot open it.`,
    unreadable: 'kept by a later version of Nianbao; cannot be opened here',
    bodies: names =>
      names === null ? 'all bodies' : names.length === 1 ? (names[0] ?? '') : `${figure(names.length)} bodies`,
    figures: count => `${figure(count)} figures`,
    filters: count => (count === 0 ? '' : `${figure(count)} filters`),
    year: year => String(year),
    gone: (shown, count, more) => `No longer in the study: ${shown.join(', ')}${more ? ` … (${count})` : ''}`,
  },
}
