import { moment } from './figures.ts'

type By = { readonly author: string; readonly madeAt: string }

/** Looking through a report: confirming, notes, marking as checked, and the keys for it. */
export const zhLooking = {
  looking: {
    confirmed: (by: By) => `${by.author || '未署名'} ${moment(by.madeAt)} 对过原文，读数无误`,
    nothingToAccept: '这里没有可以认可的读数。按 Enter 填数。',
    note: '批注',
    noteHint: 'Enter 保存；清空再保存就是去掉',
    noteOn: (where: string) => `批注“${where}”`,
    noteBy: (by: By) => `${by.author || '未署名'} ${moment(by.madeAt)}`,
    noteOnReport: '整份报告的批注',
    editNote: '改',
    writeReportNote: '批注',
    check: '标为已核',
    checked: '已核',
    checkedBy: (by: By) => `${by.author || '未署名'} ${moment(by.madeAt)} 标为已核；再按一次（F9）重新打开`,
    checkHint: '这份报告看完了（F9）',
    reread: '核过，读数后来有变',
    rereadHint: (by: By) =>
      `${by.author || '未署名'} ${moment(by.madeAt)} 标为已核，之后文件被重新读过，读出的数和当时不同`,
    nextReport: '下一份未核',
    allChecked: '报告都核过了。',
    checkedDone: '已标为已核。',
    uncheckedDone: '已重新打开。',
    help: '按键',
    inSelection: (count: number) => (count === 0 ? '选中的这一处没有读出数' : `这里读出 ${count} 个数`),
    /** Why a candidate is offered, as the engine says it. */
    why: (why: string) => why,
    keys: {
      nextPlace: '下一处要看的（矛盾、留意、待定）',
      previousPlace: '上一处要看的',
      nextFinding: '下一处矛盾或留意',
      previousFinding: '上一处矛盾或留意',
      nextDoubt: '下一处待定',
      previousDoubt: '上一处待定',
      accept: '认可：待定时取第一种读法，否则确认读数无误',
      correct: '改这个数',
      blank: '改为空白',
      candidate: '待定时选第几种读法',
      prose: '改为正文的数',
      note: '给这一格写批注',
      reportNote: '给整份报告写批注',
      check: '标为已核，再按一次重新打开',
      nextReport: '下一份未核的报告',
      rivals: '并排看同一份报告的几个文件',
      teach: '教表式以外的行是什么',
      pictures: '原文是 PDF 时，在页面和文字之间切换',
      boxes: '在页面上：到框上，方向键走动，再按 Enter 选中这个数',
      zoom: '在页面上：放大、缩小、适合宽度',
      inspect: '显示或收起来历',
      help: '显示或收起按键',
    },
  },
}
