import type { Random } from './random.ts'

/** An invented public body. No division of China is called like any of these (青浦 is left out below). */
export type Body = {
  readonly name: string
  /** How the body speaks of itself: 我局, 我县, … */
  readonly we: string
  readonly kind: 'government' | 'department'
  /** Host of its invented site; `.example` can belong to nobody. */
  readonly host: string
}

const FIRST = [...'青云白松清汀苍澜霁岚晴棠碧鹿翠栖暮澄溪芷']
const SECOND = [...'屿泽鹭峤湄麓澜汀陂岑渚棠泠樾畹沚湾垟']
const LEVELS = ['市', '县', '区'] as const
const DEPARTMENTS = [
  ['民政局', '我局'],
  ['教育局', '我局'],
  ['司法局', '我局'],
  ['水利局', '我局'],
  ['统计局', '我局'],
  ['应急管理局', '我局'],
  ['人力资源和社会保障局', '我局'],
  ['住房和城乡建设局', '我局'],
  ['农业农村局', '我局'],
  ['卫生健康委员会', '我委'],
  ['发展和改革委员会', '我委'],
  ['政务服务管理办公室', '我办'],
] as const
const FAMILY = [...'梁崔邵康贺尹段乔柏樊']
const GIVEN = ['文舟', '一禾', '书岚', '远帆', '若汀', '知秋', '景和', '向晚', '清越', '思源']

/** Draw a body from the syllable lists. */
export function inventBody(random: Random): Body {
  const first = random.pick(FIRST)
  const second = random.pick(SECOND.filter(syllable => syllable !== first))
  const level = random.pick(LEVELS)
  const place = first + second + level
  const host = `www.${first.codePointAt(0)!.toString(16)}${second.codePointAt(0)!.toString(16)}.example`
  if (random.chance(0.25)) return { name: `${place}人民政府`, we: `我${level}`, kind: 'government', host }
  const [department, we] = random.pick(DEPARTMENTS)
  return { name: place + department, we, kind: 'department', host }
}

/** A name that stands for nobody. */
export function inventPerson(random: Random): string {
  return random.pick(FAMILY) + random.pick(GIVEN)
}

/** A number that no exchange gives out. */
export const NO_PHONE = '0000-0000000'
