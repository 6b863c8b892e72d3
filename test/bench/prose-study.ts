import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { SectionKind } from '#shared/domain/reading.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { type Column, insertRows } from '../../src-main/store/statements.ts'
import { type Random, randomFrom } from '../corpus/random.ts'

export const YEARS = 12
const FIRST_YEAR = 2014
const PARTS: readonly (readonly [SectionKind, string, number])[] = [
  ['overview', '一、总体情况', 18],
  ['proactive', '二、主动公开政府信息情况', 8],
  ['requests', '三、收到和处理政府信息公开申请情况', 6],
  ['disputes', '四、政府信息公开行政复议、行政诉讼情况', 3],
  ['problems', '五、存在的主要问题及改进情况', 9],
  ['other', '六、其他需要报告的事项', 2],
]
/** Of the sentences of a report: taken over from its own last year, and from another body; the rest are its own. */
const AGAIN = 0.5
const COPIED = 0.15
const WORDS = [
  ...[
    '政务公开',
    '基层办事',
    '门户网站',
    '政策解读',
    '回应关切',
    '依申请公开',
    '行政许可',
    '民生保障',
    '机关党建',
    '营商环境',
  ],
  ...[
    '认真落实',
    '持续推进',
    '不断完善',
    '切实加强',
    '统筹安排',
    '及时更新',
    '逐项梳理',
    '定期检查',
    '全面排查',
    '规范管理',
  ],
  ...[
    '工作制度',
    '责任分工',
    '栏目内容',
    '审查程序',
    '公开目录',
    '信息渠道',
    '群众诉求',
    '办理时限',
    '业务培训',
    '考核结果',
  ],
]
const TABLE = Array.from(
  { length: 90 },
  (_, row) => `第${row}项政府信息公开申请处理结果数量\t${row * 7}\t${row}\t0\n`,
).join('')

/** A study of made reports with prose of some 2,000 characters each; every seventh body's offices share a text. */
export async function makeProseStudy(path: string, reports: number): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  const store = await openStudy(path, { create: true })
  store.database.pragma('synchronous = OFF')
  let last: readonly (readonly string[])[] = []
  for (let first = 0; first < reports; first += 600) {
    store.database.transaction(() => {
      for (let nth = first; nth < Math.min(first + 600, reports); nth += 1) {
        const random = randomFrom(nth + 1)
        const isNew = nth % YEARS === 0
        const others = last
        last = PARTS.map(([, , count], part) => sentences(random, count, others[part] ?? [], isNew))
        const rows = putReport(nth, last, random)
        insertRows(store, 'INSERT INTO organisation (id, name)', isNew ? [rows.body] : [])
        insertRows(
          store,
          'INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)',
          [rows.source],
        )
        insertRows(store, 'INSERT INTO report (id, source_id, organisation_id, year, scope, title, standing)', [
          rows.report,
        ])
        insertRows(store, 'INSERT INTO section (report_id, nth, kind, heading, depth, start_at, end_at)', rows.sections)
      }
    })()
  }
  closeStudy(store)
}

/** A body's first year copies more from the body before it, whose sentences are at hand. */
function sentences(random: Random, count: number, before: readonly string[], isNew: boolean): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const old = before[at]
    if (old && random.chance(isNew ? COPIED : AGAIN)) return old
    if (random.chance(0.15)) return `依照条例第${(at % 9) + 1}类规定主动公开各项信息，方便群众查阅使用`
    return Array.from({ length: random.whole(5, 12) }, () => random.pick(WORDS)).join(random.chance(0.3) ? '，' : '')
  })
}

function putReport(nth: number, parts: readonly (readonly string[])[], random: Random) {
  const [id, body, year] = [nth + 1, Math.floor(nth / YEARS), FIRST_YEAR + (nth % YEARS)]
  const name = `第${body}县民政局`
  let text = `${name}${year}年政府信息公开工作年度报告\n`
  const sections = parts.map((all, at): Column[] => {
    const [kind, heading] = PARTS[at]!
    const start = text.length
    text += `${heading}\n${all.map(one => `${one}，共${random.whole(1, 400)}件。`).join('')}\n`
    if (kind === 'requests') text += TABLE
    return [id, at, kind, heading, 1, start, text.length]
  })
  const hash = createHash('sha256').update(String(nth)).digest('hex')
  return {
    body: [body + 1, name],
    source: [
      ...[id, hash, `/reports/${id}.txt`, `${id}.txt`, text.length, '2026-01-02T03:04:05.000Z', '1', 'report'],
      ...['text', text, '[]'],
    ],
    report: [id, id, body + 1, year, 'own', name, 1],
    sections,
  }
}
