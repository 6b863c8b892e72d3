import type { Bridge, Call, News } from '#shared/contract/api.ts'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure, type Reply, toAppError } from '#shared/contract/errors.ts'
import type { Language } from '#shared/domain/wording.ts'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** Ask the engine or the shell. Rejects with `Failure` when the answer is no. */
export const call: Call = async (name, input) => {
  const reply = (await window.bridge.invoke(name, input)) as Reply<never>
  if (!reply.ok) throw new Failure(reply.error)
  return reply.value
}

/** Hear one kind of announcement. Returns a function that stops listening. */
export function hear<Name extends keyof News>(name: Name, listen: (news: News[Name]) => void): () => void {
  return window.bridge.listen((heard, news) => {
    if (heard === name) listen(news as News[Name])
  })
}

/** Real paths of what was dropped; things without a path (text, pictures from a page) are left out. */
export function pathsOf(files: FileList): readonly string[] {
  return [...files].map(file => window.bridge.pathOf(file)).filter(path => path !== '')
}

/** The sentence for anything that was thrown. */
export function failureText(thrown: unknown, language: Language): string {
  return errorText(toAppError(thrown), language)
}
