import { figure } from './figures.ts'

/** Teaching what a row is that the form does not have, and indicators of one's own; prose against table. */
export const zhTeaching = {
  teaching: {
    teach: '教它是什么…',
    title: (label: string) => `“${label}”是哪一项？`,
    concerned: (reports: number) =>
      `研究里有 ${figure(reports)} 份报告在同一处有这一行，选定后一起重读；更正和批注不动，可撤销。`,
    search: '输入几个字查找指标，中英文都可以',
    missingHere: '这份报告没有的项',
    otherRows: '同一张表的其他项（这份报告里已有，这份不会采用）',
    otherTables: '别的表',
    own: '自设指标',
    makeNew: (label: string) => `新设指标“${label}”…`,
    noMatch: '没有相符的指标。可以新设一项。',
    name: '名称',
    unit: '单位',
    group: '归入',
    groupHint: '组名，可选已有的，也可新写',
    id: '编号',
    idHint: '可不填；小写字母、数字、下划线',
    make: (reports: number) => `新设，并重读 ${figure(reports)} 份报告`,
    back: '返回',
    started: (label: string, as: string, reports: number) =>
      `“${label}”今后读作“${as}”。${figure(reports)} 份报告正在重读。`,
    done: (reports: number) => `${figure(reports)} 份报告已按教的读法重读。`,
    nothingToTeach: '这份报告没有表式以外的行。',
  },
  rivals: {
    chip: (files: number) => `同一份有 ${figure(files)} 个文件`,
    hint: '并排看哪些数不同，定用哪一个（Alt+B）',
    title: (files: number) => `同一机构同一年的 ${figure(files)} 个文件`,
    same: (differ: number, same: number) =>
      differ === 0 ? `${figure(same)} 个数都相同` : `${figure(differ)} 个数不同，${figure(same)} 个相同`,
    none: '没有别的文件是同一机构同一年的。',
  },
  prose: { take: (number: string) => `正文为准，改为 ${number}`, why: '正文为准', keepBoth: '都保留，记一笔' },
}
