import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import { markedAs, nameOf } from './encoding.ts'
import { readHtml } from './html.ts'

type MimePart = {
  readonly type: string
  readonly charset: string | null
  readonly encoding: string
  readonly body: string
}

const DEEPEST = 5
const MOST_PARTS = 2_000

/**
 * A web page saved in one file (MHTML, RFC 2557; "单个文件网页"): its first HTML part, read as a web page.
 *
 * @param encoding  Put in place of what the page declares and seems to be in.
 * @throws Failure  `file/unreadable` when it holds no page, and what `readHtml` throws.
 */
export function readMhtml(bytes: Uint8Array, path: string, encoding: string | null = null): Document {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').trimStart()
  const page = htmlPart(source, 0)
  if (page === null) throw new Failure({ code: 'file/unreadable', path, why: '里面没有网页 / no page inside' })
  const body = decodeBody(page)
  if (encoding === null) return { ...readHtml(body, path, page.charset), format: 'mhtml' }
  return { ...readHtml(markedAs(encoding, body), path), encoding: nameOf(encoding), format: 'mhtml' }
}

/** Bytes stand as one character each until the part is found. */
function htmlPart(source: string, depth: number): MimePart | null {
  const { headers, body } = splitHeaders(source)
  const contentType = headers.get('content-type') ?? 'text/plain'
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase()
  if (type === 'text/html' || type === 'application/xhtml+xml') {
    const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
    return { type, charset: parameter(contentType, 'charset'), encoding, body }
  }
  const boundary = parameter(contentType, 'boundary')
  if (!type.startsWith('multipart/') || boundary === null || depth >= DEEPEST) return null
  for (const part of splitParts(body, boundary)) {
    const found = htmlPart(part, depth + 1)
    if (found !== null) return found
  }
  return null
}

function splitHeaders(source: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(source)
  const head = end ? source.slice(0, end.index) : source
  const headers = new Map<string, string>()
  for (const header of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = header.indexOf(':')
    if (colon > 0) headers.set(header.slice(0, colon).trim().toLowerCase(), header.slice(colon + 1).trim())
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' }
}

function parameter(header: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return match ? (match[1] ?? match[2] ?? null) : null
}

/** The parts between lines that begin with `--boundary`; a missing last line is forgiven. */
function splitParts(body: string, boundary: string): string[] {
  const mark = `--${boundary}`
  const parts: string[] = []
  let at = body.startsWith(mark) ? 0 : lineWith(body, mark, 0)
  while (at !== -1 && parts.length < MOST_PARTS) {
    const from = at + mark.length
    if (body.startsWith('--', from)) break
    const next = lineWith(body, mark, from)
    parts.push(body.slice(from, next === -1 ? undefined : next).replace(/^[ \t]*\r?\n/, ''))
    at = next
  }
  return parts
}

function lineWith(body: string, mark: string, from: number): number {
  const found = body.indexOf(`\n${mark}`, from)
  return found === -1 ? -1 : found + 1
}

function decodeBody({ encoding, body }: MimePart): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const plain = body
    .replace(/[ \t]+$/gm, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
