import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../../src-main/root.ts'
import { writtenReport } from '../import/written-report.ts'
import { temporaryFolder } from '../store/made.ts'

const CLI = rootPath('src-main/cli.ts')

/** Run the command line in a folder. */
function run(folder: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function json(folder: string, args: readonly string[]): unknown {
  const { status, stdout, stderr } = run(folder, [...args, '--json'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

function folderWithReports(): string {
  const folder = temporaryFolder()
  putReports(folder)
  return folder
}

function putReports(folder: string): void {
  writeFileSync(join(folder, 'a.txt'), writtenReport('甲县民政局', 2016, '2'))
  writeFileSync(join(folder, 'b.txt'), writtenReport('甲县民政局', 2017, '3'))
  writeFileSync(join(folder, 'note.txt'), '今天天气很好。')
}

describe('the main job', () => {
  it('imports, prints values and findings, compares; a second time changes nothing', { timeout: 30_000 }, () => {
    const folder = folderWithReports()
    const files = ['import', 'a.txt', 'b.txt', 'note.txt', '--study', 's.nianbao']
    expect(json(folder, files)).toMatchObject({ imported: 2, known: 0, notReports: 1, failed: [] })
    const values = json(folder, ['values', '--study', 's.nianbao'])
    expect(values).toMatchObject([
      {
        path: join(folder, 'a.txt'),
        organisation: '甲县民政局',
        year: 2016,
        editions: ['t14'],
        values: { req_received: { kind: 'number', number: 2, text: '2', unit: '件', origin: 'table', evidence: {} } },
        local: [],
        narrative: {},
      },
      { path: join(folder, 'b.txt'), year: 2017 },
    ])
    expect(json(folder, files)).toMatchObject({ imported: 0, known: 3, notReports: 0, failed: [] })
    expect(json(folder, ['values', '--study', 's.nianbao'])).toEqual(values)
    expect(Array.isArray(json(folder, ['findings', '--study', 's.nianbao']))).toBe(true)
    expect(json(folder, ['search', '县', '民政局', '--study', 's.nianbao'])).toMatchObject([
      { year: 2016 },
      { year: 2017 },
    ])
    const years = ['--years', '2017,2016', '--organisations', '甲县民政局']
    const out = ['compare', '--study', 's.nianbao', ...years, '--out', '对照.xlsx']
    expect(json(folder, out)).toMatchObject({ path: join(folder, '对照.xlsx'), rows: 58 })
    expect(existsSync(join(folder, '对照.xlsx'))).toBe(true)
    expect(readdirSync(folder).filter(name => name.startsWith('s.'))).toEqual(['s.nianbao'])
  })

  it('exports by a recipe, the same bytes each time', { timeout: 60_000 }, () => {
    const folder = folderWithReports()
    run(folder, ['import', '.', '--study', 's.nianbao'])
    writeFileSync(
      join(folder, 'r.json'),
      JSON.stringify({ recipe: 'nianbao-export', version: 1, shapes: ['long'], programs: ['r'], years: [2017] }),
    )
    const to = (out: string) => ['export', '--study', 's.nianbao', '--recipe', 'r.json', '--out', out]
    expect(json(folder, to('one'))).toMatchObject({
      reports: 1,
      rows: 58,
      fingerprint: expect.stringMatching(/^\w{64}$/),
    })
    run(folder, to('other'))
    expect(readdirSync(join(folder, 'one'))).toEqual(expect.arrayContaining(['long.R', 'long.csv', 'recipe.json']))
    for (const name of readdirSync(join(folder, 'one'))) {
      expect(readFileSync(join(folder, 'other', name)).equals(readFileSync(join(folder, 'one', name))), name).toBe(true)
    }
    writeFileSync(join(folder, 'r.json'), '{"recipe": "nianbao-export", "shape": "long"}')
    const refused = run(folder, to('third'))
    expect(refused.stderr).toContain('不认识“shape”')
    expect(refused.status).toBe(1)
    expect(existsSync(join(folder, 'third'))).toBe(false)
  })

  it('speaks to people too, in either language', { timeout: 30_000 }, () => {
    const folder = folderWithReports()
    expect(run(folder, ['import', '.', '--study', 's.nianbao']).stdout).toContain('读入 2')
    expect(run(folder, ['values', '--study', 's.nianbao', '--lang', 'en']).stdout).toContain('Requests received')
    expect(run(folder, ['findings', '--study', 's.nianbao']).status).toBe(0)
    expect(run(folder, ['--help', '--lang', 'en']).stdout).toContain('on the command line')
  })

  it('ends quietly when nobody reads on', async () => {
    const folder = temporaryFolder()
    for (let year = 2000; year < 2040; year += 1) {
      writeFileSync(join(folder, `${year}.txt`), writtenReport('甲县民政局', year))
    }
    run(folder, ['import', '.', '--study', 's.nianbao'])
    const child = spawn(process.execPath, [CLI, 'values', '--study', 's.nianbao', '--json'], { cwd: folder })
    let complaints = ''
    child.stderr.on('data', text => {
      complaints += text
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [status] = await once(child, 'exit')
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
    expect(existsSync(join(folder, 's.nianbao-wal'))).toBe(false)
  })

  it('prints all of a long answer', () => {
    const folder = temporaryFolder()
    for (let year = 2000; year < 2040; year += 1) {
      writeFileSync(join(folder, `${year}.txt`), writtenReport('甲县民政局', year))
    }
    run(folder, ['import', '.', '--study', 's.nianbao'])
    const { stdout } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${CLI}" values --study s.nianbao --json | (sleep 0.5; cat)`],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1_048_576,
      },
    )
    expect(stdout.length).toBeGreaterThan(300_000)
    expect(JSON.parse(stdout)).toHaveLength(40)
  })
})

describe('trouble is told in words, with exit code 1', () => {
  let folder = ''
  let files: readonly string[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nianbao-'))
    putReports(folder)
    run(folder, ['import', 'a.txt', '--study', 's.nianbao'])
    files = readdirSync(folder).sort()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['values --study', '需要 --study'],
    ['values --study none.nianbao', '没有这个研究文件'],
    ['values --study note.txt', '不是年报台的研究文件'],
    ['values --study .', '不是年报台的研究文件'],
    ['values --study none.nianbao --lang en', 'There is no such study file'],
    ['import none.txt --study new.nianbao', '没有这个文件或文件夹'],
    ['import note.txt --study no/such/new.nianbao', '写不了研究文件'],
    ['compare --study s.nianbao --out no/such/a.xlsx', '写不了'],
    ['compare --study s.nianbao --out a.xlsx --years 1999', '没有 1999 年的报告'],
    ['compare --study s.nianbao --out a.xlsx --organisations 丙', '没有机构“丙”'],
  ])('%s', (typed, says) => {
    const { status, stdout, stderr } = run(folder, typed.split(' '))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('    at ')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(readdirSync(folder).sort()).toEqual(files)
  })
})
