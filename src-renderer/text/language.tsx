import type { Language } from '#shared/domain/wording.ts'
import { useSettings } from '../state/settings.tsx'
import { en } from './en.ts'
import { type Text, zh } from './zh-CN.ts'

const TEXTS: Readonly<Record<Language, Text>> = { zh, en }

/** Every word the window says, in the language it speaks now. */
export function useText(): Text {
  return TEXTS[useSettings().settings.language]
}

export function useLanguage(): Language {
  return useSettings().settings.language
}
