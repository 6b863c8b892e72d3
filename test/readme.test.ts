import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const folders = ['src-main', 'src-shared', 'src-renderer', 'resources'].flatMap(top =>
  readdirSync(join(ROOT, top), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `${top}/${entry.name}`),
)

describe('README', () => {
  it.each(folders)('describes %s', folder => expect(readme).toContain(`\`${folder}`))

  it('describes only folders that exist', () => {
    const named = [...readme.matchAll(/^\| `([\w/-]+)` \|/gm)].map(match => match[1]!)
    expect(named.filter(name => !existsSync(join(ROOT, name)))).toEqual([])
    expect(named.length).toBeGreaterThan(20)
  })

  it('opens with the two commands', () => {
    const opening = readme.slice(0, 1_500)
    expect(opening).toContain('npm ci && npm start')
    expect(opening).toContain('npm ci && npm test')
  })

  it.each([...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(match => match[1]!))('shows %s', picture =>
    expect(existsSync(join(ROOT, picture))).toBe(true),
  )
})
