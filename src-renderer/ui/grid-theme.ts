import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import { themeQuartz } from 'ag-grid-community'
import type { Language } from '#shared/domain/wording.ts'

/** Every grid in the colours of tokens.css; the theme follows when the variables change. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: 'var(--font)',
  fontSize: 13,
  dataFontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 400,
  rowHeight: 26,
  headerHeight: 27,
  cellHorizontalPadding: 9,
  spacing: 4,
  borderRadius: 4,
  backgroundColor: 'var(--bg)',
  foregroundColor: 'var(--text)',
  cellTextColor: 'var(--text)',
  headerBackgroundColor: 'var(--panel)',
  headerTextColor: 'var(--muted)',
  oddRowBackgroundColor: 'var(--bg)',
  rowHoverColor: 'var(--panel)',
  selectedRowBackgroundColor: 'var(--select)',
  borderColor: 'var(--line)',
  accentColor: 'var(--accent)',
  headerColumnResizeHandleColor: 'transparent',
  browserColorScheme: 'inherit',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: { color: 'var(--line)' },
  headerColumnBorder: { color: 'var(--line)' },
  rowBorder: { color: 'var(--line)' },
  focusShadow: 'none',
  cellEditingShadow: 'none',
  popupShadow: '0 4px 16px var(--shade)',
})

/** ag-grid's own few words, in the language of the window. */
export function gridLocale(language: Language): Record<string, string> | undefined {
  return language === 'zh' ? AG_GRID_LOCALE_CN : undefined
}

/** The nonce that index.html allows for the styles ag-grid brings along. */
export const GRID_NONCE = 'agGrid'

/** Classes of a cell that holds a figure: a class of one's own would otherwise replace ag-grid's alignment. */
export function figures(tone: string): string[] {
  return ['ag-right-aligned-cell', ...tone.split(' ').filter(Boolean)]
}
