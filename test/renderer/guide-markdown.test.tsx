import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Markdown } from '../../src-renderer/features/guide/markdown.tsx'

it.each([
  ['HTML stays text', 'a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>'],
  ['so does a block of it', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['what is not known is shown as written', '~~gone~~', '<p>~~gone~~</p>'],
  ['an address outside leads nowhere', '[go](https://example.com)', '<p>go (https://example.com)</p>'],
  ['nor does a script', '[go](javascript:alert(1))', '<p>go (javascript:alert(1))</p>'],
  ['a picture that is not there is its words', '![what](../pictures/none.png)', '<p>what</p>'],
  ['a line of Chinese goes on without a space', '不联网；\n文件', '<p>不联网；文件</p>'],
  ['one of English with one', 'no\nnetwork', '<p>no\nnetwork</p>'],
  ['a quotation mark is one', '"a" & `b<c`', '<p>&quot;a&quot; &amp; <code>b&lt;c</code></p>'],
])('%s', (_, text, html) => {
  const open = () => undefined
  expect(renderToStaticMarkup(<Markdown text={text} open={open} />)).toBe(html)
})
