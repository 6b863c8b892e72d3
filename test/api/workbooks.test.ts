import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indicatorsOf } from '#shared/domain/form.ts'
import { answer } from '../../src-main/api/serve.ts'
import { endSession } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { reopen } from '../export/reopen.ts'
import { madeReport, putReport, reading, stated } from '../store/made.ts'
import { desk } from './desk.ts'

const ALL = { organisations: [], years: [], indicators: [], onlyStated: false, language: 'zh' } as const
const FORM = indicatorsOf(loadForms().templates.find(({ id }) => id === 't14')!)
const BODIES = 40

/** A study that takes some seconds to write. */
async function study() {
  const at = await desk()
  for (let body = 0; body < BODIES; body += 1) {
    for (const year of [2015, 2016, 2017, 2018]) {
      const organisation = stated(`第${String(body).padStart(2, '0')}县`)
      const readings = FORM.map(({ id }, nth) => reading(id, String(body + nth)))
      putReport(at.session.store!, `${body}-${year}`, madeReport({ organisation, year: stated(year), readings }))
    }
  }
  const path = join(at.folder, '对照.xlsx')
  const progress = () => at.told.filter(({ name }) => name === 'workbook.progress')
  return { ...at, path, progress }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('a workbook that is being written', () => {
  it('tells how far it is, and lets other questions in', async () => {
    const { handlers, path, progress } = await study()
    let isDone = false
    const writing = Promise.resolve(handlers['compare.export']({ ...ALL, path })).finally(() => {
      isDone = true
    })
    let longest = 0
    let answered = 0
    while (!isDone) {
      const began = performance.now()
      await turn()
      longest = Math.max(longest, performance.now() - began)
      await handlers['compare.choices']({})
      answered += 1
    }
    const { rows } = await writing
    expect(rows).toBe(BODIES * FORM.length)
    expect(answered).toBeGreaterThan(10)
    expect(progress().length).toBeGreaterThan(0)
    for (const { news } of progress()) expect(news).toMatchObject({ of: rows })
    // a busy machine may take its time, but never all of the writing at once
    expect(longest).toBeLessThan(1000)
  })

  it('can be given up: what stood there stays, and nothing else', async () => {
    const { handlers, path, folder, progress } = await study()
    writeFileSync(path, 'old')
    const writing = answer(handlers, 'compare.export', { ...ALL, path }, () => 0)
    while (progress().length === 0) await turn()
    handlers['workbook.cancel']({})
    expect(await writing).toMatchObject({ ok: false, error: { code: 'export/cancelled' } })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([])
  })

  it('shows one moment of the study: what is said meanwhile is in it everywhere', async () => {
    const { handlers, path, progress } = await study()
    const writing = handlers['compare.export']({ ...ALL, path })
    while (progress().length === 0) await turn()
    const first = FORM[0]!.id
    await handlers['edit.make']({ reportId: 1, indicator: first, text: '777777', reason: '' })
    await writing
    const workbook = await reopen(path)
    expect(workbook.getWorksheet('对照表')!.getCell('F4').value).toBe(777_777)
    const tidy = workbook.getWorksheet('长表')!
    expect([tidy.getCell('F2').value, tidy.getCell('I2').value, tidy.getCell('L2').value]).toEqual([
      first,
      777_777,
      'corrected',
    ])
  })

  it('ends when the study is closed, without a trace', async () => {
    const { handlers, session, path, progress } = await study()
    const writing = answer(handlers, 'compare.export', { ...ALL, path }, () => 0)
    while (progress().length === 0) await turn()
    await endSession(session)
    expect(await writing).toMatchObject({ ok: false, error: { code: 'study/not-open' } })
    expect(existsSync(path)).toBe(false)
  })
})
