import { Failure } from '#shared/contract/errors.ts'

export type Decoded = {
  readonly text: string
  readonly encoding: string
  readonly by: 'mark' | 'declaration' | 'strict' | 'likeness'
}

/** Bytes whose likeness is weighed; the head of a large page alone may be all markup. */
const WEIGHED = 4 * 1_048_576
/** How much less like Chinese the declared encoding may look: it is wrong more often than that. */
const BENEFIT_OF_DOUBT = 0.1
const LEAST_LIKENESS = 0.05
const CANDIDATES = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8'] as const

/**
 * Turn bytes into text. A byte order mark decides; then strict UTF-8, which no other encoding passes by chance, though
 * UTF-8 passes for GB18030; then the likeness to Chinese prose, over the encodings that government pages are found in,
 * where one that the file declares has the benefit of the doubt.
 *
 * @param declared  Encoding named by the file itself (an HTML or XML head), if any.
 * @throws Failure `file/unreadable` when the bytes are no text in any of them.
 */
export function decodeText(bytes: Uint8Array, path: string, declared: string | null = null): Decoded {
  const marked = byMark(bytes)
  if (marked) return { text: decode(bytes, marked), encoding: marked, by: 'mark' }
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8', by: 'strict' }

  const named = declared === null ? null : supported(declared)
  const encoding = likelyEncoding(bytes, named)
  if (encoding === null)
    throw new Failure({ code: 'file/unreadable', path, why: '不是已知编码的文字 / no text in a known encoding' })
  return { text: decode(bytes, encoding), encoding, by: encoding === named ? 'declaration' : 'likeness' }
}

/** Bytes in an encoding as bytes that no reader doubts, whatever they declare: UTF-8 with its byte order mark. */
export function markedAs(encoding: string, bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(`\ufeff${new TextDecoder(encoding).decode(bytes)}`)
}

/** What an encoding is called here, whichever of its names it goes by. */
export function nameOf(encoding: string): string {
  return new TextDecoder(encoding).encoding
}

/** The encoding in which bytes look most like Chinese prose; null when they do in none. */
export function likelyEncoding(bytes: Uint8Array, named: string | null = null): string | null {
  const sample = bytes.subarray(0, WEIGHED)
  const likely = new Set<string>([...(named === null ? [] : [named]), ...CANDIDATES])
  const weighed = [...likely].map(encoding => ({ encoding, score: likeness(decode(sample, encoding)) }))
  const best = weighed.reduce((a, b) => (b.score > a.score ? b : a))
  const own = weighed.find(({ encoding }) => encoding === named)
  const chosen = own && own.score >= best.score - BENEFIT_OF_DOUBT ? own : best
  return chosen.score < LEAST_LIKENESS ? null : chosen.encoding
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return null
}

/** Sites declare gb2312 or gbk and write characters of GB18030, its superset. */
function supported(label: string): string | null {
  const name = label.trim().toLowerCase()
  if (['gb2312', 'gbk', 'gb_2312-80', 'gb18030', 'x-gbk'].includes(name)) return 'gb18030'
  try {
    return new TextDecoder(name).encoding
  } catch (refused) {
    if (refused instanceof RangeError) return null
    throw refused
  }
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (refused) {
    if (refused instanceof TypeError) return null
    throw refused
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** The characters most frequent in these reports, in both scripts. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严情開關縣設發報號機構請電話辦區鄉鎮'.split(
    '',
  ),
)

/** Characters that are weighed. */
const SAMPLE = 20_000

/** Share of common characters among all but ASCII, less a heavy price for the marks of a wrong guess. */
function likeness(text: string): number {
  let good = 0
  let bad = 0
  let weighed = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80 && (code >= 0x20 || '\t\n\r\f'.includes(character))) continue
    weighed += 1
    if (weighed > SAMPLE) break
    if (COMMON.has(character)) good += 1
    else if (code === 0xfffd || code < 0x20 || (code >= 0xd800 && code <= 0xf8ff)) bad += 4
    else if ((code >= 0x3400 && code <= 0x4dbf) || code > 0xffff) bad += 1
  }
  return weighed === 0 ? 0 : (good - bad) / Math.min(weighed, SAMPLE)
}
