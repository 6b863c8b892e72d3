import { SaxesParser } from 'saxes'
import { Failure } from '#shared/contract/errors.ts'

export type XmlAttributes = Readonly<Record<string, string>>
/** What a reader hears of an XML file. Names come without their prefixes, which writers are free to choose. */
export type XmlListener = {
  readonly open: (name: string, attributes: XmlAttributes) => void
  readonly close: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Walk an XML file. No entities but the five of XML itself are resolved, nothing outside the file is read.
 *
 * @throws Failure `file/unreadable` when it is not well-formed.
 */
export function readXml(bytes: Uint8Array, path: string, listener: XmlListener): void {
  const parser = new SaxesParser()
  parser.on('error', cause => {
    throw new Failure({ code: 'file/unreadable', path, why: `XML 有错 / faulty XML (${cause.message})` })
  })
  parser.on('opentag', ({ name, attributes }) => listener.open(local(name), withoutPrefixes(attributes)))
  parser.on('closetag', ({ name }) => listener.close(local(name)))
  if (listener.text) parser.on('text', listener.text)
  if (listener.text) parser.on('cdata', listener.text)
  parser.write(decode(bytes)).close()
}

/** Documents repeat few names many thousand times. */
const locals = new Map<string, string>()
const MOST_NAMES = 10_000

function local(name: string): string {
  const known = locals.get(name)
  if (known !== undefined) return known
  const plain = name.slice(name.indexOf(':') + 1)
  if (locals.size < MOST_NAMES) locals.set(name, plain)
  return plain
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  let plain: Record<string, string> | null = null
  for (const name in attributes) {
    plain ??= {}
    plain[local(name)] = attributes[name]!
  }
  return plain ?? NONE
}

const NONE: XmlAttributes = {}

/** Office writes UTF-8; the standard also allows UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(wide === true ? 'utf-16be' : wide || 'utf-8').decode(bytes)
}
