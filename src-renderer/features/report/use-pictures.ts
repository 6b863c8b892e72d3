import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SourcePages } from '#shared/domain/source-pages.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { call, failureText } from '../../api.ts'
import { useLanguage } from '../../text/language.tsx'
import { Drawing } from './drawing/drawing.ts'

/** What it takes to show the pages of a PDF; else why they cannot be shown, or that they are on their way. */
export type Pictures =
  | { readonly state: 'ready'; readonly pages: SourcePages; readonly drawing: Drawing }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: string }

/** The file of a report, read anew for its pages while they are looked at; nothing of it is kept. */
export function usePictures(reportId: ReportId, sha256: string, wanted: boolean): Pictures {
  const language = useLanguage()
  const settings = {
    enabled: wanted,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // a file is large: it goes with the page that shows it
    gcTime: 0,
  }
  const pages = useQuery({
    queryKey: ['pictures', 'pages', reportId, sha256],
    queryFn: () => call('source.pages', { reportId }),
    ...settings,
  })
  const file = useQuery({
    queryKey: ['pictures', 'bytes', reportId, sha256],
    queryFn: ({ signal }) => allBytes(reportId, signal),
    ...settings,
  })
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    if (!file.data) return
    const made = new Drawing(file.data, {
      newThread: () => new Worker(new URL('./drawing/draw-worker.ts', import.meta.url), { type: 'module' }),
      data: async (kind, name) => (await call('source.pdfData', { kind, name })).bytes,
    })
    setDrawing(made)
    return () => {
      made.close()
      setDrawing(null)
    }
  }, [file.data])
  const error = pages.error ?? file.error
  if (error) return { state: 'failed', why: failureText(error, language) }
  if (!pages.data || !drawing) return { state: 'loading' }
  return { state: 'ready', pages: pages.data, drawing }
}

async function allBytes(reportId: ReportId, signal: AbortSignal): Promise<Uint8Array> {
  let whole: Uint8Array | null = null
  for (let from = 0; whole === null || from < whole.length; ) {
    signal.throwIfAborted()
    const { bytes, total } = await call('source.bytes', { reportId, from })
    whole ??= new Uint8Array(total)
    whole.set(bytes, from)
    if (bytes.length === 0) break
    from += bytes.length
  }
  return whole
}
