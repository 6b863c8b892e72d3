import { createRequire } from 'node:module'

/**
 * Keep pdf.js from loading the drawing library it brings along: 38 MB and a tenth of a second in each program, and
 * nothing is ever drawn here. Call before pdf.js is loaded. Where that library is not installed there is nothing to do.
 */
export function leaveOutDrawing(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  let name: string
  try {
    name = require.resolve('@napi-rs/canvas')
  } catch {
    // Not installed: it is optional.
    return
  }
  // pdf.js takes two classes from it and makes nothing of them before it draws.
  const exports = { DOMMatrix: class {}, Path2D: class {} }
  require.cache[name] ??= { exports, id: name, filename: name, loaded: true } as NodeJS.Module
}
