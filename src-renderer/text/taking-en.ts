import { figure } from './figures.ts'
import { plural } from './plural.ts'
import type { zhTaking } from './taking-zh.ts'

export const enTaking: typeof zhTaking = {
  taking: {
    menu: 'Export',
    menuHint: 'Export this page, or the data of the whole study (Ctrl+E)',
    workbook: 'This page → Excel…',
    csv: 'This page → CSV…',
    clipboard: 'This page → copy',
    nothingHere: 'This page has no table',
    comparison: 'Comparison workbook…',
    panel: 'Series and ratios workbook…',
    data: 'Data sets and codebook…',
    marks: 'Marks',
    cancel: 'Cancel',
    progress: (done: number, of: number) => `Writing row ${figure(done)} of ${figure(of)}`,
    copied: (rows: number) => `Copied ${plural(rows, 'row')}; they can be pasted into Excel or WPS`,
  },
}
