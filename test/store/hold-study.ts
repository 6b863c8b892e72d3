/** Opens a study, saves one more report, says so and keeps the study open until it is killed. */
import { createHash } from 'node:crypto'
import { openStudy } from '../../src-main/store/open.ts'

const { database } = await openStudy(process.argv[2] ?? '', { create: false })
const sha256 = createHash('sha256').update('held').digest('hex')
database.transaction(() => {
  database.exec(`
    INSERT INTO source (id, sha256, path, file_name, bytes, imported_at, parser_version, outcome, format, text, blocks)
    VALUES (2, '${sha256}', '/held.txt', 'held.txt', 1, '2026', 'test', 'report', 'text', '', '[]');
    INSERT INTO report (id, source_id, scope, title, standing) VALUES (2, 2, 'own', '', 1);
    INSERT INTO observation (report_id, indicator, nth, edition, kind, number, text, unit, origin, approximate,
                             confidence, start_at, end_at, quote)
    VALUES (2, 'req_received', 0, 't14', 'number', 77, '77', '件', 'table', 0, 1, 0, 2, '77');
  `)
})()
process.stdout.write('open\n')
setInterval(() => database.open, 1_000)
