import type { Body } from './bodies.ts'
import type { DrawnCell, Part } from './drawn.ts'

export type Page = {
  readonly title: string
  readonly body: Pick<Body, 'name' | 'host'>
  /** ISO date. */
  readonly published: string
  readonly charset: 'utf-8' | 'gb18030'
}

/** Write a report as the page of a government site: menu, place in the site, article, related links, footer. */
export function writeHtml(parts: readonly Part[], page: Page): string {
  const { title, body, published, charset } = page
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="${charset}">
<meta name="SiteName" content="${escaped(body.name)}">
<meta name="ArticleTitle" content="${escaped(title)}">
<meta name="PubDate" content="${published} 10:26">
<title>${escaped(title)}-${escaped(body.name)}</title>
<style>
.article table { border-collapse: collapse; width: 100% }
.article td { border: 1px solid #333; padding: 4px 6px }
.menu a { margin: 0 8px }
</style>
<script>
document.documentElement.className = 'js'
function setFont(size) { document.getElementById('zoom').style.fontSize = size + 'px' }
</script>
</head>
<body>
<div class="header"><h1>${escaped(body.name)}</h1>
<div class="menu"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div>
<form action="/search"><input name="q" placeholder="请输入关键字"><button>搜索</button></form></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a></div>
<div class="article">
<h2 class="title">${escaped(title)}</h2>
<div class="meta">发布时间：${published} 10:26&nbsp;&nbsp;来源：${escaped(body.name)}&nbsp;&nbsp;字体：<a href="javascript:setFont(18)">大</a> <a href="javascript:setFont(16)">中</a> <a href="javascript:setFont(14)">小</a>&nbsp;&nbsp;浏览次数：<span id="hits"></span></div>
<div id="zoom">
${parts.map(writePart).join('\n')}
</div>
<div class="share">分享到：微信 微博 <a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
</div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/zwgk/zn/">政府信息公开指南</a></li><li><a href="/zwgk/zd/">政府信息公开制度</a></li></ul></div>
<div class="footer"><p>主办：${escaped(body.name)}　联系电话：0000-0000000</p><p>网站标识码：0000000000　<a href="/map/">网站地图</a></p><p>扫一扫在手机打开当前页</p></div>
</body>
</html>
`
}

function writePart(part: Part): string {
  const text = part.kind === 'table' ? '' : escaped(part.text)
  switch (part.kind) {
    case 'title':
      return `<p style="text-align:center;font-size:22px;"><strong>${text}</strong></p>`
    case 'heading':
      return `<p style="text-indent:2em;"><strong><span style="font-family:黑体;">${text}</span></strong></p>`
    case 'subheading':
      return `<p style="text-indent:2em;"><span style="font-family:楷体;">${text}</span></p>`
    case 'paragraph':
      return `<p style="text-indent:2em;"><span style="font-family:仿宋;">${text}</span></p>`
    case 'signature':
      return `<p style="text-align:right;">${text}</p>`
    case 'table':
      return `<table border="1" cellspacing="0"><tbody>\n${part.rows
        .map(row => `<tr>${row.map(writeCell).join('')}</tr>`)
        .join('\n')}\n</tbody></table>`
  }
}

function writeCell(cell: DrawnCell): string {
  const row = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''
  const column = cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''
  const align = cell.role === 'label' ? '' : ' style="text-align:center;"'
  const text = cell.text === '' ? '&nbsp;' : escaped(cell.text).replaceAll('\n', '<br>')
  return `<td${row}${column}><p${align}><span style="font-family:宋体;">${text}</span></p></td>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
