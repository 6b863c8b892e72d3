import type { Language } from '../../domain/wording.ts'

/** With one decimal. */
export function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1)
}

/** The first of them, and how many there are where those are not all. */
export function list(items: readonly (string | number)[], language: Language): string {
  const shown = items.slice(0, 20).join(language === 'zh' ? '、' : ', ')
  return items.length > 20 ? `${shown} … (${items.length})` : shown
}
