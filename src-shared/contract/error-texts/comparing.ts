import { list } from './pieces.ts'
import type { SentencesOf } from './sentences.ts'

/** Comparisons, views and series. */
export const COMPARISON_SENTENCES: SentencesOf<'compare' | 'view' | 'series'> = {
  'compare/unknown-organisation': error => ({
    zh: `研究里没有机构“${error.name}”。有：${list(error.known, 'zh')}`,
    en: `The study has no organisation “${error.name}”. It has: ${list(error.known, 'en')}`,
  }),
  'compare/unknown-year': error => ({
    zh: `研究里没有 ${error.year} 年的报告。有：${list(error.known, 'zh')}`,
    en: `The study has no report on ${error.year}. It has: ${list(error.known, 'en')}`,
  }),
  'compare/nothing': () => ({
    zh: '没有可以比较的数值。先导入报告。',
    en: 'There is nothing to compare. Import reports first.',
  }),
  'compare/nothing-chosen': () => ({
    zh: '没有选机构、年份或指标，没有可写的。',
    en: 'No bodies, years or indicators are chosen: there is nothing to write.',
  }),
  'compare/no-report': error => ({
    zh: `“${error.organisation}”没有 ${error.year} 年的报告。换一年，或先导入。`,
    en: `There is no report of “${error.organisation}” on ${error.year}. Choose another year, or import it first.`,
  }),
  'compare/replaced': () => ({
    zh: '研究或选择刚刚变了，这次比较已由新的代替。',
    en: 'The study or the choice has just changed; a newer comparison takes the place of this one.',
  }),
  'view/unknown': () => ({
    zh: '没有这个视图了：可能刚被删掉或撤销。',
    en: 'This view is no longer there: it may just have been deleted or undone.',
  }),
  'view/unnamed': () => ({ zh: '视图要有个名字。', en: 'A view needs a name.' }),
  'view/no-such-name': error => ({
    zh: `研究里没有叫“${error.name}”的视图。能写成工作簿的：${list(error.known, 'zh') || '一个也没有'}`,
    en: `The study has no view called “${error.name}”. Those that can be written to a workbook: ${list(error.known, 'en') || 'none'}`,
  }),
  'view/several': error => ({
    zh: `有 ${error.count} 个视图都叫“${error.name}”。在窗口的“视图”页给它们起不同的名字。`,
    en: `${error.count} views are called “${error.name}”. Give them different names on the page “Views” of the window.`,
  }),
  'view/no-workbook': error => ({
    zh: `视图“${error.name}”不是比较，也不是面板，写不成工作簿。在窗口里打开它再导出。`,
    en: `The view “${error.name}” is neither a comparison nor a panel and has no workbook. Open it in the window and export it there.`,
  }),
  'view/too-new': error => ({
    zh: `视图“${error.name}”是更新版的年报台存下的，这一版打不开。`,
    en: `The view “${error.name}” was kept by a later version of Nianbao; this one cannot open it.`,
  }),
  'series/unknown': () => ({
    zh: '没有这个序列了：可能刚被删掉或撤销。',
    en: 'This series is no longer there: it may just have been deleted or undone.',
  }),
  'series/unnamed': () => ({ zh: '序列要有个名字。', en: 'A series needs a name.' }),
  'series/no-formula': () => ({ zh: '至少要写一个公式。', en: 'At least one formula is needed.' }),
  'series/bad-formula': error => ({
    zh: `公式读不通：${error.formula}`,
    en: `The formula cannot be read: ${error.formula}`,
  }),
}
