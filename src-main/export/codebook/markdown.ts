import type { TableCell } from '../table/csv.ts'
import { fitText } from '../table/safe-text.ts'
import type { Codebook, CodebookSection } from './codebook.ts'

/** The codebook as Markdown: headings, sentences and tables, and nothing that a viewer would run or load. */
export function codebookMarkdown({ title, sections }: Codebook): string {
  return `${[`# ${plain(title)}`, ...sections.map(section)].join('\n\n')}\n`
}

function section({ title, says, table }: CodebookSection): string {
  const parts = [`## ${plain(title)}`, ...says.map(plain)]
  if (table) {
    const line = (cells: readonly TableCell[]) => `| ${cells.map(cell).join(' | ')} |`
    const rule = `|${table.columns.map((_, at) => (table.rows.every(row => typeof row[at] === 'number') ? '---:' : '---')).join('|')}|`
    parts.push([line(table.columns), rule, ...table.rows.map(line)].join('\n'))
  }
  return parts.join('\n\n')
}

function cell(content: TableCell): string {
  return content === null ? '' : typeof content === 'number' ? String(content) : plain(content)
}

/** Text that Markdown takes for nothing but text, in one line. */
function plain(text: string): string {
  return fitText(text)
    .replace(/[\\`*[\]<>|#~]/g, '\\$&')
    .replace(/(^|[^A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '$1\\_')
    .replaceAll('\n', '<br>')
}
