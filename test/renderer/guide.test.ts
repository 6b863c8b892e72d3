import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, walkTokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { CHAPTER_NAMES, chapterNamed, chaptersOf, pictureNamed } from '../../src-renderer/features/guide/chapters.ts'

const GUIDE = join(import.meta.dirname, '../../resources/guide')
const LANGUAGES = ['zh', 'en'] as const
const chapters = LANGUAGES.flatMap(language =>
  chaptersOf(language).map(chapter => ({ ...chapter, language, file: `${language}/${chapter.name}.md` })),
)

describe('the guide', () => {
  it.each(LANGUAGES)('has every chapter in %s, and no file beside them', language => {
    const files = CHAPTER_NAMES.map(name => `${name}.md`)
    expect(readdirSync(join(GUIDE, language)).sort()).toEqual(files.sort())
    expect(chaptersOf(language).map(({ name }) => name)).toEqual([...CHAPTER_NAMES])
  })

  it.each(chapters)('$file begins with its title, in its language', ({ language, title, markdown }) => {
    expect(markdown.startsWith(`# ${title}\n`)).toBe(true)
    expect(/\p{Script=Han}/u.test(title)).toBe(language === 'zh')
  })

  it.each(chapters)('$file names only chapters and pictures that are there', ({ language, markdown }) => {
    const named = linksIn(markdown)
    expect(named.links.filter(link => chapterNamed(link) === null)).toEqual([])
    expect(named.pictures.filter(link => pictureNamed(link) === null)).toEqual([])
    // on the disk too, where the guide is read without the program
    expect([...named.links, ...named.pictures].filter(to => !existsSync(join(GUIDE, language, to)))).toEqual([])
  })

  it('has the same pictures and links in both languages', () => {
    const [zh, en] = LANGUAGES.map(language => chaptersOf(language).map(({ markdown }) => sorted(linksIn(markdown))))
    expect(zh).toEqual(en)
  })

  it('keeps its first chapter short', () => {
    for (const language of LANGUAGES)
      expect(readFileSync(join(GUIDE, language, 'start.md'), 'utf8').split('\n').length).toBeLessThan(65)
  })
})

type Named = { readonly links: readonly string[]; readonly pictures: readonly string[] }

function linksIn(markdown: string): Named {
  const links: string[] = []
  const pictures: string[] = []
  walkTokens(lexer(markdown), token => {
    if (token.type === 'link') links.push(token.href)
    if (token.type === 'image') pictures.push(token.href)
  })
  return { links, pictures }
}

function sorted({ links, pictures }: Named): Named {
  return { links: [...links].sort(), pictures: [...pictures].sort() }
}
