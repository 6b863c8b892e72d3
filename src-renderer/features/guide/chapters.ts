import type { Language } from '#shared/domain/wording.ts'

/** A chapter of the guide: its name is that of its file, its title the first heading. */
export type Chapter = { readonly name: string; readonly title: string; readonly markdown: string }

/** The order a newcomer reads in; a chapter not named here would not be found, which a test holds. */
export const CHAPTER_NAMES = [
  'start',
  'charts',
  'views',
  'panels',
  'formulas',
  'prose',
  'workbook',
  'accuracy',
] as const

const TEXTS = import.meta.glob<string>('../../../resources/guide/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const PICTURES = import.meta.glob<string>('../../../resources/guide/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

const CHAPTERS: Readonly<Record<Language, readonly Chapter[]>> = { zh: inOrder('zh'), en: inOrder('en') }

/** The guide in a language, in the order of reading. */
export function chaptersOf(language: Language): readonly Chapter[] {
  return CHAPTERS[language]
}

/** The chapter that a link within the guide names, if there is one. */
export function chapterNamed(link: string): string | null {
  const name = /^(\w+)\.md$/.exec(link)?.[1]
  return CHAPTER_NAMES.find(known => known === name) ?? null
}

/** Where a picture that the guide names lies in the program. */
export function pictureNamed(link: string): string | null {
  return PICTURES[link.replace(/^\.\.\//, '../../../resources/guide/')] ?? null
}

function inOrder(language: Language): readonly Chapter[] {
  return CHAPTER_NAMES.flatMap(name => {
    const markdown = TEXTS[`../../../resources/guide/${language}/${name}.md`]
    return markdown === undefined ? [] : [{ name, title: titleOf(markdown), markdown }]
  })
}

function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? ''
}
