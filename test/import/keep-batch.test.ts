import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ImportOutcome } from '#shared/domain/study.ts'
import { loadForms } from '../../src-main/forms.ts'
import { keepBatch } from '../../src-main/import/keep-batch.ts'
import type { Piece } from '../../src-main/import/pieces.ts'
import { readAndParse } from '../../src-main/import/read-and-parse.ts'
import { readPath } from '../../src-main/import/read-path.ts'
import { newStudy, temporaryFolder } from '../store/made.ts'
import { isSound } from './dump.ts'
import { meansOf } from './means.ts'
import { writtenReport } from './written-report.ts'

const START = { forms: loadForms(), known: new Set<string>(), instructions: new Map() }

async function pieceOf(organisation: string): Promise<Piece> {
  const path = join(temporaryFolder(), 'a.txt')
  writeFileSync(path, writtenReport(organisation, 2016))
  const job = { path, force: false, entries: null }
  for await (const piece of readPath(job, 0, START, readAndParse, () => undefined)) return piece
  throw new Error('no piece')
}

/** A year that the study refuses. */
function spoilt(piece: Piece): Piece {
  if (piece.kind !== 'read' || piece.read.parsed.kind !== 'report') throw new Error('not a report')
  const { report } = piece.read.parsed
  const year = { ...report.year, best: report.year.best && { ...report.year.best, value: 9_999 } }
  return { ...piece, read: { ...piece.read, parsed: { kind: 'report', report: { ...report, year } } } }
}

it('keeps all others of a batch when one cannot be kept, and tells of that one once', async () => {
  const store = await newStudy()
  const names = ['甲县民政局', '乙县民政局', '丙县民政局', '丁县民政局']
  const [first, second, third, fourth] = (await Promise.all(names.map(pieceOf))) as [Piece, Piece, Piece, Piece]
  const { means, bugs } = meansOf(store)
  const outcomes: ImportOutcome[] = []
  for await (const told of keepBatch([first, spoilt(second), third, first, fourth], means, new Set())) {
    outcomes.push(...told)
  }
  expect(outcomes).toMatchObject([
    { kind: 'imported', organisation: '甲县民政局' },
    { kind: 'failed', code: 'internal' },
    { kind: 'imported', organisation: '丙县民政局' },
    { kind: 'known' },
    { kind: 'imported', organisation: '丁县民政局' },
  ])
  expect(bugs).toHaveLength(1)
  expect(isSound(store)).toBe(true)
  const inStudy = store.database
    .prepare('SELECT s.outcome, r.year FROM source s LEFT JOIN report r ON r.source_id = s.id ORDER BY s.id')
    .all()
  expect(inStudy.map(row => Object.values(row as object))).toEqual([
    ['report', 2016],
    ['failed', null],
    ['report', 2016],
    ['report', 2016],
  ])
})
