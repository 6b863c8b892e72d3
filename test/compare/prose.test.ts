import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignSentences, differences } from '../../src-main/compare/align.ts'
import { maskFigures, sentencePrints, sentencesOf } from '../../src-main/compare/sentences.ts'
import { type ProsePrints, takenOver } from '../../src-main/compare/taken-over.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)

describe('sentences', () => {
  it('are where they say', () => {
    const text = '一、总体情况\n2023年，本局主动公开信息12条。“已全部答复。”没有收费；无复议！'
    const found = sentencesOf(text)
    expect(found.map(one => one.text)).toEqual([
      '一、总体情况',
      '2023年，本局主动公开信息12条。',
      '“已全部答复。”',
      '没有收费；',
      '无复议！',
    ])
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
    expect(sentencesOf(text, 7, 25).map(one => one.text)).toEqual(['2023年，本局主动公开信息12条。'])
  })

  it.each([
    ['2023年公开信息1,204条，占35.6%。', '2024年公开信息９８条，占4%。'],
    ['共受理十二件，', '共受理三件 。'],
  ])('are the same when only figures differ: %s %s', (one, other) => {
    expect(maskFigures(one)).toBe(maskFigures(other))
  })

  it('are not the same when words differ', () => {
    expect(maskFigures('受理申请3件')).not.toBe(maskFigures('办结申请3件'))
    expect(maskFigures('第一批次')).toBe('第一批次')
  })
})

describe('two texts side by side', () => {
  const texts = (left: string, right: string) => {
    const [a, b] = [sentencesOf(left), sentencesOf(right)]
    return alignSentences(a, b).map(({ left, right }) => [
      left === null ? null : a[left]!.text,
      right === null ? null : b[right]!.text,
    ])
  }

  it('pair what was taken over, what was reworded, and leave the rest alone', () => {
    expect(
      texts(
        '全年公开信息10条。收到申请3件，全部按时答复。组织培训2次。没有行政复议。',
        '全年公开信息25条。新设政务公开专区一处。收到申请7件，全部在法定期限内答复。没有行政复议。',
      ),
    ).toEqual([
      ['全年公开信息10条。', '全年公开信息25条。'],
      [null, '新设政务公开专区一处。'],
      ['收到申请3件，全部按时答复。', '收到申请7件，全部在法定期限内答复。'],
      ['组织培训2次。', null],
      ['没有行政复议。', '没有行政复议。'],
    ])
  })

  it('tell figures that changed from words that changed', () => {
    expect(differences('公开信息1,204条，同比上升。', '公开信息98条，同比下降。')).toEqual([
      { kind: 'same', text: '公开信息' },
      { kind: 'figure-gone', text: '1,204' },
      { kind: 'figure-new', text: '98' },
      { kind: 'same', text: '条，同比' },
      { kind: 'words-gone', text: '上升' },
      { kind: 'words-new', text: '下降' },
      { kind: 'same', text: '。' },
    ])
  })

  const sentence = fc.constantFrom(
    '公开信息1条。',
    '公开信息2条。',
    '受理申请三件！',
    '受理很多申请件。',
    '没有复议；',
    '培训',
  )
  it('keep every sentence of both, in order, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 14 }), fc.array(sentence, { maxLength: 14 }), (one, other) => {
        const [a, b] = [sentencesOf(one.join('')), sentencesOf(other.join(''))]
        const pairs = alignSentences(a, b)
        expect(pairs.flatMap(pair => pair.left ?? [])).toEqual(a.map((_, at) => at))
        expect(pairs.flatMap(pair => pair.right ?? [])).toEqual(b.map((_, at) => at))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('lose no character in what changed', () => {
    const text = fc.array(fc.constantFrom('公', '开', '1', '2', '.', '，', 'a', ' ', '😀')).map(all => all.join(''))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const pieces = differences(one, other)
        const joined = (...kinds: string[]) =>
          pieces.flatMap(({ kind, text }) => (kind === 'same' || kinds.includes(kind) ? text : [])).join('')
        expect(joined('words-gone', 'figure-gone')).toBe(one)
        expect(joined('words-new', 'figure-new')).toBe(other)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('what a study took over', () => {
  const SENTENCES = Array.from(
    { length: 30 },
    (_, nth) => `第${'甲乙丙丁戊己庚辛壬癸'[nth % 10]}类信息公开工作${'落实推进完善'.slice(nth % 5)}情况${nth % 3}。`,
  )
  const prose = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 12 })

  it('is what the same question in SQL gives', () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 2, maxLength: 8 }), fc.array(prose, { maxLength: 8 }), (now, before) => {
        const prints = (texts: readonly string[][], year: number): ProsePrints[] =>
          texts.map((all, at) => ({
            reportId: year * 100 + at,
            organisationId: at,
            year,
            ...sentencePrints(sentencesOf(all.join(''))),
          }))
        const [reports, earlier] = [prints(now, 2021), prints(before, 2020)]
        const found = takenOver(reports, new Map(earlier.map(one => [one.organisationId, one])))
        expect(found.map(({ mostAlike, ...rest }) => ({ ...rest, share: mostAlike?.share ?? null }))).toEqual(
          inSql([...reports, ...earlier]),
        )
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  function inSql(all: readonly ProsePrints[]) {
    const database = new Database(':memory:')
    database.exec('CREATE TABLE s (report, organisation, year, hash, characters)')
    const insert = database.prepare('INSERT INTO s VALUES (?, ?, ?, ?, ?)')
    for (const { reportId, organisationId, year, hashes, characters } of all) {
      hashes.forEach((hash, at) => {
        insert.run(reportId, organisationId, year, hash, characters[at])
      })
    }
    const reports = all.filter(({ year }) => year === 2021)
    const result = reports.map(({ reportId, organisationId }) => {
      const ask = (sql: string, ...more: number[]) =>
        database
          .prepare(sql)
          .pluck()
          .get(reportId, ...more) as number | null
      const total = ask('SELECT sum(characters) FROM s WHERE report = ?')
      const hasPrevious = all.some(one => one.year === 2020 && one.organisationId === organisationId)
      const held = (where: string) =>
        `SELECT coalesce(sum(characters), 0) FROM s WHERE report = ? AND hash IN (SELECT hash FROM s WHERE ${where})`
      if (total === null) return { reportId, fromPrevious: null, fromOthers: null, share: null }
      const shares = reports
        .filter(other => other.reportId !== reportId)
        .map(other => ask(held('report = ?'), other.reportId)! / total)
        .filter(share => share > 0)
      return {
        reportId,
        fromPrevious: hasPrevious ? ask(held('year = 2020 AND organisation = ?'), organisationId)! / total : null,
        fromOthers: ask(held('year = 2021 AND organisation <> ?'), organisationId)! / total,
        share: shares.length > 0 ? Math.max(...shares) : null,
      }
    })
    database.close()
    return result
  }
})
