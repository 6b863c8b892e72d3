import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { desk } from './desk.ts'

/** One body, two years, what was carried over and not taken up; findings between years were not known then. */
const VERSION_1 = `
  INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
  VALUES (1, '${'a'.repeat(64)}', '/a.txt', 'a.txt', 1, '2026', '1', 'report', 'text', '', '[]'),
         (2, '${'b'.repeat(64)}', '/b.txt', 'b.txt', 1, '2026', '1', 'report', 'text', '', '[]');
  INSERT INTO organisation (id, name) VALUES (1, '甲县民政局');
  INSERT INTO report (id, source_id, organisation_id, year, scope, title, standing)
  VALUES (11, 1, 1, 2021, 'own', '', 1), (12, 2, 1, 2022, 'own', '', 1);
  INSERT INTO report_edition (report_id, nth, edition) VALUES (11, 0, 't21'), (12, 0, 't21');
  INSERT INTO report_tally VALUES (11, 1, 0, 0, 0, NULL), (12, 1, 0, 0, 0, NULL);
  INSERT INTO observation (report_id, indicator, nth, edition, kind, number, text, unit, origin, approximate,
                           confidence, start_at, end_at, quote)
  VALUES (11, 'req_carried_out_total', 0, 't21', 'number', 4, '4', '件', 'table', 0, 1, 0, 1, '4'),
         (12, 'req_carried_in_total', 0, 't21', 'number', 3, '3', '件', 'table', 0, 1, 0, 1, '3');`

it('is held against the year before when a study of version 1 is opened', async () => {
  const { handlers, folder } = await desk()
  const path = join(folder, '旧.nianbao')
  const old = await openStudy(path, { create: true, migrations: readMigrations().slice(0, 1) })
  old.database.exec(VERSION_1)
  closeStudy(old)

  expect(await handlers['study.open']({ path, create: false })).toMatchObject({ findings: 1, judged: 0 })
  const { rows } = await handlers['finding.page']({ offset: 0, limit: 9 })
  expect(rows).toMatchObject([
    {
      ...{ check: 'years.carry-over', reportId: 12, earlierId: 11, left: 4, right: 3 },
      ...{ indicators: ['req_carried_in_total'], earlier: ['req_carried_out_total'] },
    },
  ])
  // both reports show it, each at its own figures
  const [earlier, later] = await Promise.all([11, 12].map(reportId => handlers['report.read']({ reportId })))
  expect([earlier?.findings, earlier?.later]).toEqual([[], rows])
  expect([later?.findings, later?.later]).toEqual([rows, []])
})
