import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { chapterNamed, pictureNamed } from './chapters.ts'

type Open = (chapter: string) => void

/** A text in Markdown as elements. Whatever is not known here, HTML among it, is shown as it is written. */
export function Markdown({ text, open }: { text: string; open: Open }) {
  const tokens = useMemo(() => lexer(text), [text])
  return <>{all(tokens, open)}</>
}

function all(tokens: readonly Token[] | undefined, open: Open): ReactNode {
  // a chapter never changes while it is shown: the place of a token names it well enough
  return tokens?.map((token, nth) => <Fragment key={String(nth)}>{one(token as MarkedToken, open)}</Fragment>)
}

function one(token: MarkedToken, open: Open): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'heading':
      return createElement(`h${Math.min(token.depth, 3)}`, null, all(token.tokens, open))
    case 'paragraph':
      return <p>{all(token.tokens, open)}</p>
    case 'list': {
      const items = token.items.map((item, nth) => <li key={String(nth)}>{all(item.tokens, open)}</li>)
      return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'blockquote':
      return <blockquote>{all(token.tokens, open)}</blockquote>
    case 'table':
      return <Table token={token} open={open} />
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    case 'strong':
      return <strong>{all(token.tokens, open)}</strong>
    case 'em':
      return <em>{all(token.tokens, open)}</em>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'escape':
      return token.text
    case 'text':
      return 'tokens' in token && token.tokens ? all(token.tokens, open) : joined(token.text)
    case 'link':
      return <Link token={token} open={open} />
    case 'image':
      return <Picture token={token} />
    default:
      return token.raw
  }
}

/** Chinese is written without spaces: a line that ends within it goes on at once. */
function joined(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}，。；：、！？（）“”《》])\n(?=[\p{Script=Han}，。；：、！？（）“”《》])/gu,
    '',
  )
}

function Table({ token, open }: { token: Tokens.Table; open: Open }) {
  const cell = ({ tokens, align }: Tokens.TableCell) => ({
    className: align === 'right' ? 'right' : undefined,
    children: all(tokens, open),
  })
  return (
    <table>
      <thead>
        <tr>
          {token.header.map((head, nth) => (
            <th key={String(nth)} {...cell(head)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, nth) => (
          <tr key={String(nth)}>
            {row.map((of, column) => (
              <td key={String(column)} {...cell(of)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Another chapter is a step away; an address outside is only shown, for there is no network. */
function Link({ token, open }: { token: Tokens.Link; open: Open }) {
  const chapter = chapterNamed(token.href)
  if (chapter === null)
    return token.text === token.href ? (
      token.href
    ) : (
      <>
        {all(token.tokens, open)} ({token.href})
      </>
    )
  return (
    <button type="button" className="link" data-chapter={chapter} onClick={() => open(chapter)}>
      {all(token.tokens, open)}
    </button>
  )
}

function Picture({ token }: { token: Tokens.Image }) {
  const source = pictureNamed(token.href)
  return source === null ? token.text : <img src={source} alt={token.text} />
}
