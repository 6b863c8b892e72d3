import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Settings } from '#shared/contract/api.ts'
import { call } from '../api.ts'

type Kept = { readonly settings: Settings; readonly change: (part: Partial<Settings>) => void }

const SettingsContext = createContext<Kept | null>(null)
const FIRST: Settings = { language: 'zh', theme: 'system', author: '', sourceAs: 'pages' }

/** Language, theme and name: asked once, shown at once, kept by the shell. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [settings, setSettings] = useState<Settings | null>(null)
  useEffect(() => {
    call('shell.readSettings', {}).then(setSettings, () => setSettings(FIRST))
  }, [])
  useTheme(settings?.theme ?? 'system')
  useEffect(() => {
    document.documentElement.lang = settings?.language === 'en' ? 'en' : 'zh-CN'
  }, [settings?.language])

  const kept = useMemo<Kept>(
    () => ({
      settings: settings ?? FIRST,
      change: part => {
        setSettings(before => ({ ...(before ?? FIRST), ...part }))
        call('shell.writeSettings', part).catch(() => undefined)
      },
    }),
    [settings],
  )
  return settings && <SettingsContext value={kept}>{children}</SettingsContext>
}

export function useSettings(): Kept {
  return useContext(SettingsContext)!
}

/** True while the window is dark, whoever decided so. For what cannot read CSS variables. */
export function useDark(): boolean {
  const { theme } = useSettings().settings
  const [systemDark, setSystemDark] = useState(darkQuery.matches)
  useEffect(() => listenDark(setSystemDark), [])
  return theme === 'dark' || (theme === 'system' && systemDark)
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)')

function listenDark(listen: (dark: boolean) => void): () => void {
  const hear = () => listen(darkQuery.matches)
  darkQuery.addEventListener('change', hear)
  return () => darkQuery.removeEventListener('change', hear)
}

function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const apply = (systemDark: boolean) => {
      document.documentElement.dataset.theme = theme === 'dark' || (theme === 'system' && systemDark) ? 'dark' : 'light'
    }
    apply(darkQuery.matches)
    return listenDark(apply)
  }, [theme])
}
