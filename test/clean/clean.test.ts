import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, cleanAt, rawSpan } from '../../src-main/clean/clean.ts'

describe('clean', () => {
  it.each([
    ['full width becomes half', '（１２．５）：Ａ', '(12.5):A'],
    ['no-break and ideographic spaces', '规\u00a0章\u3000件', '规 章 件'],
    ['zero-width marks go', '规\u200b章\ufeff', '规章'],
    ['radicals become characters', '⼀、⼯作⼈员⺠政⻔户', '一、工作人员民政门户'],
    ['pinyin notes go', '號(hào)機(jī)請(qǐng)公(gong)開(kāi)', '號機請公開'],
    ['doubled pinyin notes go', '公(gong)(gong)開(kai)(kai)信(xin)(xin)', '公開信'],
    ['one latin remark stays', '信息(app)公开', '信息(app)公开'],
    ['simplified text stays', '后勤、乾隆、于先生', '后勤、乾隆、于先生'],
  ])('%s', (_case, raw, expected) => expect(clean(raw).text).toBe(expected))

  it('turns traditional script to simplified and keeps the places', () => {
    const raw = '靖遠(yuǎn)縣2016年政府信息公開(kāi)情況：報(bào)告發(fā)布機(jī)構(gòu)與辦理單位統計數據 26 條'
    const cleaned = clean(raw)
    expect(cleaned.text).toContain('靖远县2016年政府信息公开情况:报告发布机构与办理单位统计数据 26 条')
    const at = cleaned.text.indexOf('26')
    const { start, end } = rawSpan(cleaned, at, at + 2)
    expect(raw.slice(start, end)).toBe('26')
  })

  it('knows the raw place of every clean character', () => {
    const pieces = fc.array(
      fc.constantFrom('規', '開(kāi)', '縣(xiàn)', '１', '9', '\u200b', '⼀', ' ', '\n', '(a)', '件', '|'),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(pieces, parts => {
        const raw = parts.join('')
        const cleaned = clean(raw)
        expect(cleaned.starts).toHaveLength(cleaned.text.length)
        for (let at = 0; at < cleaned.text.length; at += 1) {
          const { start, end } = rawSpan(cleaned, at, at + 1)
          expect(end).toBe(start + 1)
          expect(cleanAt(cleaned, start)).toBe(at)
          const digit = cleaned.text[at]!
          if (/\d/.test(digit)) expect(raw[start]!.normalize('NFKC')).toBe(digit)
        }
      }),
    )
  })
})
