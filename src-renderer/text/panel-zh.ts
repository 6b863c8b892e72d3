import type { Lack } from '#shared/domain/evaluate.ts'

/** Why there is no number, in words. */
export const zhPanel = {
  lacks: {
    blank: '原文空白或写作“/”“—”“无”',
    'blank-before': '上年空白，算不出',
    missing: '表里有这一格，文件里没有读到',
    'in-doubt': '读数存疑，先到报告页核定',
    text: '原文写的是文字',
    'not-in-form': '当年的表没有这一项',
    'no-report': '没有这一年的报告',
    'other-unit': '单位换算不了',
    'zero-denominator': '分母是 0',
    'no-formula': '当年的表没有对应的算法',
    'too-large': '数太大',
  } satisfies Record<Lack, string>,
}
