import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const ROOT = `${import.meta.dirname}/..`

/**
 * Who may import what. A folder may always import itself; anything not listed is refused. A name stands for the file
 * or folder itself and all below it; `node:` for all of Node.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src-shared/domain': [],
  'src-shared/contract': ['src-shared/domain'],

  // Pure: same values in, same values out.
  // opencc-js is loaded the old way, by node:module.
  'src-main/clean': ['src-shared/domain', 'opencc-js', 'node:module'],
  'src-main/parse': ['src-shared/domain', 'src-main/clean', 'src-main/forms.ts'],
  'src-main/reconcile': ['src-shared/domain', 'src-main/forms.ts'],
  'src-main/compare': ['src-shared/domain', 'diff'],

  'src-main/root.ts': ['node:'],
  'src-main/places.ts': ['src-shared', 'src-main/root.ts', 'node:'],
  'src-main/forms.ts': ['src-shared', 'src-main/places.ts', 'src-main/root.ts', 'node:'],
  'src-main/read': ['src-shared', 'parse5', 'saxes', 'yauzl', 'cfb', 'pdfjs-dist', 'xlsx', 'ssf', 'node:'],
  'src-main/store': ['src-shared', 'src-main/root.ts', 'better-sqlite3', 'node:'],
  'src-main/export': ['src-shared', 'src-main/compare', 'fflate', 'hyparquet-writer', 'node:'],
  'src-main/import': [
    'src-shared',
    'src-main/forms.ts',
    'src-main/read',
    'src-main/clean',
    'src-main/parse',
    'src-main/reconcile',
    'src-main/store',
    'node:',
  ],
  'src-main/api': [
    'src-shared',
    'src-main/root.ts',
    'src-main/forms.ts',
    'src-main/import',
    'src-main/parse',
    'src-main/reconcile',
    'src-main/compare',
    'src-main/store',
    'src-main/export',
    'node:',
  ],
  'src-main/engine.ts': ['src-shared', 'src-main/forms.ts', 'src-main/api'],
  'src-main/cli': [
    'src-shared',
    'src-main/forms.ts',
    'src-main/api',
    'src-main/import',
    'src-main/parse',
    'src-main/store',
    'node:',
  ],
  'src-main/cli.ts': ['src-shared', 'src-main/forms.ts', 'src-main/cli', 'src-main/api', 'src-main/store', 'node:'],

  // The window's process: no study data passes through its hands but as replies.
  'src-main/shell': ['src-shared', 'src-main/root.ts', 'electron', 'node:'],
  'src-main/index.ts': ['src-shared', 'src-main/shell', 'electron', 'node:'],
  'src-main/preload.ts': ['src-shared', 'electron'],
  'src-main/launch': ['src-shared/domain', 'src-main/root.ts', 'fflate', '@electron-internal/extract-zip', 'node:'],
}

/** Libraries of the window. Nothing in it may see src-main, not even a type. */
const WINDOW = [
  'react',
  'react-dom',
  '@tanstack/react-query',
  'ag-grid-react',
  'ag-grid-community',
  '@ag-grid-community/locale',
  'echarts',
  'marked',
  'pdfjs-dist',
]

describe('imports go one way', () => {
  it.each(Object.keys(MAY_IMPORT))('%s', place => {
    expect(strays(place, MAY_IMPORT[place] ?? [])).toEqual([])
  })

  it('src-renderer sees src-shared and its own libraries, never src-main', () => {
    expect(strays('src-renderer', ['src-shared', ...WINDOW])).toEqual([])
  })

  it.each(features())('src-renderer/features/%s sees no other feature', feature => {
    const others = features().filter(name => name !== feature)
    const reached = imports(`src-renderer/features/${feature}`).filter(({ target }) =>
      others.some(name => isIn(target, `src-renderer/features/${name}`)),
    )
    expect(reached).toEqual([])
  })

  it('every folder and file of src-main has its line here', () => {
    const places = readdirSync(`${ROOT}/src-main`).map(name => `src-main/${name}`)
    expect(places.filter(place => !Object.hasOwn(MAY_IMPORT, place))).toEqual([])
  })
})

