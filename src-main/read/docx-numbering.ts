import { DEEPEST_LIST, type Level, type List, type Numbering, newLevel, numberingOf } from './numbering.ts'
import { readXml, type XmlAttributes } from './xml.ts'

/**
 * The automatic numbers of a document, which its text does not spell out (ECMA-376 part 1, 17.9). Word and WPS turn a
 * typed "一、" into one, so headings would lose their numbers without this.
 */
export function readNumbering(bytes: Uint8Array | null, path: string): Numbering {
  const abstract = new Map<string, List>()
  const lists = new Map<string, List>()
  let levels: Level[] = []
  let level: Level = newLevel()
  let list = ''
  let overridden = 0
  const words: Readonly<Record<string, (val: string, at: XmlAttributes) => void>> = {
    abstractNum: (_, { abstractNumId = '' }) => {
      levels = []
      abstract.set(abstractNumId, { levels, counts: [] })
    },
    lvl: (_, { ilvl }) => {
      level = newLevel()
      levels[levelOf(ilvl)] = level
    },
    start: val => {
      level.start = Number(val) || 0
    },
    numFmt: val => {
      level.format = val
    },
    lvlText: val => {
      level.text = val
    },
    num: (_, { numId = '' }) => {
      list = numId
    },
    abstractNumId: val => {
      const shared = abstract.get(val)
      if (shared) lists.set(list, shared)
    },
    // From here on the list counts for itself.
    lvlOverride: (_, { ilvl }) => {
      overridden = levelOf(ilvl)
      levels = (lists.get(list)?.levels ?? []).map(one => ({ ...one }))
      lists.set(list, { levels, counts: [] })
    },
    startOverride: val => {
      const own = levels[overridden]
      if (own) own.start = Number(val) || 0
    },
  }
  const open = (name: string, attributes: XmlAttributes): void => {
    if (Object.hasOwn(words, name)) words[name]!(attributes.val ?? '', attributes)
  }
  if (bytes) readXml(bytes, path, { open, close: () => undefined })
  return numberingOf(lists)
}

function levelOf(written: string | undefined): number {
  const level = Number(written ?? 0)
  return Number.isInteger(level) && level >= 0 && level < DEEPEST_LIST ? level : 0
}
