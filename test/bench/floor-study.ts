import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { usualLimits } from '../../src-main/import/pool.ts'

// The least that an import of this study must do: take the bytes, parse them with the same library in as many workers,
// and insert the same rows with one prepared statement, in a table with the same index. The rows come from a finished
// study, so that nothing is spent on finding them.
//   node floor-study.ts <folder> <finished study> <study to write>
const [folder = '', finished = '', written = ''] = process.argv.slice(2)
const CHUNK = 12

const source = new Database(finished, { readonly: true })
const columns = `report_id, indicator, nth, edition, kind, number, text, unit, printed_unit, origin, approximate,
                 confidence, start_at, end_at, quote, page`
const reports = source.prepare<[], number>('SELECT id FROM report ORDER BY id').pluck().all()
const rowsOf = source.prepare(`SELECT ${columns} FROM observation WHERE report_id = ?`).raw(true)
const rows = reports.map(id => rowsOf.all(id) as unknown[][])
source.close()

const database = new Database(written)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = NORMAL')
database.exec(`
  CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE observation (
    report_id INTEGER, indicator TEXT, nth INTEGER, edition TEXT, kind TEXT, number REAL, text TEXT, unit TEXT,
    printed_unit TEXT, origin TEXT, approximate INTEGER, confidence REAL, start_at INTEGER, end_at INTEGER,
    quote TEXT, page INTEGER, UNIQUE (report_id, indicator, nth, origin)
  ) STRICT;
`)
const insertText = database.prepare('INSERT INTO text (text) VALUES (?)')
const insert = database.prepare(`INSERT INTO observation (${columns}) VALUES (${Array(16).fill('?')})`)

const paths = readdirSync(folder).map(name => join(folder, name))
const began = performance.now()
let next = 0
let kept = 0
const keep = database.transaction((texts: readonly string[]) => {
  for (const text of texts) {
    insertText.run(text)
    for (const row of rows[kept] ?? []) insert.run(row)
    kept += 1
  }
})
await Promise.all(Array.from({ length: usualLimits().size }, work))
database.close()
process.stdout.write(`${((performance.now() - began) / 1000).toFixed(3)}\n`)

function work(): Promise<void> {
  const worker = new Worker(new URL('./floor-worker.ts', import.meta.url), { execArgv: [] })
  return new Promise((resolve, reject) => {
    const give = () => {
      const chunk = paths.slice(next, next + CHUNK)
      next += CHUNK
      if (chunk.length > 0) worker.postMessage(chunk)
      else void worker.terminate().then(() => resolve(), reject)
    }
    worker.on('error', reject)
    worker.on('message', (texts: readonly string[]) => {
      give()
      keep(texts)
    })
    give()
    give()
  })
}
