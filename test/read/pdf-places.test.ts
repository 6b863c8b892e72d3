import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '#shared/domain/document.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { type PlacedDocument, readPdfPages } from '../../src-main/read/pdf.ts'
import { boxesOf, type PageBox, textAt } from '../../src-renderer/features/report/page-boxes.ts'
import { type DrawnPage, drawPdf, line, type Mark, ruled, text } from '../fixtures/pdf/draw-pdf.ts'
import { forms, reportOf } from '../read-and-parse.ts'

const read = (...pages: readonly DrawnPage[]) => readPdfPages(drawPdf(pages), 'drawn.pdf')

/** The boxes of some words, to a point. */
function boxesOfWords({ document, places }: PlacedDocument, words: string, from = 0): readonly PageBox[] {
  const start = document.text.indexOf(words, from)
  expect(start).toBeGreaterThanOrEqual(0)
  return boxesOf(places, { start, end: start + words.length }).map(({ page, left, top, right, bottom }) => ({
    page,
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(right),
    bottom: Math.round(bottom),
  }))
}

const wordsAt = ({ document, places }: PlacedDocument, page: number, x: number, y: number): string | null => {
  const span = textAt(places, page, x, y)
  return span && document.text.slice(span.start, span.end)
}

describe.each(['t14', 't19', 't21'])('the form %s as LibreOffice writes it', edition => {
  const file = readFileSync(join(import.meta.dirname, `../fixtures/pdf/${edition}.pdf`))
  const placed = readPdfPages(file, `${edition}.pdf`)
  const quoted = async () => {
    const { document, shapes, places } = await placed
    const { readings, narrative } = reportOf(parseReport(document, `${edition}.pdf`, forms))
    return { document, shapes, places, evidence: [...readings, ...narrative].map(reading => reading.evidence) }
  }

  it('has a box on the right page for everything that was read, inside the page', async () => {
    const { shapes, places, evidence } = await quoted()
    expect(evidence.length).toBeGreaterThan(50)
    for (const quote of evidence) {
      const boxes = boxesOf(places, quote)
      expect(boxes.map(({ page }) => page)).toContain(quote.page)
      for (const { page, left, top, right, bottom } of boxes) {
        const { width, height } = shapes[page - 1]!
        expect(left >= 0 && top >= 0 && right <= width + 1 && bottom <= height + 1).toBe(true)
        expect(right > left && bottom > top).toBe(true)
      }
    }
  })

  it('leads from the middle of each box back to what was read there', async () => {
    const { places, evidence } = await quoted()
    for (const quote of evidence)
      for (const { page, left, top, right, bottom } of boxesOf(places, quote)) {
        const found = textAt(places, page, (left + right) / 2, (top + bottom) / 2)
        expect(found !== null && found.start < quote.end && found.end > quote.start).toBe(true)
      }
  })

  it('has every character of the text in one place and no other', async () => {
    const { document, places } = await placed
    let at = 0
    for (let nth = 0; nth < places.starts.length; nth += 1) {
      const isAgain = places.ends[nth] === at && places.starts[nth]! < at
      if (!isAgain) expect(gap(document, at, places.starts[nth]!)).toMatch(/^\s*$/)
      at = places.ends[nth]!
    }
    expect(gap(document, at, document.text.length)).toMatch(/^\s*$/)
  })
})

function gap({ text: words }: Document, from: number, to: number): string {
  expect(to).toBeGreaterThanOrEqual(from)
  return words.slice(from, to)
}

