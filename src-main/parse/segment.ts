import type { Lexicon } from './lexicon.ts'

/** A part of a line: a label of the form, or what stands between labels. Offsets into the line. */
export type Part = {
  readonly start: number
  readonly end: number
  readonly isLabel: boolean
}

const WORD = /[\u3400-\u9fff\p{L}\p{N}]/u
/** What may stand behind a label for it to be a row and not a word in a sentence. */
const UNIT = '(?:万?元|件|条|次|个|人次?|篇|项)?'
const VALUES = new RegExp(`^\\s*${UNIT}[\\d\\s.,/\\\\—―–\\-+无:：;；|]*${UNIT}[\\s。.;；、]*$`)
const BEHIND = new RegExp(`^\\s*${UNIT}[\\s\\d.,/\\\\—\\-+]*(?:万?元)?`)
/** The number of a page on a line of its own is no value, nor are its dashes. */
const PIECE =
  /(?<=\n[^\S\n]*)[-—–][^\S\n]*\d{1,3}[^\S\n]*[-—–](?=[^\S\n]*(?:\n|$))|\d[\d.,/—+-]*(?:万?元)?|[\u3400-\u9fff]+|[^\s\u3400-\u9fff:：;；|、。]+/g
const NOTE = /\([^()]*\)/g
/** Fewer labels than this in a line of running text are words of the sentence. */
const FEWEST_LABELS = 3

type Found = {
  readonly start: number
  readonly end: number
  readonly isRow: boolean
}

/**
 * Cut text at the labels of the form, where it is a table whose cells were run together, or one row of it
 * ("规章 000行政规范性文件693665第二十条…"). The numbering before a label is taken for the label's own only when it
 * is the form's, since it may stand right behind the digits of the row before ("10000016.属于四类过程性信息").
 *
 * @returns The parts in order, covering the line; one part when it is running text.
 */
export function segment(line: string, lexicon: Lexicon): readonly Part[] {
  const whole = [{ start: 0, end: line.length, isLabel: false }]
  if (line.length < 3 || !/\d|[/—]/.test(line)) return whole
  const found = labelsIn(line, lexicon)
  if (found.length === 0) return whole
  const parts: Part[] = []
  let from = 0
  for (const run of tableRuns(line, found)) {
    const start = run[0]!.start
    if (line.slice(from, start).trim() !== '') parts.push({ start: from, end: start, isLabel: false })
    for (const [nth, label] of run.entries()) {
      parts.push({ start: label.start, end: label.end, isLabel: true })
      const end = run[nth + 1]?.start ?? valuesUntil(line, label.end)
      parts.push(...pieces(line, label.end, end))
      from = end
    }
  }
  if (from === 0) return whole
  if (line.slice(from).trim() !== '') parts.push({ start: from, end: line.length, isLabel: false })
  return parts
}

/** Labels of rows, columns and headings, leftmost first, the longest at each place. */
function labelsIn(line: string, { keysByStart, firstOfKeys, rowsByKey, numberings, beforeTails }: Lexicon): Found[] {
  const { tight, places } = wordsOf(line)
  const found: Found[] = []
  for (let at = 0; at < tight.length - 1; at += 1) {
    // Most characters begin no label: known without making a string of each pair.
    if (!firstOfKeys.has(tight.charCodeAt(at))) continue
    const key = keysByStart.get(tight.slice(at, at + 2))?.find(one => tight.startsWith(one, at))
    if (key === undefined) continue
    const start = places[at]!
    const after = found.at(-1)?.end ?? 0
    // Words inside the note of a label are the label's.
    if (start < after) continue
    if (at > 0 && places[at - 1]! >= after && beforeTails.get(key)?.has(tight[at - 1]!)) continue
    found.push({
      start: Math.max(after, start - numberingBefore(line.slice(after, start), numberings.get(key) ?? [])),
      end: afterBrackets(line, afterNote(line, start, places[at + key.length - 1]! + 1)),
      isRow: rowsByKey.has(key),
    })
    at += key.length - 1
  }
  return found
}

/** The letters, figures and Chinese characters of a line by themselves, and where each stands in it. */
function wordsOf(line: string): { readonly tight: string; readonly places: readonly number[] } {
  const places: number[] = []
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < line.length; at += 1) {
    if (isWord(line.charCodeAt(at))) places.push(at)
    else {
      if (at > from) pieces.push(line.slice(from, at))
      from = at + 1
    }
  }
  pieces.push(line.slice(from))
  return { tight: pieces.join(''), places }
}

/** By its UTF-16 unit: half a character beyond the first plane is no word. */
function isWord(code: number): boolean {
  if (code >= 0x3400 && code <= 0x9fff) return true
  if (code >= 0x80) return WORD.test(String.fromCharCode(code))
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

/** How many characters right before a label are its numbering. */
function numberingBefore(before: string, numberings: readonly string[]): number {
  for (const numbering of numberings) {
    const digits = numbering.replace(/[()]/g, '')
    const written = new RegExp(`(?:\\(${digits}\\)|${digits}\\s*[.．、,，])\\s*[“"]?$`).exec(before)
    if (digits !== '' && written) return written[0].length
  }
  // No value ends in a point: a digit with one is a numbering, if not the form's.
  const numbered = /\d[^\S\n]*[.．]\s*$/.exec(before)
  if (numbered) return numbered[0].length
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

function afterBrackets(line: string, end: number): number {
  return end + /^(?:\s*[)”])*/.exec(line.slice(end))![0].length
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
  // A short run counts only when it has its lines to itself: a row of the form with its values.
  const before = line.slice(line.lastIndexOf('\n', first.start) + 1, first.start)
  const behind = /^[^\n]*/.exec(line.slice(valuesUntil(line, last.end)))![0]
  return before.trim() === '' && behind.trim() === '' && hasValues && first.isRow
}

function valuesUntil(line: string, from: number): number {
  const behind = BEHIND.exec(line.slice(from))![0]
  // The numbering of an unknown label behind the values is not one of them: "0 0 0 5.要求…".
  const next = line[from + behind.length] ?? ''
  const values = /[\u3400-\u9fff“]/.test(next) ? behind.replace(/\d{1,2}\s*[.、．]\s*$/, '') : behind
  return from + values.trimEnd().length
}

function pieces(line: string, start: number, end: number): Part[] {
  return [...line.slice(start, end).matchAll(PIECE)].map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    isLabel: false,
  }))
}
