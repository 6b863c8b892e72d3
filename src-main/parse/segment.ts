import type { Lexicon } from './lexicon.ts'

/** A part of a line: a label of the form, or what stands between labels. Offsets into the line. */
export type Part = { readonly start: number; readonly end: number }

const WORD = /[\u3400-\u9fff\p{L}\p{N}]/u
/** What may stand behind a label for it to be a row and not a word in a sentence. */
const VALUES = /^[\d\s.,/\\—―–\-+无:：;；|]*(?:万?元|件|条|次|个|人次?|篇|项)?[\s。.;；、]*$/
const NOTE = /\([^()]*\)/g
/** Fewer labels than this in a line of running text are words of the sentence. */
const FEWEST_LABELS = 3

type Found = { readonly start: number; readonly end: number; readonly isRow: boolean }

/**
 * Cut a line at the labels of the form, where the line is a table whose cells were run together, or one row of it
 * ("规章 000行政规范性文件693665第二十条…"). The numbering before a label is taken for the label's own only when it
 * is the form's, since it may stand right behind the digits of the row before ("10000016.属于四类过程性信息").
 *
 * @returns The parts in order, covering the line; one part when it is running text.
 */
export function segment(line: string, lexicon: Lexicon): readonly Part[] {
  const whole = [{ start: 0, end: line.length }]
  if (line.length < 3 || !/\d|[/—]/.test(line)) return whole
  const found = labelsIn(line, lexicon)
  if (found.length === 0) return whole
  const parts: Part[] = []
  let from = 0
  for (const run of tableRuns(line, found)) {
    const start = run[0]!.start
    if (line.slice(from, start).trim() !== '') parts.push({ start: from, end: start })
    for (const [nth, label] of run.entries()) {
      parts.push({ start: label.start, end: label.end })
      const end = run[nth + 1]?.start ?? valuesUntil(line, label.end)
      parts.push(...pieces(line, label.end, end))
      from = end
    }
  }
  if (from === 0) return whole
  if (line.slice(from).trim() !== '') parts.push({ start: from, end: line.length })
  return parts
}

/** Labels of rows, columns and headings, leftmost first, the longest at each place. */
function labelsIn(line: string, { keysByStart, rowsByKey, numberings }: Lexicon): Found[] {
  const places: number[] = []
  let tight = ''
  for (let at = 0; at < line.length; at += 1) {
    if (!WORD.test(line[at]!)) continue
    tight += line[at]
    places.push(at)
  }
  const found: Found[] = []
  for (let at = 0; at < tight.length - 1; at += 1) {
    const key = keysByStart.get(tight.slice(at, at + 2))?.find(one => tight.startsWith(one, at))
    if (key === undefined) continue
    const start = places[at]!
    const after = found.at(-1)?.end ?? 0
    // Words inside the note of a label are the label's.
    if (start < after) continue
    found.push({
      start: Math.max(after, start - numberingBefore(line.slice(after, start), numberings.get(key) ?? [])),
      end: afterNote(line, start, places[at + key.length - 1]! + 1),
      isRow: rowsByKey.has(key),
    })
    at += key.length - 1
  }
  return found
}

/** How many characters right before a label are its numbering. */
function numberingBefore(before: string, numberings: readonly string[]): number {
  for (const numbering of numberings) {
    const digits = numbering.replace(/[()]/g, '')
    const written = new RegExp(`(?:\\(${digits}\\)|${digits}\\s*[.．、,，])\\s*[“"]?$`).exec(before)
    if (digits !== '' && written) return written[0].length
  }
  const opening = /(?:其中\s*[:：]?|[(（]?[一二三四五六七八九十]+[)）]?[、.]?)\s*[“"]?$/.exec(before)
  return opening ? opening[0].length : 0
}

/** A note in brackets belongs to the label: 规章(设区的市、自治州人民政府应提供), 本年收费金额(单位:万元). */
function afterNote(line: string, start: number, end: number): number {
  const written = line.slice(start, end)
  if (written.lastIndexOf('(') > written.lastIndexOf(')')) {
    const closing = /^[^()]{0,20}\)/.exec(line.slice(end))
    if (closing) return end + closing[0].length
  }
  const note = /^[”"]?\s*\([^()]*\)/.exec(line.slice(end))
  return note && !/^[”"]?\s*\([一二三四五六七八九十]+\)$/.test(note[0])
    ? end + note[0].length
    : line[end] === '”'
      ? end + 1
      : end
}

/** Labels with nothing but values between them. */
function tableRuns(line: string, found: readonly Found[]): Found[][] {
  const runs: Found[][] = []
  let run: Found[] = []
  const close = (): void => {
    if (isTable(line, run)) runs.push(run)
    run = []
  }
  for (const label of found) {
    const last = run.at(-1)
    if (last && !VALUES.test(line.slice(last.end, label.start).replace(NOTE, ''))) close()
    run.push(label)
  }
  close()
  return runs
}

function isTable(line: string, run: readonly Found[]): boolean {
  const first = run[0]
  const last = run.at(-1)
  if (!first || !last) return false
  const hasValues = run.some((label, nth) =>
    /[\d/]/.test(line.slice(label.end, run[nth + 1]?.start ?? valuesUntil(line, label.end))),
  )
  if (run.length >= FEWEST_LABELS) return hasValues || run.every(({ isRow }) => !isRow)
  // A short run counts only when it is the whole line: a row of the form with its values.
  const alone = line.slice(0, first.start).trim() === '' && line.slice(valuesUntil(line, last.end)).trim() === ''
  return alone && hasValues && first.isRow
}

function valuesUntil(line: string, from: number): number {
  const behind = /^[\s\d.,/\\—\-+]*(?:万?元)?/.exec(line.slice(from))![0]
  return from + behind.trimEnd().length
}

function pieces(line: string, start: number, end: number): Part[] {
  return [...line.slice(start, end).matchAll(/[^\s:：;；|、。]+/g)].map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
