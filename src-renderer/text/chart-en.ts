import type { zhChart } from './chart-zh.ts'
import { figure } from './figures.ts'
import { plural } from './plural.ts'

/** The words of charts. */
export const enChart: typeof zhChart = {
  chart: {
    save: 'Save picture…',
    saved: path => `Picture saved: ${path}`,
    subtitle: (unit, first, last, bodies) =>
      `Unit: ${unit} · ${first === last ? first : `${first}–${last}`} · ${plural(bodies, 'body', 'bodies')}`,
    years: (first, last) => `${first === last ? first : `${first}–${last}`}`,
    source: organisations =>
      `Source: annual reports on government information disclosure of ${plural(organisations, 'body', 'bodies')}.`,
    gaps: 'Gaps: no value that year.',
    emptyCells: 'Empty cells: no value that year.',
    sameScale: 'All on the same scale.',
    leftOut: count => `${figure(count)} more not drawn.`,
    without: count => `${plural(count, 'body has', 'bodies have')} no value that year.`,
    boxNote: 'Box: quartiles and median; whiskers: least and most.',
    five: ['Least', 'Lower quartile', 'Median', 'Upper quartile', 'Most'],
    and: ', ',
    classes: { exact: '', approximate: 'approximate', 'not-comparable': 'not comparable' },
    kind: 'Kind',
    kinds: {
      trend: 'Trend',
      multiples: 'Small multiples',
      bars: 'Bars',
      stacked: 'Stacked bars',
      ranking: 'Ranking',
      heat: 'Heat map',
      scatter: 'Scatter',
      box: 'Box plot',
    },
    figures: count => plural(count, 'figure', 'figures'),
    tooFew: least => `This kind needs ${least} figures. Choose more under “figures”.`,
    tooMany: most => `This kind draws ${most} figures at most; only the first ${most} are drawn.`,
    definition: 'Definition',
    year: 'Year',
    shares: 'As shares',
    palette: 'Colours',
    palettes: { colour: 'Colour', grey: 'Grey' },
    title: 'Title',
    titleHint: 'The figure’s name when empty',
    asTable: 'Show data',
    asChart: 'Show chart',
    copyTable: 'Copy data',
    copied: 'The data are copied and can be pasted into Excel.',
    nothing: 'The chosen bodies have no values of this figure. Choose another, or more bodies.',
    openPoint: 'Click a point to see its source',
    png: 'PNG picture (300 dpi)',
    svg: 'SVG drawing',
    organisation: 'Body',
  },
}
