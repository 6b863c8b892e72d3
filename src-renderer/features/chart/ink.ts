import type { Palette } from '#shared/domain/view.ts'

/** Okabe and Ito's colours, without the yellow that no white paper shows; told apart by symbol too. */
const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#a63a79', '#b07c00', '#3a9bd6', '#000000', '#5b3fa0']
const DARK = ['#56a9e8', '#ff8a4c', '#2fc79a', '#e58bc0', '#e6b422', '#9fd4f5', '#e6ebf1', '#b7a5ff']
/** For print without colour: far apart in lightness, patterns and symbols do the rest. */
const GREY_LIGHT = ['#1a1a1a', '#8c8c8c', '#4d4d4d', '#b3b3b3', '#333333', '#737373', '#999999', '#595959']
const GREY_DARK = ['#f2f2f2', '#8c8c8c', '#bfbfbf', '#666666', '#d9d9d9', '#a6a6a6', '#737373', '#cccccc']
export const SYMBOLS = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'emptyCircle',
  'emptyRect',
  'emptyTriangle',
  'emptyDiamond',
]
/** More are drawn grey and named on hover. */
export const MOST_COLOURS = LIGHT.length

export type Ink = {
  readonly paper: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly grid: string
  readonly rest: string
  readonly font: string
  readonly colours: readonly string[]
  /** From little to much, for areas. */
  readonly ramp: readonly string[]
  readonly grey: boolean
}

/** A canvas cannot read CSS variables by name: the same colours, taken from where they are set. */
export function inkOf(dark: boolean, palette: Palette): Ink {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise
  const grey = palette === 'grey'
  return {
    paper: read('--bg', dark ? '#15191f' : '#ffffff'),
    text: read('--text', dark ? '#e6ebf1' : '#1b2430'),
    muted: read('--muted', '#888888'),
    line: read('--line-strong', '#888888'),
    grid: read('--line', '#cccccc'),
    rest: read('--line-strong', '#bbbbbb'),
    font: read('--font', 'sans-serif'),
    colours: grey ? (dark ? GREY_DARK : GREY_LIGHT) : dark ? DARK : LIGHT,
    ramp: grey
      ? dark
        ? ['#262626', '#f2f2f2']
        : ['#f2f2f2', '#262626']
      : dark
        ? ['#172433', '#2b5f8f', '#8fd0ff']
        : ['#eef4fa', '#6fa8d6', '#0b3d6b'],
    grey,
  }
}
