import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings } from '#shared/contract/api.ts'
import type { Language } from '#shared/domain/wording.ts'
import { call } from '../../api.ts'
import { useSettings } from '../../state/settings.tsx'
import { useText } from '../../text/language.tsx'
import './settings.css'

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh', '简体中文'],
  ['en', 'English'],
]
const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark']

export function SettingsPage() {
  const text = useText()
  const { settings, change } = useSettings()
  const [author, setAuthor] = useState(settings.author)
  const engine = useQuery({ queryKey: ['engine'], queryFn: () => call('engine.describe', {}) })
  return (
    <div className="page" data-testid="settings-page">
      <div className="top">
        <h1>{text.pages.settings}</h1>
      </div>
      <div className="settings">
        <h2>{text.settings.language}</h2>
        <div className="settings-row">
          {LANGUAGES.map(([language, name]) => (
            <button
              type="button"
              key={language}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              aria-pressed={settings.language === language}
              data-testid={`language-${language}`}
              onClick={() => change({ language })}
            >
              {name}
            </button>
          ))}
        </div>
        <h2>{text.settings.theme}</h2>
        <div className="settings-row">
          {THEMES.map(theme => (
            <button
              type="button"
              key={theme}
              aria-pressed={settings.theme === theme}
              data-testid={`theme-${theme}`}
              onClick={() => change({ theme })}
            >
              {text.settings.themes[theme]}
            </button>
          ))}
        </div>
        <h2>
          <label htmlFor="author">{text.settings.author}</label>
        </h2>
        <div className="settings-row">
          <input
            type="text"
            id="author"
            data-testid="author"
            value={author}
            onChange={event => {
              // at once: whoever leaves by a key or closes the window leaves no field
              setAuthor(event.target.value)
              change({ author: event.target.value.trim() })
            }}
          />
          <span className="muted small">{text.settings.authorHint}</span>
        </div>
        <h2>{text.settings.keys}</h2>
        <dl className="settings-keys">
          {text.settings.keyList.map(([key, does]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <h2>{text.settings.about}</h2>
        <p className="muted small" data-testid="engine">
          {engine.data && text.settings.engine(engine.data)}
        </p>
      </div>
    </div>
  )
}
