import type { PdfDataKind } from '#shared/domain/source-pages.ts'

type Drawn = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null }

/** Canvases for pdf.js where there is no page to make them. */
export class CanvasFactory {
  create(width: number, height: number): Drawn {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }
  reset({ canvas }: Drawn, width: number, height: number): void {
    if (canvas === null) return
    canvas.width = width
    canvas.height = height
  }
  destroy(drawn: Drawn): void {
    this.reset(drawn, 0, 0)
    drawn.canvas = null
    drawn.context = null
  }
  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  }
}

/** Filters are drawn by elements of a page; without one pdf.js leaves them out, as in its own drawing thread. */
export class FilterFactory {
  addFilter(): string {
    return 'none'
  }
  addHCMFilter(): string {
    return 'none'
  }
  addAlphaFilter(): string {
    return 'none'
  }
  addLuminosityFilter(): string {
    return 'none'
  }
  addKnockoutFilter(): string {
    return 'none'
  }
  addHighlightHCMFilter(): string {
    return 'none'
  }
  destroy(): void {
    // nothing is held
  }
}

const FOLDERS: Readonly<Record<string, PdfDataKind>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
}

/** What pdf.js asks for beside the file, from whoever can reach the installed package. */
export function dataFactory(ask: (kind: PdfDataKind, name: string) => Promise<Uint8Array | null>) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const folder = FOLDERS[kind]
      const bytes = folder ? await ask(folder, filename) : null
      if (bytes === null) throw new Error(`no packaged file ${kind} ${filename}`)
      return bytes
    }
  }
}