describe('a place on a page', () => {
  it('is the whole cell of a ruled table, whatever part of it is meant, and an empty cell has one too', async () => {
    const placed = await read({
      marks: [
        ...ruled([60, 400, 500], [100, 140, 180]),
        ...[text(64, 125, '本年新收政府信息公开申请数量'), text(440, 125, '2119'), text(64, 165, '上年结转')],
      ],
    })
    expect(boxesOfWords(placed, '11')).toEqual([{ page: 1, left: 400, top: 100, right: 500, bottom: 140 }])
    expect(wordsAt(placed, 1, 410, 110)).toBe('2119')
    expect(wordsAt(placed, 1, 450, 160)).toBe('')
    expect(wordsAt(placed, 1, 300, 500)).toBeNull()
  })

  it('is in running text the words alone, and one for each line that they stand in', async () => {
    const first = '二零二四年全年主动公开政府信息一百一十九条收到政府信息公开申请'
    const placed = await read({
      marks: [text(72, 100, `${first}12件，全部按时`), text(72, 120, '办结，没有结转。'), text(72, 140, '完。')],
    })
    const width = first.length * 12
    expect(boxesOfWords(placed, '12')).toEqual([
      expect.objectContaining({ page: 1, left: 72 + width, right: 84 + width }),
    ])
    // in the middle of a run of words: cut to them, characters being equally wide
    expect(boxesOfWords(placed, '公开政府信息')).toEqual([
      expect.objectContaining({ left: 72 + 9 * 12, right: 72 + 15 * 12 }),
    ])
    // figures and the words around them are one stretch, which goes on in the next line
    expect(boxesOfWords(placed, '申请12件，全部按时办结').map(({ left, right }) => [left, right])).toEqual([
      [72 + width - 24, 72 + width + 12 + 6 * 12],
      [72, 96],
    ])
  })

  it('is on both pages for a cell that a page break cuts', async () => {
    const first = [
      ...[line(60, 600, 500, 600), line(100, 630, 500, 630)],
      ...[60, 100, 400, 500].map(x => line(x, 600, x, 700)),
      ...[...'办理结果'].map((character, at) => text(74, 615 + at * 14, character)),
      ...[text(104, 620, '1.属于国家秘密'), text(440, 620, '4'), text(104, 690, '2.重复申请'), text(440, 690, '15')],
    ]
    const second = [
      ...[line(100, 120, 500, 120), line(60, 150, 500, 150)],
      ...[60, 100, 400, 500].map(x => line(x, 80, x, 150)),
      ...[text(104, 100, '3.其他'), text(440, 100, '6'), text(104, 140, '（七）总计'), text(440, 140, '25')],
    ]
    const placed = await read({ marks: first }, { marks: second })
    expect(boxesOfWords(placed, '办理结果').map(({ page, left, right }) => [page, left, right])).toEqual([
      [1, 60, 100],
      [2, 60, 100],
    ])
    expect(boxesOfWords(placed, '25')).toEqual([{ page: 2, left: 400, top: 120, right: 500, bottom: 150 }])
    expect(wordsAt(placed, 2, 80, 140)).toBe('办理结果')
  })

  it('is that of the words themselves in a table without rules', async () => {
    const rows = ['（一）主动公开政府信息数', '其中：主动公开规范性文件数', '制发规范性文件总数']
    const marks = rows.flatMap((label, at) => [
      text(72, 100 + at * 20, label),
      text(380, 100 + at * 20, '条'),
      text(440, 100 + at * 20, `${at + 5}1`),
    ])
    const placed = await read({ marks })
    expect(boxesOfWords(placed, '61')).toEqual([expect.objectContaining({ page: 1, left: 440, right: 452 })])
  })

  const upright: readonly Mark[] = [
    ...ruled([60, 400, 500, 700], [100, 140, 180]),
    ...[text(64, 125, '本年新收政府信息公开申请数量'), text(440, 125, '21'), text(600, 125, '22')],
    ...[text(64, 165, '上年结转政府信息公开申请数量'), text(440, 165, '3'), text(600, 165, '4')],
  ]
  const turned = (place: (x: number, y: number) => readonly [number, number], degrees: number): Mark[] =>
    upright.map(mark => {
      if (mark.kind === 'line') return { ...mark, from: place(...mark.from), to: place(...mark.to) }
      if (mark.kind !== 'text') return mark
      const [x, y] = place(mark.x, mark.y)
      return { ...mark, x, y, degrees }
    })

  it.each([
    ['wide', { marks: upright, wide: true }, 0],
    ['drawn sideways', { marks: turned((x, y) => [595 - y, x], 90) }, 1],
    ['drawn sideways and turned back', { marks: turned((x, y) => [y, 842 - x], -90), rotate: 90 }, 0],
  ] as const)('is upright like the page it is shown on: %s', async (_case, page, quarters) => {
    const placed = await read(page)
    expect(placed.shapes).toEqual([{ width: 842, height: 595, turned: quarters }])
    expect(boxesOfWords(placed, '22')).toEqual([{ page: 1, left: 500, top: 100, right: 700, bottom: 140 }])
  })
})
