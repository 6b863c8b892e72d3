/** Standard output that ends well: slow readers are waited for, readers that went away (`| head`) end the printing. */
export type Output = {
  /** Whether anybody still reads. */
  readonly isOpen: () => boolean
  /** Print; resolves when there is room for more. */
  readonly print: (text: string) => Promise<void>
}

export function outputTo(stream: NodeJS.WriteStream): Output {
  let open = true
  let wake: (() => void) | null = null
  stream.on('drain', () => wake?.())
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    open = false
    wake?.()
  })
  return {
    isOpen: () => open,
    print: async text => {
      if (!open || stream.write(text)) return
      await new Promise<void>(resolve => {
        wake = resolve
      })
    },
  }
}
