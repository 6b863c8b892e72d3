import type { Language } from '#shared/domain/wording.ts'
import { calibration, type Judged, type Tally, tally, VERDICTS } from './score.ts'

/** What was found on made reports, as the guide tells it. */
export type Found = {
  readonly count: number
  readonly seed: number
  readonly names: { readonly organisation: number; readonly year: number }
  readonly groups: ReadonlyMap<string, readonly Judged[]>
  readonly all: readonly Judged[]
}

const WORDS = {
  en: {
    title: 'Accuracy on made reports',
    written: (command: string) => `Written by \`${command}\`.`,
    found: ({ count, seed, names }: Found) =>
      `${count} made reports, seed ${seed}, all layouts and damages: organisation right in ${names.organisation}, year in ${names.year}.`,
    decided: [
      'A value is decided by the text when it is printed in a cell of its own, or when every way to read its row agrees on',
      'it: every way to cut digits run together, or to place cells whose blank neighbours left no trace, for which the sums',
      'of the form hold in the row and, with the other rows, down the columns. Those ways are tried out one by one, apart',
      'from the parser and knowing only what is printed and whether the report has blank cells.',
    ],
    verdicts: { right: 'right', 'in-doubt': 'in doubt', missing: 'missing', 'wrong-in-silence': 'wrong in silence' },
    shares: ['right', 'decided by the text', 'of these right'],
    groups: { damage: 'damage', edition: 'edition', layout: 'layout' },
    all: 'all',
    confidence: ['confidence', 'values', 'right'],
    range: (from: number, to: number) => `${from} to ${to}`,
  },
  zh: {
    title: '准确程度',
    written: (command: string) => `由 \`${command}\` 写成。`,
    found: ({ count, seed, names }: Found) =>
      `编造的报告 ${count} 份（种子 ${seed}），各种排版和损坏都有，每个数的真值已知：机构认对 ${names.organisation} 份，年度认对 ${names.year} 份。`,
    decided: [
      '“文中可定”：数印在自己的一格里；或者，这一行的每一种读法都给出同一个数。读法是指连在一起的数字怎样断开、没有留下痕迹的空白格',
      '在哪里，只算行里、列里的合计都对得上的。这些读法另外逐一试出，不经过读表器，只知道印了什么、有没有空白格。',
    ],
    verdicts: { right: '对', 'in-doubt': '待定', missing: '没有读到', 'wrong-in-silence': '错而不说' },
    shares: ['对的比例', '文中可定', '其中读对'],
    groups: { damage: '损坏', edition: '表式', layout: '排版' },
    all: '合计',
    confidence: ['把握', '个数', '对的比例'],
    range: (from: number, to: number) => `${from} 到 ${to}`,
  },
} as const satisfies Record<Language, unknown>

/** The chapter of the guide, whole. */
export function accuracyChapter(found: Found, language: Language): string {
  const words = WORDS[language]
  const command = `npm run accuracy -- --count ${found.count} --seed ${found.seed} --write`
  return `# ${words.title}\n\n${words.written(command)}\n\n${accuracyLines(found, language).join('\n')}\n`
}

/** The findings without the chapter's heading. */
export function accuracyLines(found: Found, language: Language): string[] {
  const { found: summary, decided, groups } = WORDS[language]
  const named = [...found.groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, judged]) => [name.replace(/^(damage|edition|layout)/, inGroup(groups)), tally(judged)] as const)
  return [
    summary(found),
    '',
    ...decided,
    '',
    ...table(named, tally(found.all), language),
    '',
    ...calibrationTable(found.all, language),
  ]
}

function inGroup(groups: Readonly<Record<string, string>>): (name: string) => string {
  return name => groups[name] ?? name
}

/** Verdicts by group, and over all. */
export function table(rows: readonly (readonly [string, Tally])[], all: Tally, language: Language): string[] {
  const words = WORDS[language]
  // Of files that nobody made it is not known what their text decides.
  const isKnown = all.decided > 0
  const line = (name: string, counts: Tally): string => {
    const total = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)
    const known = [...VERDICTS.map(verdict => counts[verdict]), share(counts.right, total)]
    const decided = isKnown ? [counts.decided, share(counts.decidedRight, counts.decided)] : []
    return `| ${[name, ...known, ...decided].join(' | ')} |`
  }
  const heads = ['', ...VERDICTS.map(verdict => words.verdicts[verdict]), ...words.shares.slice(0, isKnown ? 3 : 1)]
  return [
    `| ${heads.join(' | ')} |`,
    `|---|${heads
      .slice(1)
      .map(() => '--:|')
      .join('')}`,
    ...rows.map(([name, counts]) => line(name, counts)),
    line(`**${words.all}**`, all),
  ]
}

/** How often readings are right, by how sure they were. */
export function calibrationTable(judged: readonly Judged[], language: Language): string[] {
  const words = WORDS[language]
  return [
    `| ${words.confidence.join(' | ')} |`,
    '|---|--:|--:|',
    ...calibration(judged).map(
      ({ from, to, values, right }) => `| ${words.range(from, to)} | ${values} | ${share(right, values)} |`,
    ),
  ]
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(2)} %`
}
