/** The words around the guide; its chapters are files of their own. */
export const zhGuide = {
  guide: { chapters: '章节', chapter: (title: string) => `指南 · ${title}` },
}
