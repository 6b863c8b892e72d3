import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Recipe, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { exportDataSet } from '../../src-main/api/data-sets.ts'
import { dictionaryVersion } from '../../src-main/export/codebook/codebook.ts'
import { codebookMarkdown } from '../../src-main/export/codebook/markdown.ts'
import { loadForms } from '../../src-main/forms.ts'
import { appVersion } from '../../src-main/root.ts'
import { drawSample } from '../../src-main/store/sample-draw.ts'
import { addDraw, addSampleVerdict, samplePage } from '../../src-main/store/samples.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addStudyText } from '../../src-main/store/study-texts.ts'
import { NOW, temporaryFolder } from '../store/made.ts'
import { aStudy } from './a-study.ts'
import { reopen } from './reopen.ts'

const FORMS = loadForms()

async function codebook(more: Partial<Recipe> = {}) {
  const folder = temporaryFolder()
  const store = await aStudy()
  addStudyText(store, 'title', '三县 | 公开 <b>', { author: '', now: NOW })
  const { fingerprint } = await exportDataSet(store, FORMS, { ...USUAL_RECIPE, ...more }, folder)
  const markdown = readFileSync(join(folder, 'codebook.md'), 'utf8')
  return {
    folder,
    fingerprint,
    markdown,
    line: (start: string) => markdown.split('\n').find(one => one.startsWith(start)),
  }
}

describe('the codebook', () => {
  it('says how to cite: versions, day and fingerprint', async () => {
    const { markdown, fingerprint } = await codebook()
    const cite = markdown.split('\n').find(line => line.includes('数据截至 2026'))
    for (const part of [fingerprint, `年报台 ${appVersion()}`, 'test-1', dictionaryVersion(FORMS), '2026-01-02']) {
      expect(cite).toContain(part)
    }
  })

  it('reports the error rate of a sample, and says so where there is none', async () => {
    const { markdown } = await codebook()
    expect(markdown).toContain('没有抽样核对过，错误率不知道。')
    const store = await aStudy()
    const draw = drawSample(store, 10, 3, false)
    let step = draw.next()
    while (!step.done) step = draw.next()
    const { value } = step
    const said = { reason: '', author: '', now: NOW }
    allOrNothing(store, () => {
      addDraw(store, value, 3, false, said)
      for (const { reportId, indicator, nth } of samplePage(store, { offset: 0, limit: 10 }).rows) {
        addSampleVerdict(store, reportId, indicator, nth === 0 ? 'wrong' : 'right', said)
      }
    })
    const folder = temporaryFolder()
    await exportDataSet(store, FORMS, USUAL_RECIPE, folder)
    expect(readFileSync(join(folder, 'codebook.md'), 'utf8')).toContain(
      '随机抽取 10 个数值（种子 3），已由人对照原文 10 个，错 1 个：错误率 10.00 %，95% 区间 1.79 % 至 40.42 %（Wilson 计分法',
    )
  })

  it('counts the kinds of values of every indicator', async () => {
    const { line } = await codebook()
    // number, blank, slash, dash, none, text, unreadable, ambiguous, missing, not in form, other unit, corrected
    expect(line('| req_received |')).toMatch(/\| 1 \| 0 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \|$/)
    expect(line('| channel_other |')).toMatch(/\| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \| 0 \| 0 \| 1 \|$/)
    expect(line('| answer_total |')).toMatch(/\| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \|$/)
    expect(line('| complaints |')).toMatch(/\| 1 \| 0 \| 1 \| 0 \|$/)
  })

  it('tells of each indicator its place in the forms and what rests on it', async () => {
    const { line } = await codebook()
    expect(line('| req_received |')).toMatch(/2014版 › .*收到申请数 \| 件 \| .*t14.* \| .*h_req_new/)
    expect(line('| h_req_new |')).toMatch(/t14: req_received<br>t19, t21: req_new_total \| t14→t19 可直接比/)
  })

  it('is the same in Excel, and speaks English', async () => {
    const { folder, markdown } = await codebook({ language: 'en' })
    const book = await reopen(join(folder, 'codebook.xlsx'))
    const indicators = book.getWorksheet('Indicators')
    const row = indicators?.getRow(2).values
    expect(book.worksheets.map(({ name }) => name)).toEqual(['About', 'Indicators', 'Crosswalk'])
    expect(indicators?.rowCount).toBe(1 + 58)
    expect(row).toEqual(
      expect.arrayContaining(['proactive_total', FORMS.indicators.get('proactive_total')?.name.en, 1, 0]),
    )
    expect(markdown).not.toMatch(/取值类型|数据集|怎样引用/)
  })

  it('is nothing but text for whoever shows it', () => {
    const text = codebookMarkdown({
      title: '<img src=x onerror=1>',
      language: 'zh',
      sections: [{ title: '[a](javascript:1)', says: ['`x` | y'], table: { columns: ['a|b'], rows: [['c\nd']] } }],
    })
    expect(text).toBe(
      '# \\<img src=x onerror=1\\>\n\n## \\[a\\](javascript:1)\n\n\\`x\\` \\| y\n\n| a\\|b |\n|---|\n| c<br>d |\n',
    )
  })
})