describe('the guard', () => {
  it.each([
    ["import { app } from 'electron'", ['electron']],
    ["import type { Store } from '../store/open.ts'", ['src-main/store/open.ts']],
    ["import '#shared/domain/value.ts'", ['src-shared/domain/value.ts']],
    ["export type { Store } from './open.ts'", ['src-main/parse/open.ts']],
    ["export * from 'react'", ['react']],
    ["const late = await import('node:fs')", ['node:fs']],
    ['const late = await import(`electron`)', ['electron']],
    ["type Late = import('electron').App", ['electron']],
    ["const late = require('electron')", ['electron']],
    ['const words = "import { app } from \'electron\'"', []],
  ])('sees %s', (text, targets) => {
    expect(importsOf('src-main/parse/example.ts', text)).toEqual(targets)
  })

  it('refuses what is not listed', () => {
    expect(isAllowed('electron', 'src-main/parse', MAY_IMPORT['src-main/parse'] ?? [])).toBe(false)
    expect(isAllowed('src-main/storehouse/a.ts', 'src-main/api', ['src-main/store'])).toBe(false)
    expect(isAllowed('react-dom/client', 'src-renderer', ['react-dom'])).toBe(true)
    expect(isAllowed('node:fs', 'src-main/read', ['node:'])).toBe(true)
  })
})

type Import = { readonly file: string; readonly target: string }

function strays(place: string, allowed: readonly string[]): readonly string[] {
  return imports(place)
    .filter(({ target }) => !isAllowed(target, place, allowed))
    .map(({ file, target }) => `${file} → ${target}`)
}

function isAllowed(target: string, place: string, allowed: readonly string[]): boolean {
  return [place, ...allowed].some(ok => (ok === 'node:' ? target.startsWith(ok) : isIn(target, ok)))
}

function isIn(target: string, place: string): boolean {
  return target === place || target.startsWith(`${place}/`)
}

function imports(place: string): readonly Import[] {
  return sourceFiles(place).flatMap(file =>
    importsOf(file, readFileSync(`${ROOT}/${file}`, 'utf8')).map(target => ({ file, target })),
  )
}

function sourceFiles(place: string): readonly string[] {
  if (!existsSync(`${ROOT}/${place}`)) return []
  if (/\.tsx?$/.test(place)) return [place]
  return readdirSync(`${ROOT}/${place}`, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => `${place}/${name.replaceAll('\\', '/')}`)
}

/** Everything a file reaches for, types too, as places in the tree or names of packages. */
function importsOf(file: string, text: string): readonly string[] {
  const { program } = parseSync(file, text)
  return [...sourcesIn(program)].map(source => {
    if (source.startsWith('#shared/')) return source.replace('#shared', 'src-shared')
    return source.startsWith('.') ? posix.join(posix.dirname(file), source) : source
  })
}

const REACHING = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

/** The module names in a syntax tree, in the order of the text. */
function* sourcesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const part of node) yield* sourcesIn(part)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return
  const { type, source, callee, arguments: given } = node as Partial<Record<string, unknown>>
  if (REACHING.includes(String(type)) && source) yield nameIn(source)
  const called = (callee as { name?: unknown } | undefined)?.name
  if (type === 'CallExpression' && called === 'require' && Array.isArray(given)) yield nameIn(given[0])
  for (const part of Object.values(node)) yield* sourcesIn(part)
}

/** A name put together at run time cannot be judged, and stands for itself. */
function nameIn(source: unknown): string {
  const { value, quasis } = source as { value?: unknown; quasis?: readonly { value: { cooked: string } }[] }
  if (typeof value === 'string') return value
  return quasis?.length === 1 ? (quasis[0]?.value.cooked ?? '?') : '? a name made at run time'
}

function features(): readonly string[] {
  const folder = `${ROOT}/src-renderer/features`
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
}
