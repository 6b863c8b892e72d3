import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeComparisonWorkbook } from '../../src-main/export/comparison-workbook.ts'
import { runToEnd } from '../../src-main/export/workbook/archive.ts'
import { Failure } from '../../src-shared/contract/errors.ts'
import { aBook, aCell, aRow } from './a-book.ts'
import { aFolder, partsOf } from './reopen.ts'

/** For the long test; time is not what it is about. */
const PATIENCE_MS = 60_000

describe('failure', () => {
  const failureOf = async (path: string): Promise<unknown> => {
    try {
      runToEnd(writeComparisonWorkbook(aBook(), path))
    } catch (thrown) {
      return thrown instanceof Failure ? thrown.error : thrown
    }
    return null
  }

  it('is told with the path when the folder is missing', async () => {
    const path = join(aFolder(), 'none', 'x.xlsx')
    expect(await failureOf(path)).toMatchObject({
      code: 'export/cannot-write',
      path,
      why: 'ENOENT: no such file or directory',
    })
  })

  it('is told, and nothing left behind, when the place is taken by a folder', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'x.xlsx'))
    expect(await failureOf(join(folder, 'x.xlsx'))).toMatchObject({ code: 'export/cannot-write' })
    expect(readdirSync(folder)).toEqual(['x.xlsx'])
  })

  it('half way leaves the old workbook as it was and no traces', async () => {
    const folder = aFolder()
    const temporary = aFolder()
    vi.stubEnv('TMPDIR', temporary)
    const path = join(folder, 'x.xlsx')
    writeFileSync(path, 'old')
    function* rows() {
      for (let row = 0; row < 5000; row += 1) yield aRow(`${row}`, '件', [aCell('1'), aCell('2'), null])
      throw new Error('half way')
    }
    expect(() => runToEnd(writeComparisonWorkbook(aBook({ rows: rows() }), path))).toThrow('half way')
    vi.unstubAllEnvs()
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect([readdirSync(folder), readdirSync(temporary)]).toEqual([['x.xlsx'], []])
  })
})

it(
  'streams: twenty thousand rows from a generator',
  async () => {
    const path = join(aFolder(), 'long.xlsx')
    function* rows() {
      for (let row = 0; row < 20_000; row += 1) {
        yield aRow(`指标${row % 300}`, '件', [
          aCell(String(row)),
          aCell(String(row * 2)),
          row % 7 === 0 ? null : aCell('/'),
        ])
      }
    }
    const { rows: count, bytes } = runToEnd(writeComparisonWorkbook(aBook({ rows: rows() }), path))
    const xml = partsOf(path).get('xl/worksheets/sheet2.xml')!
    expect(count).toBe(20_000)
    expect(bytes).toBeGreaterThan(500_000)
    expect(xml).toContain('<f>IF(AND(ISNUMBER(G20003),ISNUMBER(F20003)),G20003-F20003,&quot;&quot;)</f><v>19999</v>')
  },
  PATIENCE_MS,
)
