import type { PdfDataKind } from '#shared/domain/source-pages.ts'

/** What the window says to the thread that draws. */
export type ToDrawer =
  | { readonly say: 'open'; readonly bytes: Uint8Array }
  | {
      readonly say: 'draw'
      readonly id: number
      /** Counted from 1. */
      readonly page: number
      /** Quarter turns clockwise to undo, beyond the page's own rotation. */
      readonly turned: number
      /** Pixels a point. */
      readonly scale: number
    }
  | { readonly say: 'data'; readonly id: number; readonly bytes: Uint8Array | null }

/** What the thread that draws says to the window. */
export type FromDrawer =
  | { readonly say: 'drawn'; readonly id: number; readonly picture: ImageBitmap }
  | { readonly say: 'failed'; readonly id: number; readonly kind: 'late' | 'broken'; readonly why: string }
  | { readonly say: 'wants'; readonly id: number; readonly kind: PdfDataKind; readonly name: string }
