import { list } from './pieces.ts'
import type { SentencesOf } from './sentences.ts'

/** Exports, recipes and samples. */
export const TAKING_SENTENCES: SentencesOf<'export' | 'sample' | 'recipe'> = {
  'export/cannot-write': error => ({
    zh: `写不了 ${error.path}：${error.why}。若它正在 Excel 或 WPS 里打开，先关掉。`,
    en: `${error.path} cannot be written: ${error.why}. If it is open in Excel or WPS, close it first.`,
  }),
  'export/nothing': () => ({
    zh: '研究里没有符合这些选择的报告，没有写出文件。放宽机构、年份，或先导入。',
    en: 'No report of the study fits these choices; nothing was written. Choose more bodies or years, or import first.',
  }),
  'export/cancelled': () => ({
    zh: '导出已取消，没有留下文件。',
    en: 'The export was cancelled; no file was left behind.',
  }),
  'export/changing': () => ({
    zh: '研究一直在变，这张表没有写完。等导入或修改告一段落再导出。',
    en: 'The study kept changing and the table was not written. Export it once importing or editing is done.',
  }),
  'export/running': () => ({
    zh: '还有一次导出没有写完。等它写完，或先取消。',
    en: 'An export is still being written. Wait for it, or cancel it first.',
  }),
  'sample/running': () => ({
    zh: '上一次抽取还没有完。等它抽完，或先取消。',
    en: 'A sample is still being drawn. Wait for it, or cancel it first.',
  }),
  'sample/cancelled': () => ({
    zh: '抽取已取消，什么也没有记下，原来的样本还在。',
    en: 'The drawing was cancelled and nothing was kept; the sample there was stays.',
  }),
  'sample/bad-size': error => ({
    zh: `一次抽 1 至 ${error.most} 个，不能是 ${error.size}。`,
    en: `A sample has 1 to ${error.most} values, not ${error.size}.`,
  }),
  'sample/bad-seed': error => ({
    zh: `种子是 1 至 ${error.most} 的整数，不能是 ${error.seed}。`,
    en: `A seed is a whole number from 1 to ${error.most}, not ${error.seed}.`,
  }),
  'export/too-much-to-copy': error => ({
    zh: `超过 ${error.limit} 格，剪贴板放不下。请导出为 Excel 或 CSV。`,
    en: `There are more than ${error.limit} cells, too many for the clipboard. Export to Excel or CSV instead.`,
  }),
  'recipe/unreadable': error => ({
    zh: `导出方案不是有效的 JSON：${error.why}。`,
    en: `The recipe is not valid JSON: ${error.why}.`,
  }),
  'recipe/not-one': () => ({
    zh: '这个文件不是导出方案：开头应有 "recipe": "nianbao-export"。',
    en: 'This file is no recipe: it should say "recipe": "nianbao-export".',
  }),
  'recipe/unknown-part': error => ({
    zh: `导出方案里不认识“${error.part}”。可以有：${list(error.known, 'zh')}`,
    en: `The recipe has “${error.part}”, which is not known. It may have: ${list(error.known, 'en')}`,
  }),
  'recipe/bad-part': error => ({
    zh: `导出方案里 "${error.part}" 写的是 ${error.found}，应是${error.wanted.zh}。`,
    en: `In the recipe "${error.part}" is ${error.found}; it should be ${error.wanted.en}.`,
  }),
  'recipe/unknown-indicator': error => ({
    zh: `导出方案里的指标“${error.indicator}”不在任何一版表格里，也不是自设指标。`,
    en: `The indicator “${error.indicator}” of the recipe is in no edition of the form and not one of your own.`,
  }),
  'recipe/nothing': () => ({
    zh: '导出方案什么也不要：至少要有一种数据集（shapes 和 formats），或 codebook。',
    en: 'The recipe asks for nothing: it needs a data set (shapes and formats) or the codebook.',
  }),
}
