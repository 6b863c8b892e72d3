import type { zhPictures } from './pictures-zh.ts'

/** The pages of a PDF as they were printed. */
export const enPictures: typeof zhPictures = {
  pictures: {
    asPages: 'Pages',
    asPagesHint: 'Show the PDF as it was printed (Alt+P switches)',
    asText: 'Text',
    asTextHint: 'Show only the text that was read (Alt+P switches)',
    larger: 'Larger',
    smaller: 'Smaller',
    fit: 'Fit width',
    loading: 'Opening the file…',
    drawing: 'Drawing this page…',
    notDrawn: {
      late: 'This page took too long to draw and was given up; look at the text instead.',
      broken: 'This page cannot be drawn; look at the text instead.',
      'given-up': 'This file stopped the drawing several times and is not drawn any more; look at the text instead.',
    },
    instead: why => `${why} Below is the text that was read.`,
    noPlaces:
      'This report was read by an earlier version, so where each figure stands on its page is not known and no boxes are drawn. Import the file again to have them.',
    place: (label, value) => `${label}: ${value}`,
  },
}
