import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArchive } from '../../src-main/read/archive.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { readAndParse } from '../read-and-parse.ts'
import { expectWholeReport, fixture, mhtmlOf, zipOf } from './office.ts'

describe('every value of a whole form', () => {
  it.each([
    ['t21.html', 'html'],
    ['t21.docx', 'docx'],
    ['t21.doc', 'doc'],
    ['t21.rtf', 'rtf'],
    ['t21.xlsx', 'xlsx'],
    ['t21.xls', 'xls'],
    ['t19.docx', 'docx'],
    ['t14.docx', 'docx'],
  ])('%s', async (name, format) => {
    expect(await expectWholeReport(fixture(name), name, name.slice(0, 3))).toBe(format)
  })

  it.each(['base64', 'quoted-printable'] as const)('mhtml in %s', async encoding => {
    const file = mhtmlOf(fixture('t21.html'), 'utf-8', encoding)
    expect(await expectWholeReport(file, 'a.mht', 't21')).toBe('mhtml')
  })

  it('a zip of them', async () => {
    const zip = zipOf({ 'a/年报.doc': fixture('t21.doc'), 'b.xlsx': fixture('t21.xlsx') })
    const formats: string[] = []
    for await (const file of readArchive(zip, 'all.zip')) {
      if ('error' in file) throw new Error(file.error.code)
      formats.push(await expectWholeReport(file.bytes, file.name, 't21'))
    }
    expect(formats).toEqual(['doc', 'xlsx'])
  })
})

describe('tables keep their shape', () => {
  const shapeOf = async (name: string) => {
    const { text, blocks } = await readDocument(fixture(name), name)
    return blocks.flatMap(block =>
      block.kind === 'table'
        ? block.rows.flatMap(row => {
            const drawn = row.map(({ start, end, rowSpan, colSpan }) => {
              return `${rowSpan}×${colSpan} ${text.slice(start, end).replace(/\s/g, '')}`
            })
            // Sheets show a blank row behind a table; it is no row of the form.
            return drawn.every(cell => cell === '1×1 ') ? [] : [drawn.join('|')]
          })
        : [],
    )
  }
  it.each(['docx', 'doc', 'rtf', 'xlsx', 'xls'])('%s as html', async format => {
    expect(await shapeOf(`t21.${format}`)).toEqual(await shapeOf('t21.html'))
  })
})

describe('what a document may hold besides', () => {
  const TEXT = `一、总体情况
字距文字
前增加后
二、收到申请
\t甲\t乙
结果\t跨两列
维持
结果\t
间
内一\t5
外
见链接\t列二\t列三
框
`
  it.each([
    ['docx', '框里的字\n末段\n脚注文字\n'],
    ['doc', '末段\n脚注文字\n框里的字\n'],
    // LibreOffice did not write the box.
    ['rtf', '末段\n脚注文字\n'],
  ])(
    'lists, changes, hidden and spaced text, notes, boxes, fields, merged and nested tables: %s',
    async (format, end) => {
      const { text, blocks } = await readDocument(fixture(`mixed.${format}`), 'a')
      expect(text).toBe(TEXT + end)
      const spans = blocks.flatMap(block => (block.kind === 'table' ? block.rows.flat() : []))
      expect(spans.map(({ rowSpan, colSpan }) => `${rowSpan}×${colSpan}`)).toEqual([
        '1×1',
        '1×1',
        '1×1',
        '2×1',
        '1×2',
        '1×1',
        '1×1',
        '1×1',
        '1×1',
      ])
    },
  )
})

it.each(['html', 'docx', 'doc', 'rtf', 'xlsx', 'xls'])('the same bytes give the same document: %s', async format => {
  const read = () => readDocument(fixture(`t21.${format}`), 'a')
  expect(await read()).toEqual(await read())
})

it.each(['docx', 'doc', 'rtf', 'xlsx', 'xls', 'html'])('blocks of %s lie in the text, in order', async format => {
  const { text, blocks } = await readDocument(fixture(`t21.${format}`), 'a')
  let from = 0
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(from)
    expect(block.end).toBeLessThanOrEqual(text.length)
    from = block.end
    if (block.kind !== 'table') continue
    for (const { start, end } of block.rows.flat()) {
      expect(start).toBeGreaterThanOrEqual(block.start)
      expect(end).toBeLessThanOrEqual(block.end)
    }
  }
})

const BLANK = join(
  process.env.NIANBAO_REPORTS ?? join(import.meta.dirname, '../../../shared/reports'),
  'real/blank_template2021.docx',
)
it.skipIf(!existsSync(BLANK))('the blank form is no report', async () => {
  const { document, parsed } = await readAndParse(readFileSync(BLANK), 'blank.docx')
  expect(document.blocks.filter(({ kind }) => kind === 'table').length).toBeGreaterThan(2)
  expect(parsed.kind === 'not-report' && parsed.why.reason).toMatch(/^(?:blank-form|notice)$/)
})
