import { figure } from './figures.ts'

/** The words of what reports took over from last year and from each other. */
export const zhTaken = {
  taken: {
    arrangement: '正文沿用',
    shows: { reports: '每份报告', bodies: '最像的不同机构', years: '最像的前后两年', sums: '各年合计' },
    show: '看什么',
    part: '部分',
    whole: '全文',
    year: '年份',
    everyYear: '所有年份',
    search: '机构名称',
    never: '还没有比对过正文。比对时，每份报告的句子（不计数字和年份）与本机构上一年的、同年其他机构的报告逐句相比。',
    neverShort: '还没有比对过',
    stale: '比对之后有报告变动，下面是变动前的结果。',
    start: '开始比对',
    again: '重新比对',
    madeAt: (moment: string) => `${moment} 比对`,
    progress: {
      reading: (done: number, of: number) => `正在读正文 ${figure(done)} / ${figure(of)}`,
      comparing: (done: number, of: number) => `正在比对正文 ${figure(done)} / ${figure(of)}`,
    },
    cancel: '取消',
    empty: '没有相符的报告。',
    emptyPairs: '没有相像的报告。',
    noPairs: '没有上一年的报告',
    noOthers: '没有同年的其他机构',
    columns: {
      characters: '字数',
      again: '沿用上年',
      elsewhere: '与他人相同',
      alike: '同年最像的机构',
      likeness: '相像',
      one: '报告',
      other: '与之相像的',
    },
    hints: {
      characters: '整句的字数，不计数字和标点；标题、表格不算。',
      again: '有多少字所在的句子，本机构上一年的报告里也有（不计数字）。点开逐句对照。',
      elsewhere: '有多少字所在的句子，同年别的机构的报告里也有（不计数字）。',
      alike: '同年别的机构里正文与它最像的一份。点开逐句对照。',
      likeness: '两份都有的句子占两份所有句子的比例，按字数算，不计数字。',
    },
    sums: {
      reports: '报告份数',
      hint: '各份报告相同的字数相加，再除以字数之和；没有上一年报告的不算在内。',
    },
  },
}
