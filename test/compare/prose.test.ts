import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignSentences, differences } from '../../src-main/compare/align.ts'
import { countedWords, countLetters, maskFigures, sentencesOf } from '../../src-main/compare/sentences.ts'

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

  it('lose all but their letters and figures, whatever stands in them', () => {
    const signs = fc.constantFrom(...'公开一十〇年件12．，。、（）《》”“—…%％ 　aZéβ#＃😀𠀀々〆Ⅳ①〡ー'.match(/./gu)!)
    fc.assert(
      fc.property(
        fc.array(signs).map(all => all.join('')),
        text => {
          expect(countLetters(text)).toBe(text.replace(/[^\p{L}\p{N}]+/gu, '').length)
          const masked = text
            .normalize('NFKC')
            .replace(/\d+(?:[.,]\d+)*%?/g, '#')
            .replace(/[〇零一二三四五六七八九十百千万亿两]+(?=[年月日条件次篇个人份项宗张册部场期])/g, '#')
          expect(maskFigures(text)).toBe(masked.replace(/[^\p{L}#]+/gu, ''))
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
  })

  it.each([
    ['全年主动公开政府信息25条。', '全年主动公开政府信息#条'],
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', null],
    ['本年处理决定数量', null],
    ['其他对外管理服务事项\t3；', null],
    ['没有复议。', null],
    ['要求“按期答复，不得拖延。”', '要求按期答复不得拖延'],
  ])('count when they are whole: %s', (sentence, words) => {
    expect(countedWords(sentence)).toBe(words)
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
