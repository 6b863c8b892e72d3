import { LEVEL_NAMES } from '#shared/domain/check.ts'
import { zhChart } from './chart-zh.ts'
import { zhData } from './data-zh.ts'
import { figure } from './figures.ts'
import { zhFiles } from './files-zh.ts'
import { zhFindings } from './findings-zh.ts'
import { zhGuide } from './guide-zh.ts'
import { zhHistory } from './history-zh.ts'
import { zhLooking } from './looking-zh.ts'
import { zhOrganisations } from './organisations-zh.ts'
import { zhPanel } from './panel-zh.ts'
import { zhPictures } from './pictures-zh.ts'
import type { Made } from './pieces.ts'
import { zhSeries } from './series-zh.ts'
import { bytes } from './sizes.ts'
import { zhStudy } from './study-zh.ts'
import { zhTaken } from './taken-zh.ts'
import { zhTaking } from './taking-zh.ts'
import { zhTeaching } from './teaching-zh.ts'
import { zhViews } from './views-zh.ts'

/** The words of the window in plain Simplified Chinese. `Text` is its shape: every language has them all. */
export const zh = {
  product: '年报台',
  close: '关闭',
  back: '返回',
  /** A unit as the form prints it. */
  unit: (unit: string) => unit,
  /** The head of a narrow column, with the places where long words may be broken. */
  head: (label: string) => label,
  quoted: (quote: string) => `“${quote.trim()}”`,
  pages: {
    import: '导入',
    reports: '报告',
    data: '数据',
    compare: '比较',
    chart: '图表',
    views: '视图',
    findings: '核查',
    duplicates: '重复',
    organisations: '机构',
    search: '检索',
    files: '文件',
    history: '历史',
    guide: '指南',
    settings: '设置',
  },
  status: {
    counts: (summary: { reports: number; values: number; findings: number; inDoubt: number; corrected: number }) =>
      `${figure(summary.reports)} 份报告 · ${figure(summary.values)} 个数值 · 待核 ${figure(summary.findings)} · 待定 ${figure(summary.inDoubt)} · 已改 ${figure(summary.corrected)}`,
    noStudy: '还没有打开研究',
  },
  firstRun: {
    sentence: '把政府信息公开年报拖进来，年报台逐个读出数值，\n每个数都能查到原文在哪一句、哪一格。',
    drop: '把文件夹拖到这里',
    goesTo: (name: string) => `会新建研究“${name}”，原文件不动`,
    samples: '用示例试一试',
    samplesHint: '几份虚构机构的年报，里面有可以查出来的问题。',
    offline: '全部在这台电脑上完成，不联网。',
  },
  importing: {
    chooseFolder: '选择文件夹…',
    chooseFiles: '选择文件…',
    formats: '文本、网页、Word、PDF 都可以放在一起，子文件夹也会读',
    scanning: '正在清点文件',
    count: (done: number, of: number) => `正在导入 ${figure(done)} / ${figure(of)}`,
    rate: (rate: number, left: number | null) =>
      `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} 份/秒${left === null ? '' : ` · 剩余 ${duration(left)}`}`,
    cancel: '取消',
    dropHere: '松开即导入',
    dropHasNoFile: '拖来的不是这台电脑上的文件（例如网页里的图片）。先存到文件夹里，再拖进来。',
    dropGoesTo: (name: string) => `导入到“${name}”`,
    dropMakes: (name: string) => `新建研究“${name}”并导入`,
    doneLine: (summary: { imported: number; known: number; notReports: number; failed: number; cancelled: boolean }) =>
      `${summary.cancelled ? '导入已取消' : '导入完成'}：新读入 ${summary.imported} 份${summary.known ? `，已有 ${summary.known} 份` : ''}${summary.notReports ? `，不是年报 ${summary.notReports} 份` : ''}${summary.failed ? `，没读成 ${summary.failed} 份` : ''}。`,
    showSummary: '看明细',
    showReports: '看报告',
    nothingYet: '这项研究还没有导入过文件。',
    noneOfKind: '没有这一类。',
    took: (seconds: number) => `用时 ${duration(seconds)}`,
    wasCancelled: '中途取消，读好的都已保存',
    kinds: { all: '全部', imported: '已读入', known: '已有', 'not-report': '不是年报', failed: '没读成' },
    /** Why a file is not a report, in place of the engine's sentence. */
    notReports: {} as Readonly<Record<string, string>>,
    importedLine: (outcome: Made) =>
      [
        [outcome.organisation || '机构未能认出', outcome.year ?? '年度未能认出'].join(' · '),
        `${figure(outcome.values)} 个数值`,
        outcome.inDoubt > 0 && `${outcome.inDoubt} 处待定`,
        outcome.findings > 0 && `${outcome.findings} 处要看`,
      ]
        .filter(Boolean)
        .join('，'),
    knownLine: '内容和研究里的一份相同，没有重复读入',
  },
  library: {
    count: (reports: number) => `${figure(reports)} 份`,
    search: '按机构、标题、文件名查找',
    empty: '还没有报告。把文件夹拖到窗口里，或者',
    noMatch: (search: string) => `没有与“${search}”相符的报告。`,
    proseOnly: '只有正文',
  },
  columns: {
    organisation: '机构',
    year: '年度',
    edition: '表式',
    values: '数值',
    inDoubt: '待定',
    findings: '要看',
    corrected: '已改',
    published: '发布',
    file: '文件',
    outcome: '结果',
    says: '说明',
    level: '轻重',
    indicator: '指标',
    unit: '单位',
    time: '时间',
    act: '动作',
    before: '改前',
    after: '改后',
    reason: '理由',
    author: '谁改的',
    state: '状态',
    stands: '',
  },
  levels: { error: LEVEL_NAMES.error.zh, warning: LEVEL_NAMES.warning.zh, info: LEVEL_NAMES.info.zh },
  origins: { table: '从表格中读出', derived: '由表内各项推算', narrative: '从正文中读出', corrected: '人工更正' },
  kinds: {
    number: '数字',
    blank: '原文空白',
    slash: '原文是“/”',
    dash: '原文是“—”',
    none: '原文是“无”',
    text: '原文是文字',
    unreadable: '原文看不清',
    ambiguous: '数字粘连，有几种读法',
  },
  report: {
    source: '原文',
    inspector: '数值的来历',
    moveLine: '调整左右宽度',
    contradictions: (count: number) => `${count} 处矛盾`,
    warnings: (count: number) => `${count} 处留意`,
    doubtful: (count: number) => `${count} 处待定`,
    corrected: (count: number) => `${count} 处已改`,
    previousPlace: '上一处',
    nextPlace: '下一处',
    missing: '文中没有见到这一项',
    inDoubt: '待定',
    confidence: (percent: number) => `把握 ${percent}%`,
    page: (page: number | undefined) => (page === undefined ? '' : `第 ${page} 页`),
    fileSays: '原文',
    proseSays: '正文说',
    doubtSays: (printed: string) => `“${printed}”有几种读法：`,
    otherNumber: 'Enter 填别的数',
    editAgain: '接着改',
    giveUp: '放弃',
    localRows: '本地增加的行',
    personal: '含个人信息',
    proseFigures: '正文里的数',
    about: '约',
    noForm: '没有认出统计表，也不知道是哪一年的，所以画不出表。正文里读到的数在下面。',
    proseOnly: '文中没有统计表。下面是当年的表式，可以照正文填。',
    nothingSelected: '选一个数，看它从哪里来',
    reason: '理由',
    reasonHint: '随下一处更正一起保存，可不填',
    claims: { organisation: '机构', year: '年度', published: '发布' },
    remarks: (count: number) => `读时备注 ${count} 条`,
  },
  compare: {
    rows: (rows: number) => `${figure(rows)} 行`,
    organisations: (chosen: number, all: number) => (chosen === all ? `全部 ${all} 个机构` : `机构 ${chosen} / ${all}`),
    indicators: (chosen: number, totals: boolean) => (totals ? `主要指标 ${chosen} 项` : `指标 ${chosen} 项`),
    onlyTotals: '只看主要指标',
    onlyStated: '只看有数的行',
    change: '增减',
    changeShare: '增减 %',
    changeKinds: { last: '最近两年', each: '逐年', none: '不显示' },
    plot: '作图',
    nothingChosen: '机构、年度、指标各选至少一个。',
    empty: '这些机构和年度里没有这些指标的数值。',
    breakHint: (before: string, after: string) => `${before}与${after}表式不同，口径不能直接相比`,
    bodyThen: (name: string) => `这一年的机构：${name}`,
    noReport: '这一年没有报告',
    noChange: '两年里至少有一年没有这个数，或单位不同，算不出增减',
    noShare: '前一年是 0 或负数，算不出百分比',
    missing: '表里有这一项，文中没有见到',
    notInForm: '这一版表式没有这一项',
    inFinding: (level: string) => `${level}：与别处对不上，点开看说明`,
    fileName: '年报比较.xlsx',
  },
  legend: {
    doubt: '待定',
    corrected: '已改',
    blank: '原文空白',
    printed: '原文如此',
    missing: '文中未见',
    notInForm: '表式无此项',
    break: '表式或机构在此变了',
  },
  exporting: {
    writing: '正在写 Excel 文件…',
    written: (file: { path: string; rows: number; bytes: number }) =>
      `已导出 ${figure(file.rows)} 行到 ${file.path}（${bytes(file.bytes)}）`,
  },
  palette: {
    title: '查找',
    placeholder: '查找报告、机构、指标、命令',
    chartOf: '作图',
  },
  ...zhData,
  ...zhChart,
  ...zhPanel,
  ...zhTaken,
  ...zhGuide,
  ...zhFiles,
  ...zhFindings,
  ...zhStudy,
  ...zhHistory,
  ...zhOrganisations,
  ...zhLooking,
  ...zhPictures,
  ...zhTeaching,
  ...zhViews,
  ...zhSeries,
  ...zhTaking,
  mishap: {
    says: '这一页出了错，没有显示出来。研究没有受影响，已保存的更正都在。可以再试一次，或先去别的页。',
    again: '再试一次',
  },
  choosing: { search: '输入几个字查找', all: '全选', none: '全不选', noMatch: '没有相符的' },
  settings: {
    language: '语言',
    theme: '明暗',
    themes: { system: '跟随电脑', light: '浅色', dark: '深色' },
    author: '署名',
    authorHint: '写在你的更正旁边',
    keys: '按键',
    keyList: [
      ['Ctrl+K', '查找报告、指标和命令'],
      ['Alt+1 … 9, 0, D, G, J, V', '换页'],
      ['Alt+←', '返回'],
      ['Ctrl+Z / Ctrl+Y', '撤销 / 重做'],
      ['Ctrl+E', '导出'],
      ['Ctrl+O / Ctrl+N', '打开 / 新建研究'],
      ['F8 / F7', '下一处 / 上一处要看的'],
      ['Enter / F2', '改这个数'],
      ['Delete', '改为空白'],
      ['1 … 9', '待定时选一种读法'],
      ['Ctrl+Enter', '改为正文的数'],
      ['F1', '显示或收起来历'],
      ...zhData.data.keys,
    ] as readonly (readonly [string, string])[],
    about: '程序',
    engine: (engine: { version: string; parser: string; node: string; sqlite: string | null }) =>
      `年报台 ${engine.version} · 读表器 ${engine.parser} · Node ${engine.node}${engine.sqlite ? ` · SQLite ${engine.sqlite}` : ''}`,
  },
}

export type Text = typeof zh

function duration(seconds: number): string {
  if (seconds < 1) return '不到 1 秒'
  if (seconds < 90) return `${Math.round(seconds)} 秒`
  return `${Math.round(seconds / 60)} 分钟`
}
