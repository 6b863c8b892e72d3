import { useEffect, useMemo, useRef } from 'react'
import { useOfferedCommands } from '../../state/page-commands.tsx'
import { useText } from '../../text/language.tsx'

/** What a key does on the report page. */
export const COMMANDS = {
  nextPlace: 'F8',
  previousPlace: 'F7',
  nextFinding: 'Ctrl+F8',
  previousFinding: 'Ctrl+F7',
  nextDoubt: 'Shift+F8',
  previousDoubt: 'Shift+F7',
  accept: 'Space',
  note: 'Shift+F2',
  reportNote: 'Alt+N',
  check: 'F9',
  nextReport: 'Shift+F9',
  teach: 'Alt+T',
  rivals: 'Alt+B',
  pictures: 'Alt+P',
  publisher: 'Ctrl+1',
  misread: 'Ctrl+2',
  fine: 'Ctrl+3',
  reopen: 'Ctrl+0',
  inspect: 'F1',
  help: '?',
} as const
export type ReportCommand = keyof typeof COMMANDS

/** What the form itself does with keys, for the list of keys. */
export const FORM_KEYS = { correct: 'Enter / F2', blank: 'Delete', candidate: '1 … 9', prose: 'Ctrl+Enter' } as const
/** What keys do in the pages of a PDF. */
export const PAGE_KEYS = { boxes: 'Enter ← → ↑ ↓', zoom: 'Ctrl+ + − 0' } as const

const BY_KEY = new Map(Object.entries(COMMANDS).map(([command, key]) => [key.toLowerCase(), command as ReportCommand]))
/** Older ways to the same. */
BY_KEY.set('alt+arrowdown', 'nextPlace').set('alt+arrowup', 'previousPlace')

/** The command of a key; null for keys without one, and for those that mean themselves where one types. */
export function commandOf(event: KeyboardEvent): ReportCommand | null {
  const command = BY_KEY.get(keyName(event)) ?? null
  const { target } = event
  if (command === 'accept') return target instanceof Element && target.matches('.form .ag-cell') ? command : null
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select')
  return isTyping && !/^F\d/.test(event.key) ? null : command
}

function keyName(event: KeyboardEvent): string {
  // a Chinese input method gives the wide mark
  if (event.key === '?' || event.key === '？') return '?'
  const key = event.key === ' ' ? 'space' : (/^Key([A-Z])$/.exec(event.code)?.[1] ?? event.key).toLowerCase()
  const held = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '', event.shiftKey ? 'shift' : '']
  return [...held, key].filter(Boolean).join('+')
}

/** Run commands by key and from the palette. */
export function useReportCommands(run: Readonly<Record<ReportCommand, () => void>>): void {
  const text = useText()
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event)
      if (command === null) return
      event.preventDefault()
      latest.current[command]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const offered = useMemo(
    () =>
      (Object.keys(COMMANDS) as ReportCommand[]).map(command => ({
        id: `report-${command}`,
        label: { ...text.looking.keys, ...text.findings.keys }[command],
        hint: COMMANDS[command],
        run: () => latest.current[command](),
      })),
    [text],
  )
  useOfferedCommands(offered)
}
