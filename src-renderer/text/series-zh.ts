import type { FormulaTrouble } from '#shared/domain/formula.ts'
import type { Comparability } from '#shared/domain/series.ts'

/** What is wrong with a formula, in one sentence; `word` is where. */
const troubles: Readonly<Record<FormulaTrouble['why'], (word: string) => string>> = {
  empty: () => '还没有写公式。',
  unexpected: word => `这里不该有“${word}”。`,
  unfinished: word => (word ? `没有写完，还缺“${word}”。` : '没有写完，后面还要有一项。'),
  'unknown-indicator': word => `没有叫“${word}”的指标。输入名称里的几个字，从列表里选。`,
  'unknown-function': word => `没有“${word}( )”这种算法，只有 sum、previous、herfindahl。`,
  'matches-nothing': word => `“${word}”一个指标也对不上。`,
  'pattern-outside-sum': word => `带 * 的“${word}”只能写在 sum( ) 或 herfindahl( ) 里。`,
  'number-of-parts': () => 'herfindahl( ) 里至少要有两项。',
  'nested-previous': () => 'previous( ) 里面不能再写 previous( )。',
  'too-long': () => '公式太长或套得太深。',
}

/** The words about series of a person's own. */
export const zhSeries = {
  series: {
    title: '自己的序列和比率',
    open: '自己的序列…',
    fresh: '新建',
    unnamed: '没有名字',
    unsaved: '未存',
    none: '还没有自己的序列。',
    fields: {
      label: '名字',
      unit: '单位',
      means: '说明',
      comparability: '跨表式',
      base: '从现成的抄',
      formulas: '公式',
    },
    hints: {
      label: '例如：没有公开的申请',
      unit: '件；比率写 %',
      means: '怎么定的，为什么这样定',
      formula: '输入指标名称里的几个字，从列表里选',
      notStated: '不写：这一版没有这个数',
    },
    comparability: {
      exact: '各版可以直接比',
      approximate: '口径相近',
      'not-comparable': '各版不能比',
    } satisfies Record<Comparability, string>,
    noBase: '不抄',
    every: '一个公式管各版',
    each: '各版分别写',
    ofAll: '各版',
    ofEdition: (edition: string, first: number, last: number | null) => `${edition}（${first}–${last ?? ''}）`,
    named: (name: string) => `「${name}」`,
    reads: (words: string) => `读作：${words}`,
    notInForm: (names: string) => `这一版的表里没有${names}，这样写算不出数。`,
    troubles,
    preview: '试算',
    previewOf: '用哪个机构的数试',
    previewNone: '公式写好了，这里就有数。',
    keep: '存下',
    kept: (label: string) => `“${label}”存下了。在“序列和指标”里可以选它，画图、面板、视图都能用。`,
    drop: '删除',
    dropped: (label: string) => `“${label}”删掉了。`,
    revert: '改回存下的样子',
    discard: '不要了',
    help: {
      title: '公式怎么写',
      lines: [
        ['h_req_new - h_granted', '加 +、减 −、乘 × 或 *、除 ÷ 或 /，括号 ( )'],
        ['sum(a, b, c)', '相加。空白、“/”、“—”、“无”不计数，只要别的项里有数'],
        ['sum(req_denied_*_total)', '* 代表编号里的一段：一次加上所有对得上的指标'],
        ['previous(a)', '同一机构上一年报告里的 a'],
        ['herfindahl(a, b, c)', '各项占比的平方和：1 表示全集中在一项'],
      ] as readonly (readonly [string, string])[],
      rules: [
        '缺数、存疑的读数、表里没有的格，都算不出数，也不当 0；格子里会说明是为什么。',
        '除数是 0 时没有数。',
        '整个公式是一个除法时就是比率：许多机构合在一起时，先各自加总再除。',
        '可以用对照序列、比率和自己别的序列，和指标一样写；但不能绕回来用自己。',
        '编号（如 req_new_total）是表格里那一格的固定名称，不随软件版本改变。',
      ],
    },
  },
}
