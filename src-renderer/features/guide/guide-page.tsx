import { useEffect, useMemo, useRef } from 'react'
import { usePlace } from '../../state/place.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { chaptersOf } from './chapters.ts'
import { Markdown } from './markdown.tsx'
import './guide.css'

/** The guide: chapters on the left, the one chosen on the right. */
export function GuidePage({ chapter }: { chapter: string | null }) {
  const text = useText()
  const { go } = usePlace()
  const chapters = chaptersOf(useLanguage())
  const shown = chapters.find(({ name }) => name === chapter) ?? chapters[0]!
  const list = useRef<HTMLElement>(null)
  const reading = useRef<HTMLElement>(null)
  const open = useMemo(() => (name: string) => go({ page: 'guide', chapter: name }), [go])
  // arrows and Page Down scroll at once, without a click into the text
  // biome-ignore lint/correctness/useExhaustiveDependencies: each chapter begins at its top
  useEffect(() => {
    reading.current?.scrollTo(0, 0)
    if (!list.current?.contains(document.activeElement)) reading.current?.focus({ preventScroll: true })
  }, [shown.name])
  return (
    <div className="page" data-testid="guide-page">
      <div className="top">
        <h1>{text.pages.guide}</h1>
      </div>
      <div className="guide">
        <nav className="guide-chapters" aria-label={text.guide.chapters} ref={list}>
          {chapters.map(({ name, title }) => (
            <button
              type="button"
              key={name}
              aria-current={name === shown.name ? 'page' : undefined}
              data-testid={`chapter-${name}`}
              onClick={() => open(name)}
            >
              {title}
            </button>
          ))}
        </nav>
        <article
          className="guide-text"
          ref={reading}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
          tabIndex={0}
          aria-label={shown.title}
          data-testid="guide-text"
        >
          <Markdown text={shown.markdown} open={open} />
        </article>
      </div>
    </div>
  )
}
