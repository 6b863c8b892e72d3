import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { duplicateGroups } from '../../src-main/store/duplicates.ts'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { stepPage } from '../../src-main/store/step-history.ts'
import { addRedo, addUndo, lastStanding, lastUndone } from '../../src-main/store/steps.ts'
import { isSound } from '../import/dump.ts'
import { NOW, temporaryFolder } from './made.ts'

const SAID = { reason: '', author: '', now: NOW }

/** Two files on one body and year; the file states 12 and "/"; the clock was set back before the third line. */
const VERSION_1 = `
  INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
  VALUES (1, '${'a'.repeat(64)}', '/a.txt', 'a.txt', 1, '2026', '1', 'report', 'text', '', '[]'),
         (2, '${'b'.repeat(64)}', '/b.txt', 'b.txt', 1, '2026', '1', 'report', 'text', '', '[]');
  INSERT INTO organisation (id, name) VALUES (1, '甲县民政局');
  INSERT INTO report (id, source_id, organisation_id, year, scope, title, standing)
  VALUES (11, 1, 1, 2016, 'own', '', 1), (12, 2, 1, 2016, 'own', '', 0);
  INSERT INTO report_tally VALUES (11, 2, 1, 0, 0, NULL), (12, 0, 0, 0, 0, NULL);
  INSERT INTO observation (report_id, indicator, nth, edition, kind, number, text, unit, origin, approximate,
                           confidence, start_at, end_at, quote)
  VALUES (11, 'req_received', 0, 't14', 'number', 12, '12', '件', 'table', 0, 1, 0, 2, '12'),
         (11, 'req_closed', 0, 't14', 'slash', NULL, '/', '件', 'table', 0, 1, 0, 1, '/');
  INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text, kind, number, text, unit, reason, author, made_at)
  VALUES (1, 'make', 1, 11, 'req_received', '12', '21', 'number', 21, '２１', '件', '原件', '张', '2026-01-01T01'),
         (2, 'make', 2, 11, 'req_received', '21', '22', 'number', 22, '22', '件', '', '李', '2026-01-01T03'),
         (3, 'make', 3, 11, 'req_closed', '/', '', 'blank', NULL, '', '件', '', '张', '2026-01-01T02'),
         (4, 'undo', 2, 11, 'req_received', '22', '21', NULL, NULL, NULL, NULL, '', '李', '2026-01-01T05'),
         (5, 'undo', 3, 11, 'req_closed', '', '/', NULL, NULL, NULL, NULL, '', '张', '2026-01-01T06'),
         (6, 'redo', 3, 11, 'req_closed', '/', '', NULL, NULL, NULL, NULL, '', '张', '2026-01-01T07');
  INSERT INTO choice (id, act, source_id, chosen, author, reason, made_at)
  VALUES (1, 1, 2, 2, '王', '更全', '2026-01-01T04'), (2, 1, 1, 2, '王', '更全', '2026-01-01T04'),
         (3, 2, 1, 1, '王', '', '2026-01-01T08'), (4, 2, 2, 1, '王', '', '2026-01-01T08');`

it('carries corrections, their undoing and choices of version 1 over into steps', async () => {
  const path = join(temporaryFolder(), '研究.nianbao')
  const old = await openStudy(path, { create: true, migrations: readMigrations().slice(0, 1) })
  old.database.exec(VERSION_1)
  closeStudy(old)
  const store = await openStudy(path, { create: false })
  onTestFinished(() => void store.database.close())

  const { rows, total } = stepPage(store, { offset: 0, limit: 99 })
  expect(total).toBe(8)
  const lines = rows
    .toReversed()
    .map(({ id, act, kind, target, author, stands, first }) =>
      [id, act, kind, target, author, stands ? 'stands' : 'undone', first?.before, first?.after].join(' '),
    )
  expect(lines).toEqual([
    '1 make edit 1 张 stands 12 21',
    '2 make edit 2 李 undone 21 22',
    '3 make edit 3 张 stands / ',
    '4 make choice 4 王 stands  b.txt',
    '5 undo edit 2 李 undone 22 21',
    '6 undo edit 3 张 stands  /',
    '7 redo edit 3 张 stands / ',
    '8 make choice 8 王 stands  a.txt',
  ])
  expect(rows.at(-1)).toMatchObject({
    reason: '原件',
    madeAt: '2026-01-01T01',
    first: { report: { id: 11, organisation: '甲县民政局', year: 2016 }, indicator: 'req_received' },
  })
  expect(currentValues(store, 11)).toMatchObject([
    {
      indicator: 'req_received',
      value: { number: 21, text: '２１' },
      read: { value: { number: 12 } },
      edit: { stepId: 1 },
    },
    { indicator: 'req_closed', value: { kind: 'blank' }, edit: { stepId: 3, author: '张' } },
  ])
  expect(lastUndone(store)).toBeNull()
  expect(lastStanding(store)).toBe(8)
  expect(isSound(store)).toBe(true)

  const standing = async () => (await duplicateGroups(store))[0]?.reports.find(report => report.chosen)?.path
  expect(await standing()).toBe('/a.txt')
  allOrNothing(store, () => addUndo(store, null, SAID))
  expect(await standing()).toBe('/b.txt')
  allOrNothing(store, () => addUndo(store, 1, SAID))
  expect(currentValues(store, 11)).toMatchObject([{ value: { number: 12 } }, {}])
  allOrNothing(store, () => addRedo(store, 2, SAID))
  expect(currentValues(store, 11)).toMatchObject([{ value: { number: 22 } }, {}])
})
