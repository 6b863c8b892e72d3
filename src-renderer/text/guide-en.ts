import type { zhGuide } from './guide-zh.ts'

/** The words around the guide; its chapters are files of their own. */
export const enGuide: typeof zhGuide = {
  guide: { chapters: 'Chapters', chapter: title => `Guide · ${title}` },
}
