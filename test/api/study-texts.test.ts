import { expect, it } from 'vitest'
import { desk } from './desk.ts'

it('keeps title, description and notes of a study with what stood there before, through restarts', async () => {
  const { handlers, told } = await desk()
  const { path } = await handlers['study.summary']({})
  await handlers['study.write']({ about: 'title', text: ' 河南民政 ', author: '甲' })
  await handlers['study.write']({ about: 'title', text: '河南民政', author: '乙' })
  await handlers['study.write']({ about: 'title', text: '河南民政系统', author: '乙' })
  await handlers['study.write']({ about: 'notes', text: '', author: '乙' })
  expect(told.at(-1)).toEqual({ name: 'study.changed', news: { reason: 'study' } })
  await handlers['study.open']({ path, create: false })
  const texts = await handlers['study.texts']({})
  expect(texts.title.map(({ text, author }) => [text, author])).toEqual([
    ['河南民政系统', '乙'],
    ['河南民政', '甲'],
  ])
  expect(texts).toMatchObject({ description: [], notes: [] })
})
