import type { SentencesOf } from './sentences.ts'

/** Reports, their values, and what people do to them. */
export const REPORT_SENTENCES: SentencesOf<
  'report' | 'indicator' | 'edit' | 'reading' | 'teach' | 'step' | 'finding' | 'import'
> = {
  'report/unknown': error => ({
    zh: `研究里没有编号 ${error.reportId} 的报告。`,
    en: `The study has no report ${error.reportId}.`,
  }),
  'indicator/unknown': error => ({
    zh: `没有名为 ${error.indicator} 的指标。`,
    en: `There is no indicator ${error.indicator}.`,
  }),
  'edit/unreadable': error => ({
    zh: `“${error.text}”不是数，也不是空白、“/”、“—”或“无”。没有改动。`,
    en: `“${error.text}” is neither a number nor blank, “/”, “—” or “无”. Nothing was changed.`,
  }),
  'reading/not-to-confirm': () => ({
    zh: '这一处没有读定的数可以确认：请选一种读法，或按 Enter 填数。',
    en: 'There is no settled reading here to confirm: choose a candidate, or press Enter and type the value.',
  }),
  'edit/unreadable-cell': error => {
    const where = [error.organisation, error.year].filter(Boolean).join(' · ')
    return {
      zh: `${where && `${where} · `}${error.label.zh}：“${error.text}”不是数，也不是空白、“/”、“—”或“无”。整块都没有改动。`,
      en: `${where && `${where} · `}${error.label.en}: “${error.text}” is neither a number nor blank, “/”, “—” or “无”. Nothing of the block was changed.`,
    }
  },
  'edit/too-many': error => ({
    zh: `一次最多改 ${error.limit} 格，这一块有 ${error.cells} 格。没有改动，可分几次。`,
    en: `At most ${error.limit} cells can be changed at once; this block has ${error.cells}. Nothing was changed; do it in parts.`,
  }),
  'teach/no-row': () => ({
    zh: '这一行已经不在了：报告可能刚被重新读过。请再看一眼。',
    en: 'This row is no longer there: the report may just have been read again. Please look once more.',
  }),
  'teach/unfit': () => ({
    zh: '这一行的格数和所选指标的栏数不一样，不能这样读。',
    en: 'This row has not as many cells as the chosen row has columns and cannot be read so.',
  }),
  'teach/no-label': () => ({
    zh: '请写出指标的名称和所属的组。',
    en: 'Please name the indicator and the group it belongs to.',
  }),
  'teach/bad-id': error => ({
    zh: `“${error.id}”不能作编号：只用小写字母、数字和下划线。`,
    en: `“${error.id}” cannot be an id: use lower-case letters, digits and underscores only.`,
  }),
  'teach/id-taken': error => ({
    zh: `编号“${error.id}”用过了，编号不会给第二个指标。请换一个。`,
    en: `The id “${error.id}” was used before, and no id is given twice. Please choose another.`,
  }),
  'step/nothing-to-undo': () => ({ zh: '没有可以撤销的。', en: 'There is nothing to undo.' }),
  'step/nothing-to-redo': () => ({ zh: '没有可以重做的。', en: 'There is nothing to redo.' }),
  'step/unknown': error => ({
    zh: `历史里没有编号 ${error.stepId} 的一步。`,
    en: `The history has no step ${error.stepId}.`,
  }),
  'finding/unknown': () => ({
    zh: '这一处现在没有了：数值已经改过，或者报告已经不在。看看更新后的清单。',
    en: 'This finding is no longer there: values have changed, or the report is gone. Look at the list again.',
  }),
  'import/running': () => ({
    zh: '正在导入，等它结束或取消后再拖。',
    en: 'An import is running. Wait for it to end or cancel it.',
  }),
}
