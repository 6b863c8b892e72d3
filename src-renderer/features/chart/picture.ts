import { init } from './echarts-parts.ts'
import type { ChartOption } from './frame.ts'

/** What a printer expects of a picture. */
const DOTS_PER_INCH = 300
/** A CSS pixel is 1/96 inch. */
export const PIXEL_RATIO = DOTS_PER_INCH / 96
const METRES_PER_INCH = 0.0254

/** The drawing as SVG text, in the size it has on the screen. */
export function drawnAsSvg(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** The bytes of a PNG file with its resolution written in (chunk pHYs, PNG specification 11.3.4.3). */
export function withResolution(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  const dotsPerMetre = Math.round(DOTS_PER_INCH / METRES_PER_INCH)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, dotsPerMetre)
  view.setUint32(12, dotsPerMetre)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, HEADER_END))
  whole.set(chunk, HEADER_END)
  whole.set(png.subarray(HEADER_END), HEADER_END + chunk.length)
  return whole
}

/** Signature and the chunk IHDR, which must come first. */
const HEADER_END = 8 + 25

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

/** Bytes as the shell takes them. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}
