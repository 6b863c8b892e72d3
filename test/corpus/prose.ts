import type { Body } from './bodies.ts'
import type { Part } from './drawn.ts'
import type { EditionName } from './forms.ts'
import type { Random } from './random.ts'
import type { Numbers } from './values.ts'

export type Prose = {
  /** Parts before the tables of a name; `end` comes after them all. */
  readonly before: Readonly<Record<string, readonly Part[]>>
  readonly end: readonly Part[]
  /** The figures that the sentences state. */
  readonly narrative: Readonly<Record<string, number>>
}

export type Occasion = {
  readonly body: Body
  readonly year: number
  readonly edition: EditionName
  /** ISO date under the signature. */
  readonly signed: string
  /** What the table will say. */
  readonly numbers: Numbers
  /** Figures the prose is to state instead of those of the table. */
  readonly misstated: Readonly<Record<string, number>>
  readonly random: Random
}

/** Gives the figure of a place for use in a sentence, and remembers that it was said. */
export type Figure = (indicator: string) => number

/** A notebook of figures said. */
export function figures({ numbers, misstated }: Occasion, also: Readonly<Record<string, number>> = {}) {
  const narrative: Record<string, number> = {}
  const figure: Figure = indicator => {
    const said = misstated[indicator] ?? also[indicator] ?? numbers.get(indicator)
    if (said === undefined) throw new Error(`${indicator} has no number to be said`)
    narrative[indicator] = said
    return said
  }
  return { narrative, figure }
}

export function heading(text: string): Part {
  return { kind: 'heading', text }
}

export function subheading(text: string): Part {
  return { kind: 'subheading', text }
}

export function paragraph(...sentences: readonly string[]): Part {
  return { kind: 'paragraph', text: sentences.filter(sentence => sentence !== '').join('') }
}

export function signature({ body, signed }: Occasion): readonly Part[] {
  return [
    { kind: 'signature', text: body.name },
    { kind: 'signature', text: chineseDate(signed) },
  ]
}

/** 2017-01-06 → 2017年1月6日 */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** Sentences that fill a report and state nothing that is counted. */
export const FILLING = [
  '对拟公开的信息逐条审核，落实先审后发，防止涉密信息和个人信息上网。',
  '各科室明确一名信息员，按月报送、按季通报，形成分工清楚、责任到人的工作格局。',
  '坚持以公开为常态、不公开为例外，凡是群众看得懂、用得上的信息，都尽快放到最容易找到的地方。',
  '修订办事指南，把材料清单、办理时限和窗口位置写清楚，减少群众往返。',
  '对栏目逐个体检，及时更换失效链接，合并内容相近的栏目，方便检索。',
  '遇到情况复杂的事项，先与来访群众当面沟通，弄清需求后再予答复。',
  '结合基层走访收集意见，把反映集中的事项列入下一阶段公开重点。',
  '邀请群众代表走进办事大厅，现场了解事项从受理到办结的全过程。',
] as const

export const PROBLEMS = [
  '个别科室主动公开意识不强，信息报送不够及时',
  '政策解读形式较为单一，图文和短视频解读偏少',
  '部分栏目更新不均衡，群众查找信息仍不够方便',
  '业务人员流动较大，对申请办理程序掌握不够熟练',
  '公开内容与群众期待之间还有差距，针对性有待提高',
] as const

export const REMEDIES = [
  '加强日常提醒和通报，把信息报送纳入科室年度评议',
  '丰富解读方式，重要文件与解读材料同步起草、同步发布',
  '优化栏目设置，完善站内检索，方便群众查询',
  '组织业务学习和案例讨论，提高申请办理的规范化水平',
  '定期征求意见，围绕群众关心的事项扩大公开范围',
] as const

export function numbered(clauses: readonly string[]): string {
  return `${clauses.map((clause, at) => `${'一二三四五'[at]}是${clause}`).join('；')}。`
}
